"""What a setting says of itself, and the kinds of values that settings have."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated, Literal, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    ValidationInfo,
    field_validator,
)

from bookforge import values

TWICE = ("front", "back")  # sections whose names also stand in others


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
        name = self.path if self.section in TWICE else self.name
        return f"BOOKFORGE_{re.sub('[-.]', '_', name.upper())}"


Typed = BeforeValidator(values.typed)
Line = Annotated[str, Typed, AfterValidator(values.line)]
People = Annotated[tuple[str, ...], BeforeValidator(values.several), AfterValidator(values.people)]

Names = Annotated[tuple[Line, ...], BeforeValidator(values.several)]


class Group(BaseModel):
    """Settings that belong together; `Settings` is all groups in one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _choice(cls, value: object, field: ValidationInfo) -> object:
        """One of the words that a setting takes, if these are few."""
        kind = cls.model_fields[str(field.field_name)].annotation
        if get_origin(kind) is Literal and value not in get_args(kind):
            words = [word for word in get_args(kind) if word]
            close = get_close_matches(str(value), words, 1)
            also = f"; did you mean “{close[0]}”?" if close else ""
            raise ValueError(f"is none of: {', '.join(words)}{also}")
        return value
