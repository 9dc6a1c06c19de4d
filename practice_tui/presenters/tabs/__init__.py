"""One module a tab of the dashboard: from the dashboard's data to sentences, picture and table."""
