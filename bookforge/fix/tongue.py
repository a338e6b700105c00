"""Which language a text is in, as far as its spacing depends on it."""

import re
from collections import Counter

from bookforge.draft import Draft

ENOUGH = 200_000  # characters; a novel's language shows in its first chapter
# Words that are frequent in one language and not words of the others.
COMMON = {
    "en": "the and of to was he his that with it had she",
    "fr": "le et les des que une est dans pas vous elle pour qui ce",
    "de": "der und die das ist nicht ich sie ein zu mit er den",
    "es": "el que los las una por con del se su y lo",
    "it": "il che di non una per gli del sono era con",
}
LEAST = 3  # hits; fewer say nothing, and English is what most stories are in


def tongue(draft: Draft) -> str:
    """The language's two-letter code: what the text says of itself, or what its words tell.

    >>> from bookforge.source import Source
    >>> text = "Elle est dans le jardin, et les enfants aussi."
    >>> tongue(Draft(Source("a", text), text))
    'fr'
    """
    for mark in draft.marked("meta"):
        said = draft.text[mark.start : mark.end].strip().lower()
        if mark.value == "language" and re.match(r"[a-z]{2}(-|$)", said):
            return said[:2]
    counts = Counter(re.findall(r"[^\W\d_]+", draft.text[:ENOUGH].lower()))
    hits = {name: sum(counts[word] for word in words.split()) for name, words in COMMON.items()}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] >= LEAST else "en"
