"""The JSON documents: what `--json` and `--log` write; docs/schema/ describes each.

`format` counts up when a reader of the old form would not understand the new one; new fields
alone do not change it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING

from bookforge.check.stores.finding import Finding
from bookforge.forge import Understood
from bookforge.problem import Problem
from bookforge.report.account import Account
from bookforge.source import Source

if TYPE_CHECKING:  # what reads PDFs costs time to import
    from bookforge.check.preflight.finding import Finding as Preflighted

FORMAT = 1

Document = dict[str, object]


def of_account(account: Account) -> str:
    """The account of a story, as `show --json` writes it."""
    return written({"format": FORMAT, **asdict(account)})


def of_check(story: Understood, problems: Sequence[Problem]) -> str:
    """The problems of a story, as `check --json` writes them."""
    source = story.draft.source
    return written(
        {
            "format": FORMAT,
            "source": {
                "name": source.name,
                "encoding": source.encoding,
                "sha256": sha256(source.encoded()).hexdigest(),
            },
            "counts": dict(sorted(Counter(problem.severity for problem in problems).items())),
            "edits": {stage.rule: len(stage.changes) for stage in story.draft.log},
            "problems": [_problem(problem, source) for problem in problems],
        }
    )


def of_findings(name: str, stores: Sequence[str], findings: Sequence[Finding]) -> str:
    """What stores would say of a finished book, as `check --json` writes it of an EPUB."""
    return written(
        {
            "format": FORMAT,
            "book": name,
            "stores": list(stores),
            "counts": dict(sorted(Counter(found.severity for found in findings).items())),
            "findings": [asdict(found) for found in findings],
        }
    )


def of_preflight(name: str, purposes: Sequence[str], findings: Sequence["Preflighted"]) -> str:
    """What printers would say of finished pages, as `check --json` writes it of a PDF."""
    return written(
        {
            "format": FORMAT,
            "book": name,
            "for": list(purposes),
            "counts": dict(sorted(Counter(found.severity for found in findings).items())),
            "findings": [_preflighted(found) for found in findings],
        }
    )


def _preflighted(found: "Preflighted") -> Document:
    told = asdict(found)
    told["for"] = told.pop("purposes")
    return told


def written(document: Document) -> str:
    """A document as text, the same on every machine; only ASCII, so that any text fits in."""
    return json.dumps(document, indent=1) + "\n"


def _problem(problem: Problem, source: Source) -> Document:
    at = problem.at
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "at": at
        and {
            "file": source.file(at.start)[0].name,
            "start": at.start,
            "end": at.end,
            "line": source.place(at.start).line,
            "column": source.place(at.start).column,
            "text": source.text[at.start : at.end],
        },
    }
