"""`show` tells of every setting which place set it, in the order in which places win."""

import pytest

from bookforge.forge import understand
from bookforge.project import project
from bookforge.report.account import account
from bookforge.settings import KEYS, OTHER_WORDS, Settings, refusal, resolved

STORY = """---
title: The Gate
subtitle: A Tale
author: Ida Moor
lang: en
series: Gates
series-index: 2
description: It froze.
subject: ice
publisher: Own Press
date: 2026-11-01
rights: Hers
identifier: 978-3-16-148410-0
---

Chapter 1

It was cold, and the snow lay on the gate until noon.
"""
BARE = "It was cold, and the snow lay on the gate until noon."
SAID = (
    "The Thaw",
    "fr",
    "3",
    "2025",
    "utf-8",
    "0-306-40615-2",
    "true",
    "kdp",
    "16mm",
    "6x9in",
    "white",
    "aa",
)  # for one or another
NO_TEXT = {"identifier", "volume"}  # told only where somebody said it, and of which series
STATED = [field for field, key in KEYS.items() if key.section == "metadata"]


def said(field: str) -> str:
    """A value that the setting can have."""
    usual = str(getattr(Settings(), field) or "")
    return usual or next(one for one in SAID if not refusal(field, one))


def origins(text: str, settings: Settings) -> dict[str, str]:
    """Where each setting is told to come from, by its field; "line 3" for one of the text."""
    bare = settings.model_copy(update={"cover": ""})  # there is no such file
    found = account(understand(text.encode(), "story.txt", bare), settings)
    told = {fact.field: f"line {fact.line}" if fact.line else fact.origin for fact in found.facts}
    fields = {key.path: field for field, key in KEYS.items()}
    return told | {fields[one.key]: one.origin for one in found.settings if one.key in fields}


@pytest.mark.parametrize("field", KEYS)
def test_the_place_that_wins_is_told(field: str) -> None:
    key, value = KEYS[field], said(field)
    toml = project(f'[{key.section}]\n\n{key.name} = "{value}"', "book.toml")
    if getattr(Settings(), field) is False:
        toml = project(f"[{key.section}]\n\n{key.name} = false", "book.toml")
    environment = {key.variable: value}
    flag = f"--{OTHER_WORDS.get(field, field)}".replace("_", "-")
    for settings, origin in (
        (resolved({}, {}, toml), "book.toml:3"),
        (resolved({}, environment, toml), key.variable),
        (resolved({field: value}, environment, toml), flag),
        (resolved({"assigned": [f"{key.path}={value}"]}, environment, toml), "--set"),
    ):
        assert origins(STORY, settings)[field] == origin


@pytest.mark.parametrize("field", STATED)
def test_what_the_text_states_is_told_with_its_line(field: str) -> None:
    name = {"language": "lang"}.get(field, KEYS[field].name)
    line = next(n for n, row in enumerate(STORY.split("\n"), 1) if row.startswith(f"{name}:"))
    assert origins(STORY, Settings())[field] == f"line {line}"


def test_what_nobody_states_is_found_or_assumed() -> None:
    told = origins(BARE, Settings())
    assert told["language"] == "words" or told["language"] == "default"
    usual = {
        field
        for field in KEYS
        if field not in STATED and getattr(Settings(), field) not in {"", ()}
    }
    assert {told[field] for field in usual} == {"default"}
    assert not NO_TEXT & told.keys()


def test_the_date_of_the_edition_is_told_if_it_was_given() -> None:
    settings = resolved({}, {"SOURCE_DATE_EPOCH": "1735689600"})
    found = account(understand(BARE.encode(), "story.txt", settings), settings)
    assert ("date of the edition", "2025-01-01T00:00:00+00:00", "SOURCE_DATE_EPOCH") in {
        (one.key, one.value, one.origin) for one in found.settings
    }
