"""Labels of story sites and mailing lists: which words name what follows them."""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from bookforge.fix.looks.note_labels import CLOSING, NoteKind, noted

Role = Literal["description", "note", "end note", "title", "author", "field"]

LONGEST = 40  # characters in a label
FARTHEST = 80  # characters; a label's colon, or its end, is not so far from the line's start
ENOUGH = 120  # characters at the start of a line, to see a label and what is round it
REMEMBERED = 1 << 14  # lines, for every pass asks about the same ones

# Each role's labels as they are compared: lower case, straight apostrophe, no decoration.
DESCRIPTION = "description|summary|full summary|story summary|story description|blurb|synopsis"
TITLE = (
    "title|story title|story|titel|titre|título|titolo|tytuł|název|cím|otsikko|название"
    "|书名|書名|标题|標題|作品名|タイトル|제목"
)
AUTHOR = (
    "author|by|written by|penname|pen name|authors|autor|autorin|auteur|auteure|autrice|autore"
    "|autora|schrijver|författare|forfatter|szerző|автор"
    "|作者|著者|작가|지은이|글쓴이"
)
FOREIGN_DESCRIPTION = (  # these need their colon
    "zusammenfassung|inhalt|inhaltsangabe|kurzbeschreibung|klappentext|beschreibung|résumé|resumen"
    "|sinopsis|resumo|sinopse|riassunto|trama|samenvatting|sammanfattning|sammendrag|opis"
    "|streszczenie|описание|аннотация|简介|簡介|内容简介|內容簡介|文案|あらすじ|줄거리"
)
FIELD = (
    "rating|rated|warning|warnings|archive warning|archive warnings|content warning"
    "|content warnings|trigger warning|trigger warnings|cw|tw|pairing|pairings|fandom|fandoms"
    "|category|categories|genre|genres|character|characters|main characters|relationship"
    "|relationships|additional tags|tags|language|series|series url|status|published|updated"
    "|packaged|words|word count|chapters|stats|story url|author url|spoilers|spoiler|feedback"
    "|archive|distribution|keywords|classification|e-mail|email|beta|betas|beta'd by|beta reader"
    "|timeline|setting|publisher|spoiler warning|date|universe|crossover"
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
    "|storylink|authorlink|story link|author link|content"
    "|character set encoding|translator|illustrator|editor|copyright|credits|dedication to"
)
# Notes that front matter knows as such; warnings, prompts and thanks are fields of a header there.
SAID_OF_ALL: frozenset[NoteKind] = frozenset(
    {"author's note", "end notes", "translator's note", "editor's note", "disclaimer"}
)
ROLES: dict[str, Role] = {
    **dict.fromkeys(f"{DESCRIPTION}|{FOREIGN_DESCRIPTION}".split("|"), "description"),
    **dict.fromkeys(TITLE.split("|"), "title"),
    **dict.fromkeys(AUTHOR.split("|"), "author"),
    **dict.fromkeys(FIELD.split("|"), "field"),
}

# A label may stand on a line of its own without a colon if it could hardly be anything else.
BARE = frozenset(DESCRIPTION.split("|"))

DECORATION = r"[\s*_=~#+<>|\[({-]{0,12}"
LABEL = re.compile(
    rf"(?P<before>{DECORATION})(?P<label>[^\W\d_](?:[^\W\d_]|[/.'’ -]){{0,{LONGEST}}}?)"
    r"(?P<after>[\s*_=~#+>\])}]{0,12}(?:[:：][\s*_=~\])}]{0,12}|$))"
)


class Label(NamedTuple):
    """A label at the start of a line; `end` is where the words that it names begin."""

    role: Role
    name: str
    end: int
    bracket: str  # the bracket it opens in front of itself, or ""


def label(line: str) -> Label | None:
    """The label that `line` starts with, if it does.

    >>> label("Author’s Notes:").name, label("Rating: PG").role, label("[A/N Hi!]").bracket
    ("author's note", 'field', '[')
    >>> [label(line) for line in (
    ...     "Notes were passed around", "Warning-lights flashed", "“Rating: ten out of ten,”",
    ...     "Author’s notes crowded the margins", "AN OLD MAN", "note: this")]
    [None, None, None, None, None, None]
    """
    return _label(line[:ENOUGH])


@lru_cache(maxsize=REMEMBERED)
def _label(line: str) -> Label | None:
    named = noted(line)
    if named and named.kind in SAID_OF_ALL:
        role: Role = "end note" if named.kind == "end notes" else "note"
        return Label(role, named.kind, named.end, named.bracket)
    return _colon(line)


def _colon(line: str) -> Label | None:
    if len(line) > FARTHEST and not any(mark in line[:FARTHEST] for mark in ":："):
        return None
    found = LABEL.match(line)
    if not found or found["label"][0].islower():
        return None
    name = " ".join(found["label"].lower().replace("’", "'").split()).rstrip(".")
    colon = any(mark in found["after"] for mark in ":：")
    if name not in ROLES or not (colon or (name in BARE and found.end() == len(line))):
        return None
    bracket = next((mark for mark in found["before"] if mark in CLOSING), "")
    closed = any(mark in found["after"] for mark in CLOSING.values())
    return Label(ROLES[name], name, found.end(), "" if closed else bracket)
