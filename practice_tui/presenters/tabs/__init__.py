"""One module a tab of the dashboard: from evidence to sentences, picture and table."""
