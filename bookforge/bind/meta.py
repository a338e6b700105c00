"""What a book is called, who wrote it and what else is said of it.

From the settings first, then from the draft's marks, then, for the language, from the words of the
text. A mark's value is the label that stood before it; the tables below say which field it fills.
"""

import re
import uuid
from collections.abc import Iterator
from dataclasses import replace

from bookforge.bind.dates import iso
from bookforge.bind.parts import BLOCK
from bookforge.bind.people import people
from bookforge.draft import Draft, Mark
from bookforge.metadata import Contributor, Meta, Stated
from bookforge.settings import Settings
from bookforge.source import Span
from bookforge.values import identifier

FIELDS = {
    name: field
    for field, names in {
        "subject": "tags|tag|additional tags|keywords|classification|category|categories|subject"
        "|subjects|schlagworte|etiquetas|mots-clés|parole chiave"
        "|relationship|relationships|pairing|pairings|freeform|freeforms",
        "genre": "genre|genres|género|genere|gênero|жанр",
        "fandom": "fandom|fandoms|universe|crossover|фэндом",
        "character": "character|characters|main characters|personajes|personnages"
        "|personagens|personaggi|figuren|charaktere",
        "warning": "warning|warnings|archive warning|archive warnings|content warning"
        "|content warnings|trigger warning|trigger warnings|cw|tw|spoiler warning"
        "|warnungen|avertissements|advertencias|avvertimenti",
        "rating": "rating|rated|alter|altersfreigabe|freigabe|classement|clasificación|рейтинг",
        "status": "status|estado|état|stato",
        "published": "published|first posted|posting date|release date|date|first published"
        "|original publication|date published"
        "|veröffentlicht|erschienen|publié|publicado|pubblicato",
        "updated": "updated|last updated|completed",
        "source": "source|story url|url|archived-at|address",
        "identifier": "identifier|isbn",
        "publisher": "publisher",
        "rights": "copyright|rights",
        "words": "words|word count|wörter|mots|palabras|parole|woorden",
        "series": "series|serie|série",
        "volume": "volume|series index|series-index|group-position",
        "language": "sprache|langue|idioma|lingua|taal|språk|język|язык",
        "chapters": "chapters",
        "subtitle": "subtitle",
    }.items()
    for name in names.split("|")
}
ROLES = {
    "translator": "trl", "translated by": "trl", "übersetzer": "trl", "übersetzung": "trl",
    "traducteur": "trl", "traductor": "trl", "traduttore": "trl", "illustrator": "ill",
    "illustrated by": "ill", "artist": "ill", "cover artist": "ill", "editor": "edt",
    "edited by": "edt", "beta": "pfr", "betas": "pfr", "beta reader": "pfr", "beta'd by": "pfr",
}  # fmt: skip

# Settings that go before what the text says, beside title, authors and language.
DECIDED = (
    "subtitle", "series", "volume", "description", "subjects", "publisher", "published", "rights",
    "identifier",
)  # fmt: skip
BLANK = re.compile(r"\n[^\S\n]*\n\s*")

LONGEST = 200  # characters in the name of a series
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]{3,500}")
COMMAS = re.compile(r"\s*[,;|]\s*")
SLASHES = re.compile(r"\s*[,;|/]\s*")
COUNT = re.compile(r"\d[\d,. ]*\d|\d")
VOLUME = re.compile(
    r"(?i)(?:part|book|volume|vol\.?) (?P<before>\d+(?:\.\d+)?) of (?P<of>.+)"
    r"|(?P<name>.+?)[\s,:;(–—-]*(?:\[|#|(?:part|book|volume|vol\.?|no\.?) ?#?)"
    r"(?P<after>\d+(?:\.\d+)?)[\])]?"
)
NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        ("one first i", "two second ii", "three third iii", "four fourth iv", "five fifth v",
         "six sixth vi", "seven seventh vii", "eight eighth viii", "nine ninth ix", "ten tenth x"),
        1,
    )
    for word in words.split()
}  # fmt: skip
NUMBER = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
BOOK = re.compile(  # what a subtitle tells of a series
    rf"(?i)(?:(?:book|part|volume) (?P<after>{NUMBER})|(?:the )?(?P<before>{NUMBER}) (?:book|part"
    r"|volume)) (?:of|in) (?P<name>.{3,80}?)(?: (?:series|trilogy|saga))?"
)
EDITION = re.compile(r"(?i)(?:,| -| –| —)? ?\(?\b(?:complete|unabridged|english|illustrated)\)?$")


def meta(draft: Draft, settings: Settings) -> Meta:
    """The book's metadata.

    Without an ISBN the identifier is made of title and authors alone, so that it stays the same
    while the text is being worked on; a text without a title is known by its words.
    """
    told = _Told(draft)
    title = settings.title or told.title
    authors = settings.authors or told.authors
    what = f"{title}\n{', '.join(authors)}" if title else draft.source.text
    series, volume = told.series
    found = Meta(
        title=title,
        authors=authors,
        language=settings.language or draft.language.tag,
        identifier=told.isbn or made_identifier(what),
        modified=settings.modified,
        description=told.all("description"),
        subtitle="" if settings.title else told.one("subtitle"),
        contributors=told.contributors,
        series=series,
        volume=volume,
        subjects=(*told.items("genre", SLASHES), *told.items("subject")),
        fandoms=told.items("fandom"),
        characters=told.items("character"),
        warnings=told.items("warning"),
        rating=told.one("rating"),
        status=told.status,
        published=iso(told.one("published")),
        updated=iso(told.one("updated")),
        source=told.source,
        publisher=told.one("publisher"),
        rights=told.one("rights"),
        words=next((hit[0] for said in told.all("words") if (hit := COUNT.search(said))), ""),
        stated=tuple(told.stated),
    )
    return decided(found, settings)


