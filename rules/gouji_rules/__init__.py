"""gouji: a linter for annual reports on government information disclosure."""
