"""What a text is made of: its front, its headings, its notes."""
