"""What the preflight says: a rule, and each place in a PDF where it is broken."""

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from bookforge.problem import Severity

Purpose = Literal["kdp", "ingram", "lulu", "blurb", "screen", "archive"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
PRINTERS: tuple[Purpose, ...] = ("kdp", "ingram", "lulu", "blurb")


@dataclass(frozen=True, slots=True)
class Rule:
    """What somebody asks of a PDF: how much it matters, for what, what to do, and who says so."""

    severity: Severity
    purposes: tuple[Purpose, ...]
    meaning: str
    hint: str
    source: str


class Found(NamedTuple):
    """The rule `code` is broken on a page (from 1; 0: in the file as a whole).

    `only` are the purposes that this place matters to, where the rule's would be too many.
    """

    code: str
    message: str
    page: int = 0
    only: tuple[Purpose, ...] = PURPOSES


@dataclass(frozen=True, slots=True)
class Finding:
    """The same for the user, with what the rule says and all pages that it is true of.

    `purposes` are those that were asked for.
    """

    code: str
    severity: Severity
    purposes: tuple[Purpose, ...]
    message: str
    pages: tuple[int, ...]
    hint: str
    source: str

    @property
    def whom(self) -> str:
        """Who asks for it, in words."""
        return ", ".join(self.purposes)

    @property
    def place(self) -> str:
        """The pages in words, as "pages 3–5, 9"; empty for the file as a whole."""
        if not self.pages:
            return ""
        said = [_run(first, last) for first, last in _runs(self.pages)]
        more = f" and {len(said) - FEW} more places" if len(said) > FEW else ""
        return f"page{'s' * (len(self.pages) > 1)} {', '.join(said[:FEW])}{more}"


FEW = 8  # runs of pages that are told one by one


def _runs(pages: tuple[int, ...]) -> list[tuple[int, int]]:
    """Pages in a row as (first, last); every second page is a row of its own page each."""
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return runs


def _run(first: int, last: int) -> str:
    return f"{first}–{last}" if last > first else str(first)
