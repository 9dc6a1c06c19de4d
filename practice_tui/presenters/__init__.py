"""From the desk to what is shown: Home, the dashboard, pages and printed reports as values."""
