"""What is written as JSON is as docs/schema/ says, for every sample and every problem."""

import json
from pathlib import Path
from typing import Any

import pytest
from clean_epub import CLEAN, packed
from clean_pdf import printed
from jsonschema import Draft202012Validator

from bookforge.check.preflight import preflight
from bookforge.check.stores import lint
from bookforge.check.stores.finding import STORES
from bookforge.forge import Understood, understand
from bookforge.report import documents
from bookforge.report.account import account
from bookforge.report.log import log
from bookforge.settings import Settings

ROOT = Path(__file__).parent.parent
SCHEMAS = ROOT / "docs" / "schema"
STORIES = sorted((*ROOT.glob("samples/*.txt"), *ROOT.glob("tests/problems/*/in.txt")))
ids = pytest.mark.parametrize("path", STORIES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def valid(document: str, schema: str) -> dict[str, Any]:
    rules = json.loads((SCHEMAS / f"{schema}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(rules)
    found: dict[str, Any] = json.loads(document)
    Draft202012Validator(rules).validate(found)  # pyright: ignore[reportUnknownMemberType]
    return found


def story(path: Path) -> Understood:
    return understand(path.read_bytes(), path.name, Settings())


@ids
def test_problems_are_written_as_documented(path: Path) -> None:
    understood = story(path)
    found = valid(documents.of_check(understood, understood.problems), "check")
    text = understood.draft.source.text
    for problem in found["problems"]:
        if at := problem["at"]:
            assert text[at["start"] : at["end"]] == at["text"]
            assert understood.draft.source.place(at["start"]) == (at["line"], at["column"])


@ids
def test_accounts_are_written_as_documented(path: Path) -> None:
    valid(documents.of_account(account(story(path), Settings())), "show")


@ids
def test_logs_are_written_as_documented(path: Path) -> None:
    understood = story(path)
    found = valid(log(understood.draft), "log")
    logged = {stage["rule"]: len(stage["changes"]) for stage in found["stages"]}
    assert logged == valid(documents.of_check(understood, ()), "check")["edits"]


def test_findings_are_written_as_documented() -> None:
    findings = lint(packed({**CLEAN, "EPUB/book.css": b"p { color: red }"}), "a.epub")
    told = valid(documents.of_findings("a.epub", STORES, findings), "stores")
    assert [one["place"] for one in told["findings"]] == ["EPUB/book.css:1"]


def test_every_document_is_told_of() -> None:
    told = (ROOT / "docs" / "json.md").read_text("utf-8")
    assert all(f"schema/{path.name}" in told for path in SCHEMAS.iterdir())


def test_findings_about_pages_are_written_as_documented() -> None:
    book = printed(lambda pdf: pdf.pages[1].obj.__setitem__("/Rotate", 90))
    purposes, findings = preflight(book, "a.pdf")
    told = valid(documents.of_preflight("a.pdf", purposes, findings), "preflight")
    assert ("page-turned", [2]) in [(one["code"], one["pages"]) for one in told["findings"]]
