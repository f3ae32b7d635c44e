"""Reference data out as a table and in again: every row goes through the form of its page."""
