"""What book.toml, the environment and the options say together."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from bookforge import files, projects
from bookforge.book import Chapter, Paragraph, Runs, SceneBreak
from bookforge.draft import Decision
from bookforge.forge import forge, understand
from bookforge.problem import InputError, ProofError, UsageError
from bookforge.project import DECISIONS, project
from bookforge.settings import KEYS, Settings, resolved
from bookforge.write.markdown import markdown

OWN = {"modified", "decisions", "origins"}  # fields that no key of a section sets

WRONG = {
    "is not TOML": ("[text", "book.toml is not TOML"),
    "a key outside of sections": ('title = "A"', "book.toml:1: “title” stands in no section."),
    "an unknown key": ('[text]\nquote = "a"', "book.toml:2: there is no setting “text.quote”."),
    "an unknown section": (
        '[txet]\nquotes = "a"',
        "book.toml:2: there is no setting “txet.quotes”.",
    ),
    "no such choice": ('\n[text]\nquotes = "no"', "book.toml:3: the quotes “no” is none of: keep"),
    "a value of another type": (
        "[metadata]\ntitle = [3]",
        "book.toml:2: the title “[3]” is no text.",
    ),
    "an author that is a table": ("[metadata]\nauthor = {a = 1}", "book.toml:2: the author “"),
    "a story that is no name": ("[input]\nstory = 5", "book.toml:2: the story “5” is no name"),
    "lists without end": (f"[metadata]\ntitle = {'[' * 5000}", "book.toml is not TOML"),
    "an unknown decision": (
        '[fix]\nopne = "a|b|c"',
        "book.toml:2: there is no setting “fix.opne”.",
    ),
    "an anchor without a place": ('[fix]\nopen = "a"', "book.toml:2: “a” does not name a place."),
    "an anchor that is no text": ("[fix]\nstory = [1]", "book.toml:2: “1” does not name a place."),
    "an empty anchor": ('[fix]\nstory = " "', "book.toml:2: “ ” does not name a place."),
    "fix as a value": ('fix = "a"', "book.toml:1: “fix” stands in no section."),
}

Given = tuple[dict[str, object], dict[str, str], str, str, str]
ORDER: tuple[Given, ...] = (
    ({}, {}, "", "keep", ""),
    ({}, {}, "double", "double", "book.toml:2"),
    ({}, {"BOOKFORGE_QUOTES": "single"}, "double", "single", "BOOKFORGE_QUOTES"),
    ({"quotes": "off"}, {"BOOKFORGE_QUOTES": "single"}, "double", "off", "--quotes"),
    ({"assigned": ["text.quotes=locale"]}, {}, "double", "locale", "--set"),
    ({"assigned": ['text.quotes="locale"']}, {}, "", "locale", "--set"),
)


def said(text: str) -> Settings:
    return resolved({}, {}, project(text, "book.toml"))


@pytest.mark.parametrize(("text", "sentence"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(UsageError) as refused:
        said(text)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(("flags", "environment", "written", "quotes", "origin"), ORDER)
def test_the_nearest_place_wins_and_is_remembered(
    flags: dict[str, object], environment: dict[str, str], written: str, quotes: str, origin: str
) -> None:
    text = f'[text]\nquotes = "{written}"' if written else ""
    settings = resolved(flags, environment, project(text, "book.toml"))
    assert settings.quotes == quotes
    assert settings.origins.get("quotes", "") == origin


@pytest.mark.parametrize("pair", ["quotes", "text.quote=keep", "=", "quotes=keep"])
def test_set_takes_keys_that_there_are(pair: str) -> None:
    with pytest.raises(UsageError):
        resolved({"assigned": [pair]}, {})


def test_every_setting_has_one_key() -> None:
    assert set(KEYS) == set(Settings.model_fields) - OWN
    assert len({key.path for key in KEYS.values()}) == len(KEYS)
    assert len({key.variable for key in KEYS.values()}) == len(KEYS)


def test_one_author_needs_no_list() -> None:
    assert said('[metadata]\nauthor = "Ida Moor"').authors == ("Ida Moor",)
    assert said('[metadata]\nauthor = ["Ida Moor", "A. B."]').authors == ("Ida Moor", "A. B.")
    assert resolved({"assigned": ["metadata.author=2024"]}, {}).authors == ("2024",)


def test_decisions_keep_the_words_beside_their_place() -> None:
    settled = said("[fix]\nopen = [\"he said |'|so\"]\nstory = 'The Door'").decisions
    assert settled == (
        Decision("open", "he said ", "'", "so", "book.toml:2"),
        Decision("story", "", "The Door", "", "book.toml:3"),
    )


LISTED = """[metadata]
description = \"\"\"
[fix]
story = 'no entry'\"\"\"
[fix]
open = ["a|'|b", "c|'|d",
  # "e|'|f",
  \"\"\"g|'|
h\"\"\",

  'i|"|j']
