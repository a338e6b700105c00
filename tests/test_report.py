"""What `show` and `check` tell of a story, as values, without a terminal."""

import re
from pathlib import Path

import pytest

from bookforge.fix import PASSES
from bookforge.forge import understand
from bookforge.problem import CODES, Problem, UsageError
from bookforge.project import project
from bookforge.report.account import Account, account
from bookforge.report.diagnostics import choice, diagnostics, tally
from bookforge.report.page import catalogue, plain, sections
from bookforge.report.tree import tree
from bookforge.settings import Settings, resolved
from bookforge.source import Source, Span

STORY = """The Ferry

by Ada Brandt

Chapter 1: Ice

It froze, and nobody came to the ferry until the week was out.

***

"No," she said.

A/N: Thank you for reading this far.

Chapter 2: Thaw

It thawed, and the ferry went again, as it always had before.
"""


def told(text: str, **flags: str) -> Account:
    chosen = resolved(flags, {})
    return account(understand(text.encode(), "story.txt", chosen), chosen)


def test_metadata_is_told_with_the_line_it_came_from() -> None:
    found = {fact.field: (fact.value, fact.origin, fact.line) for fact in told(STORY).facts}
    assert found["title"] == ("The Ferry", "text", 1)
    assert found["authors"] == ("Ada Brandt", "text", 3)
    assert found["language"][1:] == ("words", 0)


def test_every_field_that_the_text_states_is_told_with_its_line() -> None:
    text = (
        "Title: Ice\nAuthor: Ada Brandt\nRating: Teen\nCharacters: Jo, Meg\nSummary: It froze.\n\n"
    )
    facts = told(text + STORY.partition("Brandt\n")[2]).facts
    found = {fact.value: (fact.field, fact.line) for fact in facts}
    assert found["Teen"] == ("rating", 3)
    assert found["Meg"] == ("characters", 4)
    assert found["It froze."] == ("description", 5)


def test_an_option_goes_before_the_text_and_is_said_to() -> None:
    found = {fact.field: fact for fact in told(STORY, title="Other").facts}
    assert (found["title"].value, found["title"].origin, found["title"].line) == (
        "Other",
        "--title",
        0,
    )


TOML = (
    "[text]\nquotes = 'single'\ndashes = 'en'\n\n[fix]\nbreak = 'The day after'\n"
    "\n[front]\ndedication = 'For you'\nalso-by = ['Tin', 'Salt']\n"
)
ENVIRONMENT = {"BOOKFORGE_ELLIPSIS": "dots", "BOOKFORGE_DASHES": "keep"}
CHOSEN = {
    "text.quotes": ("single", "book.toml:2"),
    "text.dashes": ("em", "--dashes"),
    "text.ellipsis": ("dots", "BOOKFORGE_ELLIPSIS"),
    "text.profile": ("none", "--set"),
    "text.keep-boilerplate": ("false", "default"),
    "style.theme": ("classic", "default"),
    "front.dedication": ("For you", "book.toml:9"),
    "front.also-by": ("Tin, Salt", "book.toml:10"),
    "fix.break": ("The day after", "book.toml:6"),
}


def test_each_setting_is_told_with_what_set_it() -> None:
    flags = {"dashes": "em", "assigned": ["text.profile=none"]}
    chosen = resolved(flags, ENVIRONMENT, project(TOML, "book.toml"))
    found = account(understand(STORY.encode(), "story.txt", chosen), chosen)
    told = {one.key: (one.value, one.origin) for one in found.settings}
    assert {key: told[key] for key in CHOSEN} == CHOSEN
    assert "back.also-by" not in told
    page = "\n".join(plain(sections(found)))
    for key, row in CHOSEN.items():
        assert re.search(rf"^ +{key} .*{row[1]}.* {row[0]}$", page, re.MULTILINE)


def test_the_outline_counts_words_and_scenes() -> None:
    found = [(entry.name, entry.line, entry.words, entry.scenes) for entry in told(STORY).outline]
    assert found == [("Chapter 1: Ice", 5, 19, 2), ("Chapter 2: Thaw", 15, 15, 1)]


def test_notes_and_what_is_left_out_are_told() -> None:
    found = told(STORY)
    assert [(note.chapter, note.line, note.words) for note in found.notes] == [
        ("Chapter 1: Ice", 13, 6)
    ]
    assert {entry.what: entry.words for entry in found.left_out}["by"] == 1


def test_the_page_is_plain_text_in_a_pipe() -> None:
    page = "\n".join(plain(sections(told(STORY))))
    assert page.startswith("The Ferry, by Ada Brandt\n")
    for part in (
        "line 1",
        "How it is typed",
        "double quotation marks",
        "*** ×",
        "2 chapters",
        "Chapter 2: Thaw",
        "quotes",
        "1 note",
    ):
        assert part in page
    assert not re.search(r" $|\x1b", page, re.MULTILINE)


def test_the_tree_has_every_block_with_its_line() -> None:
    story = understand(STORY.encode(), "story.txt", Settings())
    lines = ["".join(text for text, _ in line) for line in tree(story.book, story.draft.source)]
    assert [line.split()[:2] for line in lines] == [
        *(["5", "chapter"], ["7", "paragraph"], ["9", "break"], ["11", "paragraph"]),
        *(["15", "chapter"], ["17", "paragraph"], ["13", "note"], ["13", "paragraph"]),
    ]


PROBLEMS = (
    *(Problem("doubtful-quote", f"Doubt {i}.", Span(i, i + 1)) for i in range(8)),
    Problem("missing-title", "No title."),
)


def test_the_gravest_come_first_and_codes_can_be_chosen() -> None:
    assert choice((), ()).of(PROBLEMS)[0].code == "missing-title"
    assert {p.code for p in choice(["doubtful-quote"], ()).of(PROBLEMS)} == {"doubtful-quote"}
    assert {p.code for p in choice((), ["doubtful-quote"]).of(PROBLEMS)} == {"missing-title"}
    with pytest.raises(UsageError) as refused:
        choice(["doubtful-qoute"], ())
    assert "doubtful-quote" in refused.value.hint


def test_a_long_list_is_cut_with_a_count_of_the_rest() -> None:
    source = Source("a.txt", "0123456789")
    problems = choice((), ()).of(PROBLEMS)
    brief = ["".join(t for t, _ in line) for line in diagnostics(problems, source, brief=True)]
    whole = ["".join(t for t, _ in line) for line in diagnostics(problems, source, brief=False)]
    assert sum("Doubt" in line for line in brief) == 5
    assert "… and 3 more doubtful-quote; --all shows them" in brief
    assert sum("Doubt" in line for line in whole) == 8
    assert tally(PROBLEMS) == "1 warning, 8 doubts"


SECTIONS = ("Why it matters", "Example", "When bookforge is unsure", "How to settle it")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_manual_page(code: str) -> None:
    page = (Path(__file__).parent.parent / "bookforge" / "manual" / f"{code}.md").read_text()
    assert page.startswith(f"# {code}\n\n")
    assert tuple(re.findall(r"^## (.+)$", page, re.MULTILINE)) == SECTIONS
    assert max(map(len, page.splitlines())) <= 100


def test_the_catalogue_lists_codes_and_passes() -> None:
    listed = "\n".join(plain(catalogue({run.__name__: run.__doc__ or "" for run in PASSES})))
    assert all(name in listed for name in (*CODES, *(run.__name__ for run in PASSES)))
