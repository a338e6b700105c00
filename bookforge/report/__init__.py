"""What was understood and done, as values and strings that the command line prints or writes."""
