"""What makes a record good: checks and suites."""
