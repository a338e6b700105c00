"""Which language a text is in, as far as its punctuation depends on it."""

from bookforge.draft import Draft
from bookforge.fix.inline.typography import Typography, typography


def tongue(draft: Draft) -> str:
    """The language's tag: as asked for, else as the text says, else as its words tell.

    >>> from bookforge.source import Source
    >>> text = "Elle est dans le jardin, et les enfants aussi."
    >>> tongue(Draft(Source("a", text), text))
    'fr'
    """
    return draft.language.tag


def habits(draft: Draft) -> Typography:
    """What the draft's language sets for marks, dashes and spaces."""
    return typography(tongue(draft))
