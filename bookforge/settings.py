"""What the user decided: as written (partly) -> resolved (nothing left open).

Settings come from several places; the first that says something wins:
options > environment > book.toml > defaults. What only the text can say (its title, say) stays
empty here and is found by the passes.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from encodings.aliases import aliases
from typing import Annotated, Any, get_args
from unicodedata import category

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from bookforge.draft import Dashes, Decision, Ellipses, House, Profile, Quotes
from bookforge.problem import UsageError
from bookforge.project import Project, assigned

# The clock is never read, so that the same input gives the same bytes on any day. Who wants a
# date in the book sets SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch).
UNDATED = 946_684_800  # 2000-01-01T00:00:00Z
LAST_MOMENT = 4_354_819_199  # 2107-12-31T23:59:59Z, where the dates of zip files end
FIRST_MOMENT = 315_532_800  # 1980-01-01T00:00:00Z, where they begin

# The shape of the tags that books need: language, script, region, variants (RFC 5646, 2.1).
LANGUAGE = re.compile(
    r"(?i)[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z\d]{5,8}|\d[a-z\d]{3}))*"
)

LONGEST_NAME = 250  # characters that a title page holds without running over
MOST_AUTHORS = 12

# What Python has among the encodings of texts and no text is stored in.
NO_ENCODINGS = frozenset(
    {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"}
)

CHOICES = {"quotes": Quotes, "dashes": Dashes, "ellipsis": Ellipses, "profile": Profile}


@dataclass(frozen=True, slots=True)
class Key:
    """Where a setting stands in book.toml, and what it is, in a phrase."""

    section: str
    name: str
    meaning: str

    @property
    def path(self) -> str:
        """Section and name, as `--set` takes them."""
        return f"{self.section}.{self.name}"

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"BOOKFORGE_{self.name.upper().replace('-', '_')}"


class Settings(BaseModel):
    """Every decision, resolved; an empty value means that the text decides.

    `title` and `authors` are as they shall be printed, `language` is a BCP 47 tag, `theme` the
    name of a folder in styles/, `modified` the date of the edition in seconds since 1970 (UTC),
    `encoding` Python's name of what the text is stored in.
    `quotes`, `dashes`, `ellipsis`, `profile` and `boilerplate` go with the draft, as `House`
    tells.
    `decisions` settle single places of the text. `origins` says of each setting that was given
    where that was: "--title", "BOOKFORGE_TITLE", "book.toml:3".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Annotated[str, Key("metadata", "title", "the title of the story")] = ""
    authors: Annotated[
        tuple[str, ...], Key("metadata", "author", "who wrote it, one name or a list")
    ] = ()
    language: Annotated[str, Key("metadata", "language", "as en, en-GB or fr")] = ""
    encoding: Annotated[
        str, Key("input", "encoding", "what the story is stored in, as utf-8 or mac-roman")
    ] = ""
    quotes: Annotated[
        Quotes, Key("text", "quotes", "keep, double, single, guillemets, locale or off")
    ] = "keep"
    dashes: Annotated[Dashes, Key("text", "dashes", "auto, em, en or keep")] = "auto"
    ellipsis: Annotated[Ellipses, Key("text", "ellipsis", "character, dots or keep")] = "character"
    profile: Annotated[
        Profile, Key("text", "profile", "who made the raw text, as ao3 or gutenberg; auto, none")
    ] = "auto"
    boilerplate: Annotated[
        bool, Key("text", "keep-boilerplate", "licences and notices at the back: true or false")
    ] = False
    theme: Annotated[str, Key("style", "theme", "the design of the book")] = "classic"
    modified: int = UNDATED
    decisions: tuple[Decision, ...] = ()
    origins: dict[str, str] = {}

    @property
    def house(self) -> House:
        """The style in which the passes set the text."""
        style = self.quotes, self.dashes, self.ellipsis
        return House(self.language, *style, self.profile, self.boilerplate)

    @field_validator("title")
    @classmethod
    def _title(cls, title: str) -> str:
        return _printable(title)

    @field_validator("authors", mode="before")
    @classmethod
    def _one_author(cls, authors: object) -> object:
        return (authors,) if isinstance(authors, str) else authors

    @field_validator("authors")
    @classmethod
    def _authors(cls, authors: tuple[str, ...]) -> tuple[str, ...]:
        if len(authors) > MOST_AUTHORS:
            raise ValueError(f"names more than {MOST_AUTHORS} people")
        return tuple(name for author in authors if (name := _printable(author)))

    @field_validator("language")
    @classmethod
    def _language(cls, tag: str) -> str:
        if tag and not LANGUAGE.fullmatch(tag):
            raise ValueError("is not a language tag; tags look like en, en-GB, fr, pt-BR")
        return tag

    @field_validator("encoding")
    @classmethod
    def _encoding(cls, name: str) -> str:
        return _known_encoding(name) if name else ""

    @field_validator("quotes", "dashes", "ellipsis", "profile", mode="before")
    @classmethod
    def _choice(cls, value: str, field: ValidationInfo) -> str:
        choices = get_args(CHOICES[str(field.field_name)])
        if value not in choices:
            raise ValueError(f"is none of: {', '.join(choices)}")
        return value

    @field_validator("modified")
    @classmethod
    def _modified(cls, seconds: int) -> int:
        return min(max(seconds, FIRST_MOMENT), LAST_MOMENT)


