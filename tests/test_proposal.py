"""The book.toml that `bookforge new` writes says what was found, and settles what is doubtful."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bookforge.forge import Understood, proofread, understand
from bookforge.project import BLOCKS, DECISIONS, project
from bookforge.report.proposal import proposal
from bookforge.settings import KEYS, Settings, resolved

ROOT = Path(__file__).parent.parent
STORIES = sorted((ROOT / "samples").glob("*.txt"))
SCHEMA = ROOT / "docs" / "schema" / "book.json"

TEXTS = {"type": ["string", "array"], "items": {"type": "string"}}

DOUBTFUL = """The Gate
by Ida Moor

'E said 'ow 'at and 'bout 'im, an' 'twas the boys' 'at, 'e said.

"'Er knew 'bout 'at," said Ann. 'The boys' dog.'
"""


def made(text: str, toml: str = "") -> Understood:
    settings = resolved({}, {}, project(toml, "book.toml")) if toml else Settings()
    return understand(text.encode(), "story.txt", settings)


def doubts(story: Understood) -> list[str]:
    return [problem.code for problem in story.problems if problem.read_as]


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_what_was_found_once_is_found_again_by_the_proposal(path: Path) -> None:
    story = understand(path.read_bytes(), path.name, Settings())
    toml = proposal(story, Settings(), path.name)
    again = understand(path.read_bytes(), path.name, resolved({}, {}, project(toml, "book.toml")))
    assert (again.book.meta.title, again.book.meta.authors) == (
        story.book.meta.title,
        story.book.meta.authors,
    )
    assert again.draft.text == story.draft.text


def test_each_doubtful_place_is_settled_by_taking_away_its_sign() -> None:
    story = made(DOUBTFUL)
    assert len(doubts(story)) >= 2
    toml = proposal(story, Settings(), "story.txt")
    assert len(re.findall(r"^    # ", toml, re.MULTILINE)) == len(doubts(story))
    settled = re.sub(r"^    # ", "    ", toml, flags=re.MULTILINE)
    for text in (DOUBTFUL, DOUBTFUL.replace("'E said", "A new page.\n\n'E said", 1)):
        again = made(text, settled)
        assert doubts(again) == []
        assert again.draft.text.endswith(story.draft.text[-40:])
        assert "lost-decision" not in {problem.code for problem in again.problems}


LINES = """The Gate
by Ida Moor

Chapter 1

It was cold, and the snow lay on the gate until noon.

***

Chapter 7 - Fog

Nothing could be seen of the other side, and nothing was heard.

---

It was still.

***

Nobody came.

Chapter 2

It thawed.

Chapter 2

It froze.

***

That's it for this chapter! Please review, and see you guys next week.
"""


def test_doubts_about_lines_are_settled_the_same_way_or_by_moving_them() -> None:
    story = proofread(made(LINES))
    toml = proposal(story, Settings(), "story.txt")
    assert [problem.code for problem in story.problems if problem.read_as in BLOCKS] == [
        "duplicate-chapter",
        "unlabelled-note",
        "probable-heading",
        "mixed-dividers",
    ]
    settled = re.sub(r"^    # ", "    ", toml, flags=re.MULTILINE)
    again = proofread(made(LINES, settled))
    assert [problem.code for problem in again.problems] == []
    assert again.book == replace(story.book, meta=again.book.meta)
    assert "heading = [" in toml
    fog = '    # "Chapter 7 - Fog",'
    moved = toml.replace(fog, "").replace("heading = [", f"heading = [\n{fog.replace('# ', '')}")
    assert len(made(LINES, moved).book.chapters) == len(story.book.chapters) + 1


def test_a_title_with_signs_of_toml_is_written_as_it_is() -> None:
    odd = resolved({"title": 'The "Gate" \\ # [x]'}, {})
    story = understand(DOUBTFUL.encode(), "story.txt", odd)
    told = project(proposal(story, odd, "a\\b.txt"), "book.toml")
    assert told.story == "a\\b.txt"
    assert told.values["metadata.title"] == odd.title


def test_what_cannot_be_set_is_proposed_as_a_comment() -> None:
    blurb = "So it was, and so it is. " * 300
    story = made(DOUBTFUL.replace("Moor\n", f"Moor\n\nSummary: {blurb}\n\nChapter 1\n"))
    assert len(story.book.meta.description[0]) > 4000
    toml = proposal(story, Settings(), "story.txt")
    assert re.search(r"(?m)^# description = .*is longer than", toml)
    assert resolved({}, {}, project(toml, "book.toml")).description == ""


def schema() -> dict[str, Any]:
    """The JSON Schema of book.toml: in its sections, what `Settings` checks."""
    fields = Settings.model_json_schema()["properties"]
    sections: dict[str, Any] = {}
    for field, key in KEYS.items():
        rule = {name: value for name, value in fields[field].items() if name != "title"}
        if rule.get("type") == "array":
            rule = TEXTS
        section = sections.setdefault(key.section, {"type": "object", "properties": {}})
        section["properties"][key.name] = {**rule, "description": key.meaning}
    story = {"type": "string", "description": "the story's file, seen from this one"}
    stories = {
        "type": "array",
        "items": {"type": "string"},
        "minItems": 2,
        "description": "the stories of a collection, each a file or a book.toml",
    }
    sections.setdefault("input", {"type": "object", "properties": {}})["properties"] |= {
        "story": story,
        "stories": stories,
    }
    sections["fix"] = {
        "type": "object",
        "properties": {what: {**TEXTS, "description": DECISIONS[what]} for what in DECISIONS},
    }
    for section in sections.values():
        section["additionalProperties"] = False
    sections["pictures"] = {
        "type": "object",
        "additionalProperties": {"type": "string"},
        "description": "lines of the story that are pictures, and the file of each",
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "book.toml",
        "type": "object",
        "properties": sections,
        "additionalProperties": False,
    }


def test_editors_are_given_the_schema_of_the_settings(golden: Callable[[Path, str], None]) -> None:
    golden(SCHEMA, json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