story = ['k']
"""


def test_each_decision_has_the_line_of_its_own_entry() -> None:
    places = [int(each.origin.removeprefix("book.toml:")) for each in said(LISTED).decisions]
    assert places == [6, 6, 8, 11, 12]


def test_book_toml_is_found_beside_the_story_that_it_names(tmp_path: Path) -> None:
    story, other, toml = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "book.toml"
    story.write_text("A.", "utf-8")
    other.write_text("B.", "utf-8")
    assert projects.found(str(story)) == (str(story), None)
    toml.write_text('[input]\nstory = "a.txt"\n[metadata]\ntitle = "A"', "utf-8")
    for name in (str(story), str(toml)):
        found, told = projects.found(name)
        assert (found, told and told.values["metadata.title"]) == (str(story), "A")
    assert projects.found(str(other)) == (str(other), None)
    assert projects.found("-") == ("-", None)


def test_book_toml_must_say_which_story_it_is_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A.", "utf-8")
    (tmp_path / "book.toml").write_text("[metadata]", "utf-8")
    for name in ("a.txt", "book.toml"):
        with pytest.raises(UsageError) as refused:
            projects.found(str(tmp_path / name))
        assert refused.value.hint.startswith("Add a section [input]")


def test_the_example_of_the_readme_is_understood() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    example = readme.split("```toml\n")[1].split("```")[0]
    assert said(example).decisions
    assert said(example).title


STORY = """The Gate
by Ida Moor

Chapter 1

The gate stood open.

* * *

It was cold.

It was still. "All 'bout" it lay snow.

Chapter 2

It thawed.

A/N: was scratched on the gatepost.
"""

SETTLED = {
    "": (2, 1, 1, "“All ’bout”"),
    "story = 'Chapter 2'": (1, 1, 1, "“All ’bout”"),
    "story = '* * *'": (2, 0, 1, "“All ’bout”"),
    "story = 'A/N: was scratched on the gatepost.'": (2, 1, 0, "“All ’bout”"),
    'open = "All |\'|bout"': (2, 1, 1, "“All ‘bout”"),
    'open = "no |\'|such place"': (2, 1, 1, "“All ’bout”"),
}


@pytest.mark.parametrize("above", ["", "Snow fell, and 'bout noon it lay.\n\n"])
@pytest.mark.parametrize(("fix", "shape"), SETTLED.items())
def test_decisions_hold_also_when_the_story_grows(
    fix: str, shape: tuple[int, int, int, str], above: str
) -> None:
    text = STORY.replace("The gate stood", f"{above}The gate stood")
    settings = said(f"[fix]\n{fix}")
    understood = understand(text.encode(), "a.txt", settings)
    blocks = [block for chapter in understood.book.chapters for block in chapter.blocks]
    breaks = sum(isinstance(block, SceneBreak) for block in blocks)
    *counts, words = shape
    assert [len(understood.book.chapters), breaks, len(understood.book.notes)] == counts
    assert words in understood.draft.text


PLACES = """The Gate
by Ida Moor

Chapter One

He said 'bout all, and the boys' gate was 6' high, \'so\' they said.

The Thaw

It was cold.

[]

It was still.

Chapter Two

It thawed.

It was the sixth of the month, and the road to the drawing room
was shut, and they sat in the snow. It was a very old kind of cold
and neither of them had any wish to be the first to un-
bend.

