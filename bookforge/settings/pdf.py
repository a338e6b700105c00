"""What only printed pages have: [pdf] of book.toml."""

from bookforge.settings.key import Group


class Pdf(Group):
    """What only printed pages have."""
