"""Labels of story sites and mailing lists: which words name what follows them."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Role = Literal["description", "note", "end note", "title", "author", "field"]

LONGEST = 40  # characters in a label
ENOUGH = 120  # characters at the start of a line, to see a label and what is round it
REMEMBERED = 1 << 14  # lines, for every pass asks about the same ones

# Each role's labels as they are compared: lower case, straight apostrophe, no decoration.
DESCRIPTION = "description|summary|full summary|story summary|story description|blurb|synopsis"
NOTE = (
    "author's note|author's notes|authors note|authors notes|authors' note|authors' notes"
    "|author note|author notes|a/n|an|a.n|a.n.|a/ns|note from the author|notes from the author"
    "|a note from the author|notes|note|beginning notes|chapter notes|notes for the chapter"
    "|chapter note|translator's note|translator's notes|tl note|t/n|tn|tl|ed|pr|e/n|editor's note"
    "|pre-chapter note|pre-chapter notes|beta note|beta's note|post-chapter note"
)
END_NOTE = "end notes|end note|endnotes|chapter end notes|closing notes|ending notes|final notes"
TITLE = "title|story title|story|titel|titre|título|titolo|tytuł|název|cím|otsikko|название"
AUTHOR = (
    "author|by|written by|penname|pen name|authors|autor|autorin|auteur|auteure|autrice|autore"
    "|autora|schrijver|författare|forfatter|szerző|автор"
)
FOREIGN_DESCRIPTION = (  # these need their colon
    "zusammenfassung|inhalt|inhaltsangabe|kurzbeschreibung|klappentext|beschreibung|résumé|resumen"
    "|sinopsis|resumo|sinopse|riassunto|trama|samenvatting|sammanfattning|sammendrag|opis"
    "|streszczenie|описание|аннотация"
)
FIELD = (
    "rating|rated|warning|warnings|archive warning|archive warnings|content warning"
    "|content warnings|trigger warning|trigger warnings|cw|tw|pairing|pairings|fandom|fandoms"
    "|category|categories|genre|genres|character|characters|main characters|relationship"
    "|relationships|additional tags|tags|language|series|series url|status|published|updated"
    "|packaged|words|word count|chapters|stats|story url|author url|spoilers|spoiler|feedback"
    "|archive|distribution|keywords|classification|e-mail|email|beta|betas|beta'd by|beta reader"
    "|timeline|setting|publisher|disclaimer|disclaimers|spoiler warning|date|universe|crossover"
    "|chapter summary|source|completed|release date|posting date|first posted|last updated"
    "|subtitle|comments|kudos|bookmarks|hits|reviews|favs|follows|votes|reads|views|parts"
    "|archived-at|freeform|freeforms|collection|collections|cover artist|artist|tag|url|id"
    "|date published|first published|story id|completed on"
    "|sprache|langue|idioma|lingua|taal|språk|język|язык|alter|altersfreigabe|freigabe|classement"
    "|clasificación|serie|série|wörter|mots|palabras|parole|woorden|personajes|personnages"
    "|personagens|personaggi|figuren|charaktere|veröffentlicht|publié|publicado|pubblicato"
    "|erschienen|estado|état|stato|übersetzer|übersetzung|traducteur|traductor|traduttore"
    "|warnungen|avertissements|advertencias|avvertimenti|género|genere|gênero|жанр|фэндом"
    "|рейтинг|schlagworte|etiquetas|mots-clés|parole chiave"
    "|character set encoding|translator|illustrator|editor|copyright|credits|dedication to"
)
ROLES: dict[str, Role] = {
    **dict.fromkeys(f"{DESCRIPTION}|{FOREIGN_DESCRIPTION}".split("|"), "description"),
    **dict.fromkeys(NOTE.split("|"), "note"),
    **dict.fromkeys(END_NOTE.split("|"), "end note"),
    **dict.fromkeys(TITLE.split("|"), "title"),
    **dict.fromkeys(AUTHOR.split("|"), "author"),
    **dict.fromkeys(FIELD.split("|"), "field"),
}

# A label may stand on a line of its own without a colon if it could hardly be anything else.
BARE = frozenset(
    f"{DESCRIPTION}|{END_NOTE}|author's note|author's notes|authors note|authors notes|a/n"
    "|authors' notes|chapter notes|translator's note|translator's notes|disclaimer|notes".split("|")
)
# These name what the author says wherever in the text they stand; "Notes:" may be the story's.
STRONG = frozenset(
    [
        "author's note",
        "author's notes",
        "authors note",
        "authors notes",
        "authors' note",
        "authors' notes",
        "author note",
        "author notes",
        "a/n",
        "an",
        "a.n",
        "a.n.",
        "t/n",
        "translator's note",
        "translator's notes",
        "note from the author",
        "notes from the author",
        "a note from the author",
    ]
)

CLOSING = {"[": "]", "(": ")", "{": "}"}
DECORATION = r"[\s*_=~#+<>|\[({-]{0,12}"
LABEL = re.compile(
    rf"(?P<before>{DECORATION})(?P<label>[^\W\d_](?:[^\W\d_]|[/.'’ -]){{0,{LONGEST}}}?)"
    r"(?P<after>[\s*_=~#+>\])}]{0,12}(?:[:：][\s*_=~\])}]{0,12}|$))"
)
# "A/N" needs no colon before its words; "AN" does, or every "AN OLD MAN" would be a note.
BRIEF = re.compile(
    rf"(?P<before>{DECORATION})(?P<label>[AaTt]/[Nn])(?P<after>[>*_\])}}]{{0,6}}:?(?:\s{{0,3}}[-–—]{{1,3}})?\s+)"
)


class Label(NamedTuple):
    """A label at the start of a line; `end` is where the words that it names begin."""

    role: Role
    name: str
    end: int
    bracket: str  # the bracket it opens in front of itself, or ""

    @property
    def closing(self) -> str:
        """The bracket that closes the one it opens, or ""."""
        return CLOSING.get(self.bracket, "")

    @property
    def strong(self) -> bool:
        """Whether it means the author's voice wherever it stands."""
        return self.name in STRONG


def label(line: str) -> Label | None:
    """The label that `line` starts with, if it does.

    >>> label("Author’s Notes:").name, label("Rating: PG").role, label("[A/N Hi!]").bracket
    ("author's notes", 'field', '[')
    >>> [label(line) for line in (
    ...     "Notes were passed around", "Warning-lights flashed", "“Rating: ten out of ten,”",
    ...     "Author’s notes crowded the margins", "AN OLD MAN", "note: this")]
    [None, None, None, None, None, None]
    """
    return _label(line[:ENOUGH])


@lru_cache(maxsize=REMEMBERED)
def _label(line: str) -> Label | None:
    return _colon(line) or _brief(line)


def _colon(line: str) -> Label | None:
    found = LABEL.match(line)
    if not found or not found["label"][0].isupper():
        return None
    name = " ".join(found["label"].lower().replace("’", "'").split()).rstrip(".")
    colon = any(mark in found["after"] for mark in ":：")
    if name not in ROLES or not (colon or (name in BARE and found.end() == len(line))):
        return None
    bracket = next((mark for mark in found["before"] if mark in CLOSING), "")
    closed = any(mark in found["after"] for mark in "])}")
    return Label(ROLES[name], name, found.end(), "" if closed else bracket)


def _brief(line: str) -> Label | None:
    found = BRIEF.match(line)
    if not found:
        return None
    bracket = next((mark for mark in found["before"] if mark in CLOSING), "")
    return Label("note", found["label"].lower(), found.end(), bracket)
