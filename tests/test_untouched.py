"""Whole texts that the passes within a paragraph must leave exactly as they are."""

from importlib import import_module
from pathlib import Path

import pytest

from bookforge.draft import Draft, amend
from bookforge.source import Source

PASSES = ("escapes", "tags", "emphasis", "spaces", "dashes", "ellipses", "quotes", "restyle")
TEXTS = sorted((Path(__file__).parent / "corpus" / "untouched").glob("*.txt"))


@pytest.mark.parametrize("rule", PASSES)
@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_text_stays_as_it_is(path: Path, rule: str) -> None:
    text = path.read_text("utf-8")
    draft = Draft(Source(path.name, text), text)
    run = getattr(import_module(f"bookforge.fix.{rule}"), rule)
    done = amend(draft, rule, run(draft))
    assert [change for stage in done.log for change in stage.changes] == []
    assert done.text == text


def test_there_are_texts() -> None:
    assert len(TEXTS) >= len(PASSES)
