"""Makes values to show of what the desk knows: Home, the dashboard, pages and printed reports."""