def made_identifier(what: str) -> str:
    """The URN of a work that has no ISBN: the same whenever `what` names it is the same."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"bookforge:{what}").urn


def decided(found: Meta, settings: Settings) -> Meta:
    """The metadata with what the author decided in its place; what the text states of it is out."""
    given = {field: value for field in DECIDED if (value := getattr(settings, field))}
    if not given:
        return found
    if settings.series:  # the place that the text states is one in another series
        given.setdefault("volume", "")
    if settings.description:
        given["description"] = tuple(
            " ".join(paragraph.split()) for paragraph in BLANK.split(settings.description)
        )
    stated = tuple(said for said in found.stated if said.field not in given)
    return replace(found, **given, stated=stated)


class _Told:
    """What the marks of a draft tell, by field."""

    def __init__(self, draft: Draft) -> None:
        self.stated: list[Stated] = []
        self.title = ""
        self._said: dict[str, list[str]] = {}
        for mark in draft.marked("meta"):
            field = FIELDS.get(mark.value, mark.value)
            for paragraph, at in _paragraphs(draft, mark):
                self._said.setdefault(field, []).append(paragraph)
                self.stated.append(Stated(field, paragraph, at))
            if field == "title" and not self.title:
                whole = " ".join(self.all("title"))
                catalogued = mark.rule == "boilerplate"  # an e-text's header adds such words
                self.title = (EDITION.sub("", whole) if catalogued else whole) or whole

    def all(self, field: str) -> tuple[str, ...]:
        """Each paragraph under the marks of a field."""
        return tuple(self._said.get(field, ()))

    def one(self, field: str) -> str:
        """The first of them, or ""."""
        return next(iter(self.all(field)), "")

    def items(self, field: str, between: re.Pattern[str] = COMMAS) -> tuple[str, ...]:
        """What the paragraphs list, each once."""
        found = (item.strip(" []") for said in self.all(field) for item in between.split(said))
        return tuple(dict.fromkeys(item for item in found if item))

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors, each once."""
        return tuple(dict.fromkeys(name for said in self.all("author") for name in people(said)))

    @property
    def contributors(self) -> tuple[Contributor, ...]:
        """Translators, illustrators and other helpers."""
        return tuple(
            Contributor(name, role)
            for label, role in ROLES.items()
            for said in self.all(label)
            for name in people(said)
        )

    @property
    def series(self) -> tuple[str, str]:
        """The series and the place in it."""
        said, volume = self.one("series"), self.one("volume")
        if len(said) < LONGEST and (found := VOLUME.fullmatch(said)):
            name = found["of"] or found["name"]
            return name.strip(" ,:;–—-"), found["before"] or found["after"]
        if not said and (found := BOOK.fullmatch(self.one("subtitle"))):
            number = found["after"] or found["before"]
            return found["name"], NUMBERS.get(number.lower(), number)
        return said, volume if said else ""

    @property
    def isbn(self) -> str:
        """The ISBN of the book as a URN, or ""; one with a wrong digit is none."""
        return next((urn for said in self.all("identifier") if (urn := _isbn(said))), "")

    @property
    def source(self) -> str:
        """The address where the story is from, or ""."""
        said = (*self.all("source"), *self.all("identifier"))
        return next((hit[0] for one in said if (hit := ADDRESS.search(one))), "")

    @property
    def status(self) -> str:
        """Whether the story is finished, as stated or as the count of chapters shows."""
        done, _, planned = self.one("chapters").partition("/")
        if self.one("status") or not (done.strip().isdecimal() and planned.strip()):
            return self.one("status")
        return "Completed" if done.strip() == planned.strip() else "In progress"


def _isbn(said: str) -> str:
    try:
        urn = identifier(said)
    except ValueError:
        return ""
    return urn if urn.startswith("urn:isbn:") else ""


def _paragraphs(draft: Draft, mark: Mark) -> Iterator[tuple[str, Span]]:
    """Each paragraph under a mark, less labels, and the range of the source it came from."""
    text = _unlabelled(draft, mark)
    at = draft.origin(Span(mark.start, mark.end))
    for block in BLOCK.finditer(text):
        yield " ".join(block[0].split()), at


def _unlabelled(draft: Draft, mark: Mark) -> str:
    kept: list[str] = []
    at = mark.start
    for label in draft.marked("label", "frame"):
        smaller = label.end - label.start < mark.end - mark.start  # a frame may lie over it all
        if smaller and mark.start <= label.start < mark.end:
            kept.append(draft.text[at : label.start])
            at = max(at, label.end)
    return "".join((*kept, draft.text[at : mark.end]))
