"""The words that open a heading, by language and by what they open."""

from typing import Literal, NamedTuple

Kind = Literal["chapter", "part", "weak", "opening", "pause", "ending"]


class HeadingWords(NamedTuple):
    """The words of one language, lower case, a bar between two.

    `weak` are words that stories use for other things too: only a run of them in order is
    believed. Openings stand before the first chapter, pauses between two, endings after the last.
    """

    chapter: str
    part: str = ""
    weak: str = ""
    opening: str = ""
    pause: str = ""
    ending: str = ""


HEADING_WORDS: dict[str, HeadingWords] = {
    "en": HeadingWords(
        "chapter|chap|ch|chpt|chptr",
        "part|pt|book|volume|vol|arc|act|tome|season|saga|cycle",
        "stave|section|episode|ep|adventure|letter|scene|story|tale|day|night|movement|canto|entry"
        "|week|month|year|lesson|case|installment|instalment|fragment|vignette|side story|extra"
        "|log entry|journal entry|diary entry|verse|round|phase|stage|dream|memory|track|file",
        "prologue|preface|foreword|introduction|dedication|preamble|prelude",
        "interlude|intermission|intermezzo|omake|bonus chapter|bonus|side story|extra|entr'acte"
        "|flashback chapter|bonus scene",
        "epilogue|afterword|coda|postscript|conclusion|appendix|postlude|aftermath"
        "|glossary|errata|about the author",
    ),
    "de": HeadingWords(
        "kapitel|kap",
        "teil|buch|band|akt|aufzug",
        "brief|tag|nacht|szene|abschnitt|folge|geschichte|episode|auftritt|woche",
        "prolog|vorwort|einleitung|vorspiel|einführung",
        "zwischenspiel|intermezzo|bonuskapitel",
        "epilog|nachwort|nachspiel|anhang|schluss|schluß",
    ),
    "fr": HeadingWords(
        "chapitre|chap",
        "partie|livre|tome|acte|volume",
        "lettre|jour|nuit|scène|épisode|section|histoire|conte|journée",
        "prologue|préface|avant-propos|introduction|préambule",
        "interlude|intermède|entracte|chapitre bonus",
        "épilogue|postface|conclusion|annexe",
    ),
    "es": HeadingWords(
        "capítulo|capitulo|cap",
        "parte|libro|tomo|volumen|acto",
        "carta|día|noche|escena|episodio|sección|historia|jornada",
        "prólogo|prefacio|introducción|preámbulo",
        "interludio|intermedio|capítulo extra",
        "epílogo|posfacio|conclusión|apéndice",
    ),
    "it": HeadingWords(
        "capitolo|cap",
        "parte|libro|volume|tomo|atto",
        "lettera|giorno|notte|scena|episodio|sezione|storia|giornata|novella",
        "prologo|prefazione|introduzione|premessa",
        "interludio|intermezzo",
        "epilogo|postfazione|conclusione|appendice",
    ),
    "pt": HeadingWords(
        "capítulo|capitulo|cap",
        "parte|livro|volume|tomo|ato|acto",
        "carta|dia|noite|cena|episódio|seção|história",
        "prólogo|prefácio|introdução",
        "interlúdio|capítulo extra|capítulo bônus",
        "epílogo|posfácio|conclusão|apêndice",
    ),
    "ca": HeadingWords("capítol", "part|llibre", "", "pròleg", "", "epíleg"),
    "nl": HeadingWords(
        "hoofdstuk|hfst",
        "deel|boek|bedrijf|akte",
        "brief|dag|nacht|scène|aflevering|verhaal",
        "proloog|voorwoord|inleiding",
        "intermezzo|tussenspel",
        "epiloog|nawoord|slot",
    ),
    "sv": HeadingWords(
        "kapitel|kapitlet|kap",
        "del|delen|bok|boken|akt",
        "brev|dag|natt|scen|avsnitt",
        "prolog|förord|inledning",
        "mellanspel",
        "epilog|efterord|slutord",
    ),
    "da": HeadingWords(
        "kapitel|kapitlet|kapittel",
        "del|bog|bok|bind|akt",
        "brev|dag|nat|natt|scene|afsnit|episode",
        "prolog|forord|indledning|innledning",
        "mellemspil|mellomspill",
        "epilog|efterord|etterord",
    ),
    "fi": HeadingWords(
        "luku",
        "osa|kirja|näytös",
        "kirje|päivä|kohtaus|jakso",
        "prologi|esipuhe|johdanto|alkusanat",
        "välisoitto|välinäytös",
        "epilogi|jälkisanat|loppusanat",
    ),
    "pl": HeadingWords(
        "rozdział|rozdz",
        "część|tom|księga|akt",
        "list|dzień|noc|scena|odcinek|opowieść",
        "prolog|przedmowa|wstęp|wprowadzenie",
        "interludium|antrakt",
        "epilog|posłowie|zakończenie",
    ),
    "cs": HeadingWords(
        "kapitola|kap",
        "část|časť|díl|diel|kniha|svazek|dějství|dejstvo",
        "dopis|list|den|deň|noc|scéna|výstup|epizoda",
        "prolog|prológ|předmluva|predslov|úvod",
        "mezihra|intermezzo",
        "epilog|epilóg|doslov|závěr|záver",
    ),
    "ru": HeadingWords(
        "глава|гл",
        "часть|книга|том|действие|акт|арка",
        "письмо|день|ночь|сцена|эпизод|явление|рассказ|серия",
        "пролог|предисловие|введение|вступление",
        "интерлюдия|интермедия|интерлюдия",
        "эпилог|послесловие|заключение",
    ),
    "uk": HeadingWords(
        "розділ|глава",
        "частина|книга|том|дія",
        "лист|день|ніч|сцена|епізод",
        "пролог|передмова|вступ",
        "інтерлюдія|інтермедія",
        "епілог|післямова",
    ),
    "hu": HeadingWords(
        "fejezet",
        "rész|kötet|könyv|felvonás",
        "levél|nap|éjszaka|jelenet",
        "prológus|előszó|bevezetés|bevezető",
        "közjáték|interlúdium",
        "epilógus|utószó|befejezés",
    ),
    "ro": HeadingWords(
        "capitolul|capitol",
        "partea|cartea|volumul|actul",
        "scrisoarea|ziua|noaptea|scena|episodul",
        "prolog|prefață|introducere",
        "interludiu",
        "epilog|postfață",
    ),
    "tr": HeadingWords(
        "bölüm",
        "kısım|kitap|cilt|perde",
        "mektup|gün|gece|sahne",
        "önsöz|giriş|prolog",
        "ara bölüm",
        "sonsöz|epilog|son söz",
    ),
    "el": HeadingWords(
        "κεφάλαιο|κεφαλαιο",
        "μέρος|μεροσ|βιβλίο|τόμος|πράξη",
        "γράμμα|ημέρα|νύχτα|σκηνή|επεισόδιο",
        "πρόλογος|εισαγωγή",
        "ιντερλούδιο",
        "επίλογος",
    ),
    "hr": HeadingWords(
        "poglavlje|glava|поглавље|глава", "dio|deo|knjiga", "", "prolog|predgovor", "", "epilog"
    ),
    "vi": HeadingWords(
        "chương|hồi", "phần|quyển|tập", "", "mở đầu|lời nói đầu", "ngoại truyện", "kết|vĩ thanh"
    ),
    "id": HeadingWords("bab", "bagian|buku", "", "prolog|kata pengantar", "", "epilog"),
    "east": HeadingWords(
        "",
        "",
        "",
        "プロローグ|序章|序|前言|楔子|引子|序幕|まえがき|はじめに|프롤로그|서장|서문",
        "幕間|間章|番外|番外编|番外篇|番外編|外传|外伝|閑話|외전|막간",
        "エピローグ|終章|终章|尾声|后记|後記|あとがき|大结局|에필로그|종장|후기|작가의 말",
    ),
}

