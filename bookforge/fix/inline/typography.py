"""What each language sets for quotation marks, dashes and the spaces beside them: data alone.

The glyphs of every row were compared with the Unicode Common Locale Data Repository (CLDR 44 and
45, "delimiters"); a row says where it departs from it. A section is named where its text was read;
a work named without one is where the book trade looks, and was not read for this.
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


ENGLISH = Typography("CLDR en; Chicago Manual of Style for the dash", dash="—")
REVERSED = "»«›‹"

ROWS = {
    "en": ENGLISH,
    "en-gb": Typography(
        "New Hart's Rules, as British novels are set; CLDR en-GB has “ ” outside", outer="S",
    ),
    "de": Typography(
        "CLDR de; Duden",
        double="„“", single="‚‘", guillemets=REVERSED,
    ),
    "de-ch": Typography(
        "Bundeskanzlei, Schreibweisungen (2008), 2.1.1; CLDR de-CH has „ “",
        double="«»", single="‹›",
    ),
    "fr": Typography(
        "CLDR fr, which has « » inside as well; Lexique des règles typographiques en usage à"
        " l'Imprimerie nationale for the spaces",
        double="«»", single="“”", inside=NARROW, high=NARROW, dialogue=f"—{NO_BREAK}",
    ),
    "es": Typography(
        "RAE and ASALE, Ortografía (2010), 3.4.8: « » first in print; CLDR es has “ ”",
        double="«»", single="“”", dash=" —", dialogue="—",
    ),
    "it": Typography(
        "CLDR it",
        double="«»", single="“”", dialogue="— ",
    ),
    "pt": Typography(
        "CLDR pt; the travessão of novels",
        dash=" — ", dialogue="— ",
    ),
    "pt-pt": Typography(
        "CLDR pt-PT; the travessão of novels",
        double="«»", single="“”", dash=" — ", dialogue="— ",
    ),
    "nl": Typography(
        "Taaladvies of the Taalunie: no fixed rule, single preferred; CLDR nl, single inside too",
        outer="S",
    ),
    "pl": Typography(
        "CLDR pl; PWN, Wielki słownik ortograficzny",
        double="„”", single="«»", dialogue="— ",
    ),
    "cs": Typography(
        "CLDR cs; Internetová jazyková příručka",
        double="„“", single="‚‘", guillemets=REVERSED, dialogue="– ",
    ),
    "sk": Typography(
        "CLDR sk; Pravidlá slovenského pravopisu",
        double="„“", single="‚‘", guillemets=REVERSED, dialogue="– ",
    ),
    "hu": Typography(
        "CLDR hu; A magyar helyesírás szabályai (2015): » « inside",
        double="„”", single="»«", guillemets=REVERSED, dialogue="– ",
    ),
    "sv": Typography(
        "CLDR sv; Språkrådet, Svenska skrivregler",
        double="””", single="’’", guillemets="»»››", dialogue="– ",
    ),
    "da": Typography(
        "Retskrivningsordbogen (2012), § 58: » « or “ ”, a question of looks; CLDR da has “ ”",
        double="»«", single="›‹", guillemets=REVERSED, dialogue="– ",
    ),
    "nb": Typography("CLDR no; Språkrådet", double="«»", dialogue="– "),
    "nn": Typography("CLDR nn; Språkrådet", double="«»", dialogue="– "),
    "fi": Typography(
        "CLDR fi; Kielitoimiston ohjepankki",
        double="””", single="’’", guillemets="»»››", dialogue="– ",
    ),
    "ru": Typography(
        "CLDR ru; Розенталь, Справочник по правописанию",
        double="«»", single="„“", dash=" — ", dialogue=f"—{NO_BREAK}",
    ),
    "uk": Typography(
        "CLDR uk; Український правопис (2019)",
        double="«»", single="„“", dash=" — ", dialogue=f"—{NO_BREAK}",
    ),
    "el": Typography(
        "CLDR el",
        double="«»", single="“”", dialogue="— ",
    ),
    "tr": Typography("CLDR tr; Türk Dil Kurumu", dialogue="— "),
    "ja": Typography(
        "CLDR ja; Requirements for Japanese Text Layout (JLReq)",
        double="「」", single="『』", dash="——", as_typed=True,
    ),
    "zh": Typography("CLDR zh; GB/T 15834-2011", dash="——"),
    "zh-tw": Typography(
        "CLDR zh-Hant",
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