Bring a lamp, all of you.
"""

# Each kind of decision, with what it says, and what is then in the Markdown of the book.
KINDS = {
    "open": ("said |'|bout", "said ‘bout"),
    "close": ("boys|'| gate", "boys’ gate"),
    "apostrophe": ("said |'|bout", "said ’bout"),
    "prime": ("was 6|'| high", "6′ high"),
    "hyphen": ("un|-|\nbend", "un-bend"),
    "no-hyphen": ("un|-|\nbend", "unbend"),
    "heading": ("The Thaw", "# The Thaw"),
    "break": ("[]", "* * *"),
    "note": ("Bring a lamp, all of you.", "(end, chapter-two)\n\n    Bring a lamp"),
    "story": ("Chapter Two", "\n\nChapter Two\n\n"),
}


def settled(text: str, what: str, anchor: str) -> tuple[str, list[str]]:
    """The Markdown of a story with one decision, and the codes of its problems."""
    story = understand(text.encode(), "a.txt", said(f"[fix]\n{what} = {json.dumps(anchor)}"))
    shown = markdown(story.book, files.theme("classic"), Settings()).data.decode()
    return shown, [problem.code for problem in story.problems]


def test_every_kind_of_decision_is_tried() -> None:
    assert set(KINDS) == set(DECISIONS)


@pytest.mark.parametrize(("what", "row"), KINDS.items())
def test_a_decision_is_made_and_holds_below_a_new_paragraph(
    what: str, row: tuple[str, str]
) -> None:
    anchor, wanted = row
    grown = PLACES.replace("\nHe said", "\nIt grew, and all 'bout it grew more.\n\nHe said")
    for text in (PLACES, grown):
        shown, codes = settled(text, what, anchor)
        assert wanted in shown
        assert "lost-decision" not in codes


@pytest.mark.parametrize(("what", "row"), KINDS.items())
def test_a_decision_whose_place_is_gone_is_told(what: str, row: tuple[str, str]) -> None:
    words = row[0].replace("|", "")
    for text in (PLACES.replace(words, "So"), f"{PLACES}\n{words}\n"):
        assert "lost-decision" in settled(text, what, row[0])[1]


VALUES = {
    "metadata.identifier": {
        "978-3-16-148410-0": "urn:isbn:9783161484100",
        "ISBN 0-306-40615-2": "urn:isbn:0306406152",
        "0-8044-2957-X": "urn:isbn:080442957X",
        "urn:isbn:9783161484100": "urn:isbn:9783161484100",
        "https://example.org/gate": "https://example.org/gate",
        "978-3-16-148410-1": None,
        "978-3-16-148410": None,
        "the gate": None,
    },
    "metadata.date": {
        "2026": "2026",
        "2026-11-22": "2026-11-22",
        "22.11.2026": None,
        "2026-13": None,
        "2026-02-30": None,
    },
    "metadata.series-index": {"2": "2", "2.5": "2.5", "two": None},
    "metadata.language": {"en-GB": "en-GB", "english": None},
    "metadata.title": {" The \t Gate": "The Gate", "a" * 251: None, "a\x01b": None},
    "input.encoding": {"latin1": "iso8859-1", "latine": None, "hex": None},
}


@pytest.mark.parametrize(
    ("path", "given", "kept"),
    [(path, given, kept) for path, row in VALUES.items() for given, kept in row.items()],
)
def test_values_are_kept_as_they_are_written_or_refused(
    path: str, given: str, kept: str | None
) -> None:
    field = next(field for field, key in KEYS.items() if key.path == path)
    flags: dict[str, object] = {field: given}
    if kept is None:
        with pytest.raises(UsageError):
            resolved(flags, {})
    else:
        assert getattr(resolved(flags, {}), field) == kept


METADATA = """[metadata]
subtitle = "A Tale"
series = "Gates"
series-index = 2
description = "One.\\n\\nTwo."
subject = ["ice", "snow"]
publisher = "Own Press"
date = "2026-11"
rights = "Hers"
identifier = "0-306-40615-2"
"""


def test_metadata_of_book_toml_goes_before_what_the_text_says() -> None:
    text = STORY.replace(
        "Chapter 1\n", "Summary: Something else.\n\nSeries: Doors #4\n\nChapter 1\n"
    )
    stated = understand(text.encode(), "a.txt", Settings()).book.meta
    assert (stated.description, stated.series) == (("Something else.",), "Doors")
    settings = said(METADATA)
    story = understand(text.encode(), "a.txt", settings)
    meta = story.book.meta
    assert meta.description == ("One.", "Two.")
    assert (meta.subtitle, meta.series, meta.volume) == ("A Tale", "Gates", "2")
    assert (meta.subjects, meta.publisher, meta.rights) == (("ice", "snow"), "Own Press", "Hers")
    assert (meta.published, meta.identifier) == ("2026-11", "urn:isbn:0306406152")
    proof = forge(story, ".epub", files.theme("classic"), settings, lambda _: None).proof
    assert proof.faults == ()
    assert sum(count for what, count in proof.left_out if "description" in what) == 2


def test_numbers_and_dates_of_toml_are_taken_as_they_are_written() -> None:
    settings = said("[metadata]\ntitle = 1984\ndate = 2026-11-22\nseries-index = 2.5\n")
    assert (settings.title, settings.published, settings.volume) == ("1984", "2026-11-22", "2.5")
    typed = resolved({"assigned": ["metadata.date=2026", "metadata.title=1984"]}, {})
    assert (typed.title, typed.published) == ("1984", "2026")


def test_a_series_that_was_set_has_no_volume_of_another() -> None:
    text = STORY.replace("Chapter 1\n", "Series: Doors #4\n\nChapter 1\n")
    meta = understand(text.encode(), "a.txt", said('[metadata]\nseries = "Gates"')).book.meta
    assert (meta.series, meta.volume) == ("Gates", "")


@pytest.mark.parametrize("text", [f"\ufeff{STORY}", STORY.replace("\n", "\r")], ids=["mark", "CR"])
def test_lines_are_found_behind_a_mark_and_between_returns(text: str) -> None:
    settled = said("[fix]\nstory = ['The Gate', 'Chapter 2']")
    problems = understand(text.encode(), "a.txt", settled).problems
    assert "lost-decision" not in {problem.code for problem in problems}


def test_a_story_that_is_gone_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A.", "utf-8")
    (tmp_path / "book.toml").write_text('[input]\nstory = "old.txt"', "utf-8")
    for name in ("a.txt", "book.toml"):
        with pytest.raises(InputError) as refused:
            projects.found(str(tmp_path / name))
        assert "old.txt" in str(refused.value)


def test_a_folder_that_may_not_be_entered_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stat(path: Path, *, follow_symlinks: bool = True) -> object:
        del follow_symlinks
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "stat", stat)
    with pytest.raises(InputError, match=r"locked/s.txt” cannot be read: permission denied"):
        projects.found(str(tmp_path / "locked/s.txt"))


MATTER = """
[front]
also-by = ["The First Ferry", "Tin"]
copyright = "All rights reserved.\\nNo part may be sold."
dedication = "For my mother,\\nwho rowed"
epigraph = "What the sea wants.\\n—A saying"

