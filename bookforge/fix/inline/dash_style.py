"""How the dashes of a draft are set: which sign, and with which spaces."""

import re
from dataclasses import dataclass

from bookforge.draft import Draft
from bookforge.fix.inline.tongue import habits

EM, EN = "—", "–"
QUOTES = "\"'`´“”‘’′″„‚«»‹›\u202f\u00a0"
CLOSED = re.compile(rf"(?<=\S)(?:{EM}|--)(?=\S)")
ENDS = re.compile(r"[^\W_]|[.,;:!?…)\]]")  # the character that a dash may follow
STARTS = re.compile(r"[^\W_]|[(\[$£€…¿¡]|\. ?\.")
MOST_QUOTES = 6  # marks between a dash and the word that are looked past


@dataclass(frozen=True, slots=True)
class DashStyle:
    """The sign, and what stands before and after it between words.

    If `paired`, as in Spanish, the first dash of a pair clings to what follows and the second to
    what precedes, like brackets.
    """

    sign: str
    before: str = ""
    after: str = ""
    paired: bool = False

    def between(self, number: int = 0) -> str:
        """A dash between two words; `number` counts those of the block, from 0."""
        if self.paired:
            return f"{self.sign} " if number % 2 else f" {self.sign}"
        return f"{self.before}{self.sign}{self.after}"


def dash_style(draft: Draft) -> DashStyle:
    """What was asked for, else what the text's own dashes are, else what its language sets."""
    if draft.house.dashes == "em":
        return DashStyle(EM)
    if draft.house.dashes == "en":
        return DashStyle(EN, " ", " ")
    closed = len(CLOSED.findall(draft.text))
    spaced_em, spaced_en = draft.text.count(f" {EM} "), draft.text.count(f" {EN} ")
    if spaced_en > max(closed, spaced_em):
        return DashStyle(EN, " ", " ")
    if spaced_em > closed:
        return DashStyle(EM, " ", " ")
    return _style(habits(draft).dash)


def _style(dash: str) -> DashStyle:
    """The style of a dash that is given with its spaces; a space before it alone makes a pair."""
    before, after = dash[: -len(dash.lstrip())], dash[len(dash.rstrip()) :]
    if before and not after:
        return DashStyle(dash.strip(), paired=True)
    return DashStyle(dash.strip(), before, after)


def ends_word(text: str, at: int) -> bool:
    """Whether words end at `at`, seen past quotation marks: not whether those open there."""
    marks = 0
    while at - marks > 0 and marks < MOST_QUOTES and text[at - marks - 1] in QUOTES:
        marks += 1
    return at > marks and ENDS.match(text, at - marks - 1) is not None


def starts_word(text: str, at: int) -> bool:
    """Whether words start at `at`, seen past the quotation marks that open there."""
    marks = 0
    while marks < MOST_QUOTES and text[at + marks : at + marks + 1] in tuple(QUOTES):
        marks += 1
    return STARTS.match(text, at + marks) is not None
