"""The passes, in the order they run."""

from collections.abc import Callable, Iterable

from bookforge.draft import Draft, Find, Sure, amend
from bookforge.fix.boilerplate import boilerplate
from bookforge.fix.capitals import capitals
from bookforge.fix.characters import characters
from bookforge.fix.dashes import dashes
from bookforge.fix.decisions import decisions, heeding
from bookforge.fix.dividers import dividers
from bookforge.fix.ellipses import ellipses
from bookforge.fix.emphasis import emphasis
from bookforge.fix.escapes import escapes
from bookforge.fix.footnotes import footnotes
from bookforge.fix.framing import framing
from bookforge.fix.garbled import garbled
from bookforge.fix.headings import headings
from bookforge.fix.lines.filled import lines
from bookforge.fix.lines.layout import layout
from bookforge.fix.mojibake import mojibake
from bookforge.fix.newlines import newlines
from bookforge.fix.paragraphs import paragraphs
from bookforge.fix.pictures import pictures
from bookforge.fix.quotes import quotes
from bookforge.fix.restyle import restyle
from bookforge.fix.spaces import spaces
from bookforge.fix.tags import tags
from bookforge.fix.titles import titles

Pass = Callable[[Draft], Iterable[Find]]

# What the author settled is found in the text as typed. Garbled letters hold control characters,
# so they are mended before those are taken out. The passes from newlines to paragraphs leave the
# text alone, so that all see the same layout.
PASSES: tuple[Pass, ...] = (
    decisions,
    garbled,
    mojibake,
    characters,
    escapes,
    newlines,
    tags,
    pictures,
    boilerplate,
    footnotes,
    titles,
    headings,
    framing,
    dividers,
    paragraphs,
    capitals,
    emphasis,
    spaces,
    dashes,
    ellipses,
    quotes,
    restyle,
)


def fix(draft: Draft, passes: tuple[Pass, ...] = PASSES, least: Sure = Sure.LIKELY) -> Draft:
    """Run each pass over what the one before it left; changes less sure than `least` wait."""
    for run in passes:
        draft = amend(draft, run.__name__, heeding(draft, run.__name__, run(draft)), least)
    for asked in (layout, lines):  # every pass asked; what comes after needs the memory
        asked.cache_clear()
    return draft