# What follows a numeral in East Asian headings: 第十二章, 3화.
EASTERN_CHAPTERS = "章回节節話话集夜折장화회절"
EASTERN_PARTS = "卷部巻編篇幕권부막"

# What stands instead of the number of the last chapter.
LASTS = frozenset(
    [
        "last",
        "final",
        "letzte",
        "letztes",
        "letzter",
        "dernier",
        "dernière",
        "último",
        "última",
        "ultimo",
        "ultima",
        "ostatni",
        "ostatnia",
        "laatste",
        "sista",
        "siste",
        "sidste",
        "viimeinen",
        "последняя",
        "последний",
        "остання",
        "poslední",
        "utolsó",
        "son",
        "cuối",
    ]
)


class Opener(NamedTuple):
    """What a word opens, and the languages whose numbers may stand beside it."""

    kind: Kind
    tongues: tuple[str, ...]


def _openers(kinds: tuple[Kind, ...]) -> dict[str, Opener]:
    found: dict[str, Opener] = {}
    for kind in kinds:
        for tongue, words in HEADING_WORDS.items():
            for word in filter(None, getattr(words, kind).split("|")):
                known = found.get(word, Opener(kind, ()))
                if known.kind == kind:
                    found[word] = Opener(kind, (*known.tongues, tongue))
    return found


NUMBERED: dict[str, Opener] = _openers(("chapter", "part", "weak"))
SPECIAL: dict[str, Opener] = _openers(("opening", "pause", "ending"))
