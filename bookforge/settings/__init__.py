"""What the user decided: as written (partly) -> resolved (nothing left open).

Settings come from several places; the first that says something wins:
options > environment > book.toml > defaults. What only the text can say (its title, say) stays
empty here and is found by the passes.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import Field, ValidationError, field_validator

from bookforge.draft import Decision, House
from bookforge.problem import UsageError
from bookforge.project import Project, assigned
from bookforge.settings.epub import Epub
from bookforge.settings.key import Key
from bookforge.settings.matter import Matter
from bookforge.settings.metadata import Metadata
from bookforge.settings.pdf import Pdf
from bookforge.settings.text import Text

# The clock is never read, so that the same input gives the same bytes on any day. Who wants a
# date in the book sets SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch).
UNDATED = 946_684_800  # 2000-01-01T00:00:00Z
LAST_MOMENT = 4_354_819_199  # 2107-12-31T23:59:59Z, where the dates of zip files end
FIRST_MOMENT = 315_532_800  # 1980-01-01T00:00:00Z, where they begin


class Settings(Pdf, Epub, Matter, Text, Metadata):
    """Every decision, resolved; an empty value means that the text decides.

    `modified` is the date of the edition in seconds since 1970 (UTC), `decisions` settle single
    places of the text. `origins` says of each setting that was given where that was: "--title",
    "BOOKFORGE_TITLE", "book.toml:3".
    """

    modified: int = UNDATED
    decisions: tuple[Decision, ...] = ()
    origins: dict[str, str] = Field(default_factory=dict)

    @property
    def house(self) -> House:
        """The style in which the passes set the text."""
        style = self.quotes, self.dashes, self.ellipsis
        return House(self.language, *style, self.profile, self.boilerplate)

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

OTHER_WORDS = {
    "authors": "author",
    "language": "lang",
    "printer": "for",
}  # options named otherwise than fields


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


SHARED = (*Text.model_fields, "language", "modified")
"""What is said of a collection holds for each story in it, unless that says otherwise."""


def of_story(collection: Settings, own: Project | None) -> Settings:
    """The settings of one story of a collection; titles and authors are its own.

    Options and the environment go before the story's book.toml, as always; that of the collection
    comes after it.

    Raises:
        UsageError: its book.toml has a key that there is not.

    """
    alone = resolved({}, {}, own)
    origins = dict(alone.origins)
    values: dict[str, object] = {}
    for name in SHARED:
        origin = collection.origins.get(name, "")
        if origin and (name not in origins or ":" not in origin):
            values[name], origins[name] = getattr(collection, name), origin
    return alone.model_copy(update={**values, "origins": origins})


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


def refusal(field: str, value: object) -> str:
    """Why `value` cannot be what the setting `field` is, in a phrase; empty if it can."""
    try:
        Settings.model_validate({field: value})
    except ValidationError as invalid:
        return _why(dict(invalid.errors()[0]))
    return ""


SHOWN = 60  # characters of a wrong value
NOUNS = {"printer"}  # fields whose keys are no nouns
# What pydantic calls what TOML and people call otherwise.
KINDS = {
    "string_type": "is no text",
    "tuple_type": "is neither a text nor a list of texts",
    "bool_type": "is neither true nor false",
    "bool_parsing": "is neither true nor false",
}


def _sentence(error: dict[str, Any], origins: Mapping[str, str]) -> str:
    field = str(error["loc"][0])
    name = KEYS[field].name if field in KEYS and field not in NOUNS else field
    origin = origins.get(field, "")
    place = f"{origin}: the" if ":" in origin or origin.isupper() else "The"
    why = _why(error)
    said = str(error["input"])
    shown = said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
    return f"{place} {name} “{shown}” {why}{'' if why.endswith('?') else '.'}"


def _why(error: dict[str, Any]) -> str:
    return KINDS.get(str(error["type"]), str(error["msg"]).removeprefix("Value error, "))
