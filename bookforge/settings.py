"""What the user decided: as written (partly) -> resolved (nothing left open).

Settings come from several places; the first that says something wins:
flags > environment > defaults. What only the text can say (its title, say) stays empty here
and is found by the passes.
"""

import re
from collections.abc import Mapping
from typing import Any, get_args
from unicodedata import category

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from bookforge.draft import Dashes, Ellipses, House, Quotes
from bookforge.problem import UsageError

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

CHOICES = {"quotes": Quotes, "dashes": Dashes, "ellipsis": Ellipses}


class Settings(BaseModel):
    """Every decision, resolved; an empty value means that the text decides.

    `title` and `authors` are as they shall be printed, `language` is a BCP 47 tag, `theme` the
    name of a folder in styles/, `modified` the date of the edition in seconds since 1970 (UTC).
    `quotes`, `dashes` and `ellipsis` choose the house style, as `House` tells.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    theme: str = "classic"
    modified: int = UNDATED
    quotes: Quotes = "keep"
    dashes: Dashes = "auto"
    ellipsis: Ellipses = "character"

    @property
    def house(self) -> House:
        """The style in which the passes set the text."""
        return House(self.language, self.quotes, self.dashes, self.ellipsis)

    @field_validator("title")
    @classmethod
    def _title(cls, title: str) -> str:
        return _printable(title)

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

    @field_validator("quotes", "dashes", "ellipsis", mode="before")
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


def resolved(flags: Mapping[str, object], environment: Mapping[str, str]) -> Settings:
    """The settings that flags and environment make together; empty flags say nothing.

    Raises:
        UsageError: a value cannot be.

    """
    written = {name: value for name, value in flags.items() if value}
    epoch = environment.get("SOURCE_DATE_EPOCH", "").strip()
    if epoch and "modified" not in written:
        if not re.fullmatch(r"\d{1,12}", epoch):
            raise UsageError(
                f"SOURCE_DATE_EPOCH is “{epoch}”, which is not a number of seconds.",
                "It counts the seconds since 1970-01-01 UTC, as `date +%s` prints them.",
            )
        written["modified"] = int(epoch)
    try:
        return Settings.model_validate(written)
    except ValidationError as invalid:
        raise UsageError(_sentence(dict(invalid.errors()[0]))) from None


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


def _sentence(error: dict[str, Any]) -> str:
    name = str(error["loc"][0])
    why = str(error["msg"]).removeprefix("Value error, ")
    return f"The {name} “{error['input']}” {why}."
