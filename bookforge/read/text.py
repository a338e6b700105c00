"""Plain text, of any origin."""

from bookforge.draft import Draft
from bookforge.read.decode import source


def text(data: bytes, name: str) -> Draft:
    """The draft of a plain text: its source, not yet touched."""
    found, problems = source(data, name)
    return Draft(found, found.text, problems=problems)
