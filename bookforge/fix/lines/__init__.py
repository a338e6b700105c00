"""The lines of a text: how they are laid out, which belong together, which are frame."""
