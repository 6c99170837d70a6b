"""What Dogear tells of itself: the log, reports of bugs, and what is left after a crash."""
