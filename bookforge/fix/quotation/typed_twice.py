"""Marks that a keyboard lacks, typed as two signs: <<So>>, ,,So''.

English has none of them, and writes <<so>> for machines and for thoughts: there they stay.
"""

import re
from collections.abc import Iterator

from bookforge.draft import Change, Sure
from bookforge.fix.inline.typography import Typography
from bookforge.fix.inline.units import Cover, Unit
from bookforge.fix.quotation.survey import COMMAS, is_english

ANGLES = re.compile(r"(?<![<>\w])(?:<<|>>)(?=[^\s<>=-])|(?<=[^\s<>=-])(?:<<|>>)(?![<>\w])")


def typed_twice(unit: Unit, language: Typography, fixed: Cover) -> Iterator[Change]:
    """The marks for such signs, in the languages that have them.

    >>> from bookforge.fix.inline.typography import typography
    >>> unit = Unit(0, ">>So<<", "prose")
    >>> [change.new for change in typed_twice(unit, typography("de"), Cover([]))]
    ['»', '«']
    """
    found: list[re.Match[str]] = []
    if not is_english(language):
        found += ANGLES.finditer(unit.text)
    if language.double[0] == "„":
        found += COMMAS.finditer(unit.text)
    for hit in found:
        start, end = unit.start + hit.start(), unit.start + hit.end()
        if not fixed.touches(start, end):
            new = {"<<": "«", ">>": "»"}.get(hit[0], "„")
            yield Change(start, end, new, Sure.LIKELY, "two signs for one mark")
