"""What programs and sites put round a story: who made the file, and which lines are theirs."""
