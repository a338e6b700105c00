"""Languages: what texts call them, and which one a text's own words tell.

Each language that the passes know typography for has a profile, the words that are frequent in
it and are no words of English. The language whose words are met most often is taken if they are
many and no unrelated language comes near; nothing is learned, and nothing is measured but counts.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Literal, NamedTuple

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
# BCP 47 tags and the names that texts use, the English one first.
LANGUAGES = {
    "en": "english anglais englisch inglés inglese inglês",
    "fr": "french français francais",
    "de": "german deutsch",
    "es": "spanish español castellano",
    "it": "italian italiano",
    "pt": "portuguese português",
    "pt-BR": "brazilian brasileiro",
    "nl": "dutch nederlands",
    "pl": "polish polski",
    "cs": "czech čeština česky",
    "sk": "slovak slovenčina",
    "hu": "hungarian magyar",
    "sv": "swedish svenska",
    "da": "danish dansk",
    "nb": "norwegian norsk bokmål",
    "nn": "nynorsk",
    "fi": "finnish suomi",
    "ru": "russian русский",
    "uk": "ukrainian українська",
    "el": "greek ελληνικά",
    "tr": "turkish türkçe",
    "ja": "japanese 日本語",
    "zh": "chinese 中文 mandarin",
    "ko": "korean 한국어",
    "he": "hebrew עברית",
    "ar": "arabic العربية",
    "fa": "persian farsi فارسی",
    "la": "latin latina",
    "ro": "romanian română",
    "ca": "catalan català",
    "eo": "esperanto",
    "cy": "welsh cymraeg",
    "ga": "irish gaeilge",
    "id": "indonesian indonesia",
    "vi": "vietnamese việt",
    "hr": "croatian hrvatski",
    "sr": "serbian српски",
    "bg": "bulgarian български",
    "et": "estonian eesti",
    "is": "icelandic íslenska",
}
NAMES = {name: tag for tag, names in LANGUAGES.items() for name in names.split()}

# What the field is called that names the language.
LABELS = frozenset(
    ["language", "sprache", "langue", "idioma", "lingua", "taal", "språk", "język", "язык"]
)

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
ENOUGH = 60_000  # characters; a novel's language shows in its first chapters
LEAST = 3  # hits; fewer say nothing, and English is what most stories are in
SHARE_OF_WORDS = 0.12  # of the words; the profiles are met by 20 to 35 in 100 of their own
MANY = 60  # words; a text of so many in none of the languages is worth a remark

# Scripts that one language has, or one of ours: kana stand beside the signs of Chinese.
SCRIPTS = (
    ("ja", re.compile("[\u3041-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
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

TAG = re.compile(r"\b([a-z]{2}(?:-[a-z]{2})?)\s*\Z", re.IGNORECASE)


class Guess(NamedTuple):
    """A language's tag, and whether the words of the text made it certain."""

    tag: str
    sure: bool


def named(said: str) -> str:
    """The tag of the language that `said` names, or that it is; "" if it does neither.

    >>> named("English"), named("Deutsch (German)"), named("pt-BR"), named("Elvish")
    ('en', 'de', 'pt-BR', '')
    """
    known = (NAMES[word] for word in re.findall(r"\w+", said.lower()) if word in NAMES)
    tag = TAG.search(said)
    return next(known, _cased(tag[1]) if tag else "")


def english_name(tag: str) -> str:
    """What English calls the language of `tag`; the tag itself if that is not known.

    >>> english_name("de-AT"), english_name("tlh")
    ('German', 'tlh')
    """
    names = LANGUAGES.get(tag) or LANGUAGES.get(tag.partition("-")[0])
    return names.split()[0].capitalize() if names else tag


@lru_cache(maxsize=8)
def guessed(text: str) -> Guess:
    """The language that the words of `text` tell; English, and not sure, if they do not.

    >>> guessed("Elle est dans le jardin, et les enfants aussi.")
    Guess(tag='fr', sure=True)
    >>> guessed("Zzz! Pling.")
    Guess(tag='en', sure=False)
    """
    small = text[:ENOUGH].lower()
    letters = 0 if small.isascii() else len(LETTER.findall(small))
    for name, script in SCRIPTS if max(small, default="") >= FIRST_OTHER else ():
        if letters and len(script.findall(small)) > SHARE.get(name, THIRD) * letters:
            return Guess(name, sure=True)
    found = re.findall(r"[^\W\d_]+", small)
    counts = Counter(found)
    hits = {name: sum(counts[word] for word in words.split()) for name, words in COMMON.items()}
    best = max(hits, key=lambda name: hits[name])
    sure = hits[best] >= max(LEAST, SHARE_OF_WORDS * len(found))
    return Guess(best if sure else "en", sure)


def _cased(tag: str) -> str:
    base, _, region = tag.partition("-")
    return f"{base.lower()}-{region.upper()}" if region else base.lower()


def direction(language: str) -> Literal["ltr", "rtl"]:
    """Which way the script of `language` (a BCP 47 tag) runs."""
    return "rtl" if language.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT else "ltr"
