"""What a line looks like, by its words alone."""
