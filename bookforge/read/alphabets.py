"""The letters beyond a to z that languages of the Latin and Cyrillic scripts write, in small."""

import re
from collections import Counter

# Letters of loan words and foreign names that a language is used to are among its own.
ALPHABETS = tuple(
    frozenset(letters)
    for letters in (
        "àâæçéèêëîïôœùûüÿñ",  # French, and what English borrows
        "äöüßéèàáçêô",  # German
        "áéíñóúüªº",  # Spanish
        "áâãàçéêíóôõúüªº",  # Portuguese
        "àèéìíîòóùú",  # Italian
        "àçéèíïòóúül",  # Catalan
        "éëèêïöóüáíúĳà",  # Dutch
        "åäöéüàø",  # Swedish, Finnish
        "æøåéèêóòôüöä",  # Danish, Norwegian
        "áðéíóúýþæö",  # Icelandic
        "âáéíóúŵŷêîôûïöü",  # Irish, Welsh
        "ąćęłńóśźż",  # Polish
        "áčďéěíňóřšťúůýž",  # Czech
        "áäčďéíĺľňóôŕšťúýž",  # Slovak
        "áéíóöőúüű",  # Hungarian
        "ăâîșțşţ",  # Romanian
        "čćđšž",  # Croatian, Slovenian
        "çğıöşüâîû",  # Turkish
        "äõöüšž",  # Estonian
        "āčēģīķļņšūž",  # Latvian
        "ąčęėįšųūž",  # Lithuanian
        "ëç",  # Albanian
        "ĉĝĥĵŝŭ",  # Esperanto
        "àáâãăèéêìíòóôõơùúưýđảạấầẩẫậắằẳẵặẻẽẹếềểễệỉĩịỏọốồổỗộớờởỡợủũụứừửữựỳỷỹỵ\u0300\u0301\u0303\u0309\u0323",
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",  # Russian, Bulgarian
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",  # Ukrainian
        "абвгдеёжзійклмнопрстуўфхцчшыьэюя",  # Belarusian
        "абвгдђежзијклљмнњопрстћуфхцчџш",  # Serbian
        "абвгдѓежзѕијклљмнњопрстќуфхцчџш",  # Macedonian
    )
)
LATIN_AND_CYRILLIC = re.compile(r"[\u00aa-\u024f\u0300-\u036f\u0400-\u04ff\u1e00-\u1eff]")


def strangeness(counts: Counter[str]) -> float:
    """The share of letters, of those beyond a to z, that the language that fits best lacks.

    >>> strangeness(Counter("éïç")), round(strangeness(Counter("éďç")), 2)
    (0.0, 0.33)
    """
    letters: Counter[str] = Counter()
    for letter, count in counts.items():
        if LATIN_AND_CYRILLIC.match(letter) and (letter.isalpha() or letter >= "\u0300"):
            letters[letter.lower()] += count
    total = sum(letters.values())
    known = max(sum(letters[letter] for letter in alphabet) for alphabet in ALPHABETS)
    return 1 - known / total if total else 0.0
