"""What the store lint says: a rule, and each place in an EPUB where it is broken."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from bookforge.problem import Severity

Store = Literal["kindle", "kobo", "apple", "google", "ingram"]
STORES: tuple[Store, ...] = get_args(Store)


@dataclass(frozen=True, slots=True)
class Rule:
    """What somebody asks of an EPUB: how much it matters, to whom, what to do, and who says so.

    `meaning` is what is wrong where it is broken, and why that matters.
    """

    severity: Severity
    stores: tuple[Store, ...]
    meaning: str
    hint: str
    source: str


class Found(NamedTuple):
    """A place where the rule `code` is broken: a file of the EPUB and a line (from 1; 0: unknown).

    `file` is empty when the finding is about the EPUB as a whole.
    """

    code: str
    message: str
    file: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """The same for the user, with what the rule says; `stores` are those that were asked for."""

    code: str
    severity: Severity
    stores: tuple[Store, ...]
    message: str
    place: str
    hint: str
    source: str

    @property
    def whom(self) -> str:
        """Who asks for it, in words."""
        return "all stores" if self.stores == STORES else ", ".join(self.stores)
