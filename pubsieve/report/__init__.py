"""What a run has to say: on the terminal, in report.json and in report.html; also the page of `explain`."""
