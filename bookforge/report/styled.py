"""Text with styles: pieces, each with the name of a style as rich writes it ("bold red")."""

Styled = tuple[tuple[str, str], ...]
"""One line; without its styles it is the plain text of a pipe."""