KEYS: dict[str, Key] = {
    name: key
    for name, field in Settings.model_fields.items()
    for key in field.metadata
    if isinstance(key, Key)
}
"""The settings that book.toml may hold, by field."""

OTHER_WORDS = {"authors": "author", "language": "lang"}  # options named otherwise than fields


def resolved(
    flags: Mapping[str, object], environment: Mapping[str, str], project: Project | None = None
) -> Settings:
    """The settings that options, environment and book.toml make together.

    `flags` are the options by field, and under "assigned" what `--set` was given; an empty one
    says nothing.

    Raises:
        UsageError: a value cannot be, or book.toml has a key that there is not.

    """
    written: dict[str, object] = {}
    origins: dict[str, str] = {}
    for name, value, origin in _said(flags, environment, project):
        written[name], origins[name] = value, origin
    decisions = project.decisions if project else ()
    try:
        return Settings.model_validate({**written, "decisions": decisions, "origins": origins})
    except ValidationError as invalid:
        raise UsageError(_sentence(dict(invalid.errors()[0]), origins)) from None


def _said(
    flags: Mapping[str, object], environment: Mapping[str, str], project: Project | None
) -> Iterator[tuple[str, object, str]]:
    """What each place says, field, value and origin; later ones go before earlier ones."""
    known = {key.path: name for name, key in KEYS.items()}
    if project:
        for path, value, place in project.given(known):
            yield known[path], value, place
    for name, key in KEYS.items():
        if said := environment.get(key.variable, ""):
            yield name, said, key.variable
    if epoch := environment.get("SOURCE_DATE_EPOCH", "").strip():
        yield "modified", _moment(epoch), "SOURCE_DATE_EPOCH"
    for name, value in flags.items():
        if value and name != "assigned":
            yield name, value, f"--{OTHER_WORDS.get(name, name)}".replace("_", "-")
    for path, value in assigned(flags.get("assigned"), known):
        yield known[path], value, "--set"


def _moment(epoch: str) -> int:
    if not re.fullmatch(r"\d{1,12}", epoch):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is “{epoch}”, which is not a number of seconds.",
            "It counts the seconds since 1970-01-01 UTC, as `date +%s` prints them.",
        )
    return int(epoch)


def _printable(text: str) -> str:
    """`text` with single spaces.

    Raises:
        ValueError: a title page cannot hold it.

    """
    if len(text) > LONGEST_NAME:
        raise ValueError(f"is longer than {LONGEST_NAME} characters")
    if any(
        category(character) in {"Cc", "Cs", "Cn"} for character in text if character not in "\t\n"
    ):
        raise ValueError("has a character that cannot be printed")
    return " ".join(text.split())


def _known_encoding(name: str) -> str:
    """What Python calls the encoding `name` of texts.

    Raises:
        ValueError: there is none of that name.

    """
    if known := _text_encoding(name):
        return known
    names = sorted(alias.replace("_", "-") for alias in {*aliases, *aliases.values()})
    near = [one for one in get_close_matches(name.lower(), names) if _text_encoding(one)]
    meant = f"; did you mean {near[0]}?" if near else ", as utf-8 and cp1252 are"
    raise ValueError(f"is no encoding of texts{meant}")


def _text_encoding(name: str) -> str:
    """Python's name for an encoding, or "" if it has none or encodes no texts."""
    try:
        found = codecs.lookup(name).name
        "a".encode(name)  # fails for those that only turn bytes into bytes
    except (LookupError, ValueError):
        return ""
    return "" if found in NO_ENCODINGS else found


def _sentence(error: dict[str, Any], origins: Mapping[str, str]) -> str:
    name = str(error["loc"][0])
    origin = origins.get(name, "")
    place = f"{origin}: the" if ":" in origin else "The"
    why = str(error["msg"]).removeprefix("Value error, ")
    if why.startswith("Input should be"):
        why = f"is not {why.removeprefix('Input should be ')}"
    return f"{place} {name} “{error['input']}” {why}{'' if why.endswith('?') else '.'}"
