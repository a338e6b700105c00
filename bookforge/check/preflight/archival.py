"""Whether a PDF is fit for an archive, by pikepdf's validator of PDF/A-1b, 2b and 3b."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pikepdf import pdfa

from bookforge.check.preflight.finding import Found
from bookforge.check.preflight.look import Look
from bookforge.check.preflight.opened import MB, MOST_CONTENT

PART = re.compile(r"pdfaid:part\s*(?:=\s*[\"']|>)\s*([1-4])")
USUAL = "2"
CHECKED = "123"
MOST_CHECKED = 32 * MB  # of what pages draw; the validator takes seconds for each


def find(look: Look) -> Iterator[Found]:
    """The findings about PDF/A; none if nobody asked for it."""
    if "archive" not in look.purposes:
        return
    told = PART.search(look.book.entitled)
    if told is None:
        yield Found("no-pdfa-claim", "The metadata does not say that the file is PDF/A.")
    drawn = MOST_CONTENT - look.book.left
    if drawn > MOST_CHECKED or any(page.seen.fault for page in look.pages):
        yield Found("pdfa-unchecked", "The pages are too large or too broken to be looked at.")
        return
    part = told[1] if told and told[1] in CHECKED else USUAL
    report: Any = pdfa.validate_written(BytesIO(look.book.data), f"{part}b")
    for one in report.findings:
        code = "not-pdfa" if one.kind == "violation" else "pdfa-unchecked"
        yield Found(code, f"{one.message.rstrip('.')} (PDF/A-{part}b, {_rule(one.rule)}).")


def _rule(rule: str) -> str:
    """A rule as a person may look it up: ISO_19005_2:6.2.8-3 is a clause and its test."""
    return rule.replace("_", " ", 1).replace("_", "-").replace(":", ", ")
