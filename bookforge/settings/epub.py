"""What only an EPUB has: [epub] of book.toml."""

from bookforge.settings.key import Group


class Epub(Group):
    """What only an EPUB has."""
