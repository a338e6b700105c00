"""Checks that read finished files back; they never import a writer."""