[back]
acknowledgements = "Thanks to the crew.\\n\\nAnd to the cook."
about-author = "Ada Brandt lives\\non an island."
also-by = "Salt"
"""
ADDED = {
    "also-by": "The First Ferry / Tin",
    "copyright": "All rights reserved. / No part may be sold.",
    "dedication": "For my mother, / who rowed",
    "epigraph": "What the sea wants. / —A saying",
    "acknowledgements": "Thanks to the crew. / And to the cook.",
    "about-author": "Ada Brandt lives on an island.",
    "more-by": "Salt",
}


@pytest.mark.parametrize("suffix", [".epub", ".pdf"])
def test_what_an_author_adds_is_in_the_book_and_proved(suffix: str) -> None:
    settings = said(MATTER)
    story = understand(b"The Ferry\nby Ada Brandt\n\nIt was late.", "a.txt", settings)
    pages = (*story.book.front, *story.book.back)
    assert {
        page.id: " / ".join("".join(run.value for run in runs) for runs in lines(page))
        for page in pages
    } == ADDED
    theme = files.theme("classic")
    assert not forge(story, suffix, theme, settings, lambda _: None).proof.faults
    lost = replace(story, book=replace(story.book, back=story.book.back[1:]))
    with pytest.raises(ProofError, match="binding what the author adds"):
        forge(lost, suffix, theme, settings, lambda _: None)


def lines(page: Chapter) -> list[Runs]:
    return [block.content for block in page.blocks if isinstance(block, Paragraph)]


def test_pages_may_be_set_for_one_run() -> None:
    settings = resolved({"assigned": ["front.dedication=For you"]}, {"BOOKFORGE_BACK_ALSO_BY": "A"})
    assert (settings.dedication, settings.more_by) == ("For you", ("A",))
