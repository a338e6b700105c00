"""Which language a text is in, as far as its punctuation depends on it."""

import re
from collections import Counter
from functools import lru_cache

from bookforge.draft import Draft
from bookforge.fix.inline.typography import Typography, typography

ENOUGH = 60_000  # characters; a novel's language shows in its first chapters
# Words that are frequent in one language and no words of English; near relations share some.
COMMON = {
    "en": "the and of to was he his that with it had she you for not",
    "fr": "le et les des que une est dans pas vous elle pour qui ce avec sur",
    "de": "der und die das ist nicht ich sie ein zu mit er den auf dem wir",
    "es": "el que los las una por con del se su y lo pero como muy está",
    "it": "il che di non una per gli del sono era con della anche più è ma",
    "pt": "que não uma os com para dos mas ele ela da na muito você está em",
    "nl": "het een van niet ik dat zijn op voor ze maar hij naar er ook zei",
    "pl": "się nie jest że na był jak co ale tak już tylko przez od jego ją",
    "cs": "se že je jsem byl jak ale už jeho když na není jen ještě který",
    "sk": "sa že je som bol ako ale už jeho keď na nie len ešte ktorý",
    "hu": "az és hogy nem egy volt de meg csak már mint még ez azt el van",
    "sv": "och att det jag inte är som en han på av för med till hon var",
    "da": "og det jeg ikke er som en han på af til hun var ud mig hvad",
    "nb": "og det jeg ikke er som en han på av til hun var ut meg hva",
    "fi": "ja on ei se hän oli että mutta kun niin mitä minä en olen ole",
    "tr": "bir ve bu da de için ne çok var değil gibi ama dedi ben sen o",
}
LEAST = 3  # hits; fewer say nothing, and English is what most stories are in
# Scripts that one language has, or one of ours: kana stand beside the signs of Chinese.
SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("uk", re.compile("[іїєґ]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
    ("ar", re.compile("[\u0620-\u06ff]")),
)
FIRST_OTHER = "\u0370"  # letters before this are Latin
LETTER = re.compile(r"[^\W\d_]")
SHARE = {"ja": 0.1, "uk": 0.02}  # of all letters; one in three for the others
THIRD = 1 / 3

# How texts name their language.
NAMES = {
    "english": "en", "german": "de", "deutsch": "de", "french": "fr", "français": "fr",
    "spanish": "es", "español": "es", "italian": "it", "italiano": "it", "portuguese": "pt",
    "português": "pt", "dutch": "nl", "nederlands": "nl", "polish": "pl", "polski": "pl",
    "czech": "cs", "čeština": "cs", "slovak": "sk", "hungarian": "hu", "magyar": "hu",
    "swedish": "sv", "svenska": "sv", "danish": "da", "dansk": "da", "norwegian": "nb",
    "norsk": "nb", "finnish": "fi", "suomi": "fi", "russian": "ru", "русский": "ru",
    "ukrainian": "uk", "greek": "el", "turkish": "tr", "türkçe": "tr", "japanese": "ja",
    "chinese": "zh", "日本語": "ja", "中文": "zh",
}  # fmt: skip
TAG = re.compile(r"\b([a-z]{2}(?:-[a-z]{2})?)\s*\Z", re.IGNORECASE)


def tongue(draft: Draft) -> str:
    """The language's tag: as asked for, else as the text says, else as its words tell.

    >>> from bookforge.source import Source
    >>> text = "Elle est dans le jardin, et les enfants aussi."
    >>> tongue(Draft(Source("a", text), text))
    'fr'
    """
    return draft.house.language or _said(draft) or _guessed(draft.text[:ENOUGH])


def habits(draft: Draft) -> Typography:
    """What the draft's language sets for marks, dashes and spaces."""
    return typography(tongue(draft))


def _said(draft: Draft) -> str:
    for mark in draft.marked("meta"):
        if mark.value == "language":
            said = draft.text[mark.start : mark.end].lower()
            named = (NAMES[word] for word in re.findall(r"\w+", said) if word in NAMES)
            tag = TAG.search(said)
            return next(named, tag[1] if tag else "")
    return ""


@lru_cache(maxsize=8)
def _guessed(text: str) -> str:
    small = text.lower()
    letters = 0 if small.isascii() else len(LETTER.findall(small))
    for name, script in SCRIPTS if max(small, default="") >= FIRST_OTHER else ():
        if letters and len(script.findall(small)) > SHARE.get(name, THIRD) * letters:
            return name
    counts = Counter(re.findall(r"[^\W\d_]+", small))
    hits = {name: sum(counts[word] for word in words.split()) for name, words in COMMON.items()}
    best = max(hits, key=lambda name: hits[name])
    return best if hits[best] >= LEAST else "en"
