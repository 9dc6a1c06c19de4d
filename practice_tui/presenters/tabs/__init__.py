"""The tabs of the dashboard, a module each: they make sentences, picture and table of the dashboard's data."""
