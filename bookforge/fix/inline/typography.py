"""What each language sets for quotation marks, dashes and the spaces beside them: data alone.

The sources are named row by row. CLDR is the Unicode Common Locale Data Repository, "delimiters";
where a language's own academy or its book trade says otherwise than CLDR, the trade goes first.
"""

from dataclasses import dataclass

NARROW, NO_BREAK = "\u202f", "\u00a0"


@dataclass(frozen=True, slots=True)
class Typography:
    """The habits of one language.

    `double` and `single` are what a straight " and ' stand for, each a left and a right glyph,
    and `outer` says which of them encloses speech: "D" or "S". `guillemets` are the outer and
    the inner pair. `inside` stands between a guillemet and what it encloses, `high` before ; : !
    and ?. `dash` is a dash between words with its spaces, `dialogue` what opens a line of speech
    where that is done with a dash. If `as_typed`, straight marks stay unless another style is
    asked for.
    """

    source: str
    double: str = "“”"
    single: str = "‘’"
    outer: str = "D"
    guillemets: str = "«»‹›"
    inside: str = ""
    high: str = ""
    dash: str = " – "
    dialogue: str = ""
    as_typed: bool = False


ENGLISH = Typography("Chicago Manual of Style 6.85, 13.30; CLDR en", dash="—")
REVERSED = "»«›‹"

ROWS = {
    "en": ENGLISH,
    "en-gb": Typography("New Hart's Rules 4.11, 9.2; CLDR en-GB has “ ” outside", outer="S"),
    "de": Typography(
        "Duden, rules K 7 to K 12, and §§ 89 to 95 of the official rules; CLDR de",
        double="„“", single="‚‘", guillemets=REVERSED,
    ),
    "de-ch": Typography(
        "Bundeskanzlei, Schreibweisungen, 2.3.3; CLDR de-CH", double="«»", single="‹›",
    ),
    "fr": Typography(
        "Lexique des règles typographiques en usage à l'Imprimerie nationale, guillemets and"
        " ponctuation; CLDR fr",
        double="«»", single="“”", inside=NARROW, high=NARROW, dialogue=f"—{NO_BREAK}",
    ),
    "es": Typography(
        "RAE and ASALE, Ortografía (2010), 3.4.6 (raya) and 3.4.8 (comillas); CLDR es",
        double="«»", single="“”", dash=" —", dialogue="—",
    ),
    "it": Typography(
        "Serianni, Grammatica italiana, I 222 to 234; CLDR it",
        double="«»", single="“”", dialogue="— ",
    ),
    "pt": Typography(
        "Cunha and Cintra, Nova Gramática, 21 (travessão, aspas); CLDR pt",
        dash=" — ", dialogue="— ",
    ),
    "pt-pt": Typography(
        "Código de Redação Interinstitucional, 10.1; CLDR pt-PT",
        double="«»", single="“”", dash=" — ", dialogue="— ",
    ),
    "nl": Typography(
        "Taaladvies of the Nederlandse Taalunie, aanhalingstekens; CLDR nl", outer="S",
    ),
    "pl": Typography(
        "PWN, Wielki słownik ortograficzny, rules 98 and 99; CLDR pl",
        double="„”", single="«»", dialogue="— ",
    ),
    "cs": Typography(
        "Internetová jazyková příručka, uvozovky and pomlčka; CLDR cs",
        double="„“", single="‚‘", guillemets=REVERSED, dialogue="– ",
    ),
    "sk": Typography(
        "Pravidlá slovenského pravopisu, úvodzovky; CLDR sk",
        double="„“", single="‚‘", guillemets=REVERSED, dialogue="– ",
    ),
    "hu": Typography(
        "A magyar helyesírás szabályai (2015), 257 and 258; CLDR hu",
        double="„”", single="»«", guillemets=REVERSED, dialogue="– ",
    ),
    "sv": Typography(
        "Språkrådet, Svenska skrivregler, 9.7 and 11.3; CLDR sv",
        double="””", single="’’", guillemets="»»››", dialogue="– ",
    ),
    "da": Typography(
        "Dansk Sprognævn, Retskrivningsordbogen § 58; the book trade's choice of the three there",
        double="»«", single="›‹", guillemets=REVERSED, dialogue="– ",
    ),
    "nb": Typography("Språkrådet, tegn, hermeteikn; CLDR nb", double="«»", dialogue="– "),
    "nn": Typography("Språkrådet, teikn, hermeteikn; CLDR nn", double="«»", dialogue="– "),
    "fi": Typography(
        "Kotimaisten kielten keskus, Kielitoimiston ohjepankki, lainausmerkit; CLDR fi",
        double="””", single="’’", guillemets="»»››", dialogue="– ",
    ),
    "ru": Typography(
        "Розенталь, Справочник по правописанию, §§ 47 to 54 and 71; CLDR ru",
        double="«»", single="„“", dash=" — ", dialogue=f"—{NO_BREAK}",
    ),
    "uk": Typography(
        "Український правопис (2019), §§ 161 to 164; CLDR uk",
        double="«»", single="„“", dash=" — ", dialogue=f"—{NO_BREAK}",
    ),
    "el": Typography(
        "Interinstitutional style guide, 10.1, Greek; CLDR el",
        double="«»", single="“”", dialogue="— ",
    ),
    "tr": Typography("Türk Dil Kurumu, noktalama işaretleri; CLDR tr", dialogue="— "),
    "ja": Typography(
        "JIS X 4051 and JLReq 3.1.1; CLDR ja",
        double="「」", single="『』", dash="——", as_typed=True,
    ),
    "zh": Typography("GB/T 15834-2011, 4.8; CLDR zh", dash="——"),
    "zh-tw": Typography(
        "Revised Handbook of Punctuation (2008), Taiwan; CLDR zh-Hant",
        double="「」", single="『』", dash="——",
    ),
}  # fmt: skip

# Marks mean other things in these scripts, or we do not know what: the gershayim of Hebrew, say.
UNKNOWN = Typography("none: nothing is done", as_typed=True)
LEFT_ALONE = frozenset(["ar", "fa", "he", "ur", "yi"])


def typography(tag: str) -> Typography:
    """The habits of the language `tag` (BCP 47); those of English for one that has no row.

    >>> typography("de-AT").double
    '„“'
    """
    tag = tag.lower()
    base = tag.partition("-")[0]
    return UNKNOWN if base in LEFT_ALONE else ROWS.get(tag) or ROWS.get(base) or ENGLISH
