"""The log as edits, diffs, a file and back: nothing is lost, whatever the text."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookforge.draft import Change, Draft, amend
from bookforge.fix import fix
from bookforge.forge import understand
from bookforge.problem import InputError
from bookforge.read.codec import exact
from bookforge.report import diff
from bookforge.report.edits import composed
from bookforge.report.log import LOST, log, reverted
from bookforge.report.styled import Styled
from bookforge.settings import Settings
from bookforge.source import Source

SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
CASES = sorted((Path(__file__).parent / "problems").glob("*/in.txt"))
STORIES = pytest.mark.parametrize(
    "path", [*SAMPLES, *CASES], ids=lambda p: f"{p.parent.name}/{p.stem}"
)
LETTERS = st.text(alphabet="ab \n\r\t\"'*-.", max_size=60)


def draft(path: Path) -> Draft:
    return understand(path.read_bytes(), path.name, Settings()).draft


def rebuilt(done: Draft) -> str:
    """The source with every edit made in it."""
    text, at, pieces = done.source.text, 0, list[str]()
    for edit in composed(done.log):
        assert edit.at.start >= at
        pieces += (text[at : edit.at.start], done.text[slice(*edit.now)])
        at = edit.at.end
    return "".join((*pieces, text[at:]))


def applied(base: str, lines: list[Styled]) -> str:
    """`base` with a unified diff applied to it, as `patch` does it."""
    old, made, at = re.findall(r"[^\n]*\n|[^\n]+", base), list[str](), 0
    sign = ""
    for line in ("".join(text for text, _ in line) for line in lines[2:]):
        if head := re.match(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@", line):
            start = int(head[1]) - (head[2] != "0")
            made += old[at:start]
            at = start
            assert len(made) == int(head[3]) - (head[4] != "0")
        elif line.startswith("\\"):
            if sign != "-":
                made[-1] = made[-1].removesuffix("\n")
        elif line.startswith("-"):
            assert old[at].removesuffix("\n") == line[1:]
            at += 1
        else:
            made.append(line[1:] + "\n")
            at += line.startswith(" ")
        sign = line[:1]
    return "".join((*made, *old[at:]))


@STORIES
def test_edits_lead_from_the_source_to_the_text(path: Path) -> None:
    done = draft(path)
    assert rebuilt(done) == done.text
    steps = sum(len(edit.steps) for edit in composed(done.log))
    assert steps == sum(len(stage.changes) for stage in done.log)


@STORIES
def test_the_diff_applied_to_the_source_gives_the_text(path: Path) -> None:
    done = draft(path)
    assert applied(diff.LINE_END.sub("\n", done.source.text), list(diff.unified(done))) == done.text


@STORIES
def test_a_log_gives_the_file_back_byte_for_byte(path: Path) -> None:
    assert reverted(log(draft(path)).encode(), "log.json") == ((path.name, path.read_bytes()),)


@given(LETTERS)
@settings(max_examples=300)
def test_any_text_can_be_had_back(text: str) -> None:
    done = fix(Draft(Source("t", text), text))
    assert rebuilt(done) == done.text
    assert applied(diff.LINE_END.sub("\n", text), list(diff.unified(done))) == done.text
    assert reverted(log(done).encode(), "log.json") == (("t", text.encode()),)


@given(st.lists(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), LETTERS), max_size=4)))
def test_any_stages_are_composed(stages: list[list[tuple[int, int, str]]]) -> None:
    done = Draft(Source("t", "0123456789"), "0123456789")
    for stage in stages:
        at, changes = 0, list[Change]()
        for gap, length, new in stage:
            start = at + gap + 1
            if start + length <= len(done.text):
                changes.append(Change(start, start + length, new))
            at = start + length
        done = amend(done, "any", changes)
    assert rebuilt(done) == done.text


def test_words_are_shown_as_taken_and_put() -> None:
    done = understand(
        b'T\n\nby A\n\n"It\'s  late--so late," she said.\n', "a.txt", Settings()
    ).draft
    (line,) = ("".join(text for text, _ in line) for line in diff.words(done))
    assert line == 'a.txt:5: [-"-]{+“+}It[-\'-]{+’+}s late[----]{+—+}so late,[-"-]{+”+} she said.'


def test_a_log_of_another_text_is_refused() -> None:
    found = json.loads(log(draft(SAMPLES[0])))
    other = {**found, "text": {**found["text"], "text": found["text"]["text"] + "!"}}
    with pytest.raises(InputError, match="its hash differs"):
        reverted(json.dumps(other).encode(), "log.json")
    with pytest.raises(InputError, match="the hash of what it gives is another"):
        reverted(json.dumps({**found, "stages": found["stages"][1:-2]}).encode(), "log.json")
    with pytest.raises(InputError, match="no log of bookforge"):
        reverted(b"{}", "log.json")


EDITED = {
    "a trust that is none": ('"sure": "certain"', '"sure": "bold"'),
    "an encoding that is none": ('"encoding": "cp1252"', '"encoding": "utf-9"'),
    "an encoding without its letters": ('"encoding": "cp1252"', '"encoding": "ascii"'),
    "no text encoding": ('"encoding": "cp1252"', '"encoding": "hex"'),
    "bytes that are none": ('"data": "81"', '"data": "zz"'),
    "an offset before the text": ('"start": 17', '"start": -17'),
    "an offset behind the text": ('"start": 17', '"start": 99999999999999999999'),
    "an end before its start": ('"end": 18', '"end": 2'),
}


@pytest.mark.parametrize(("old", "new"), EDITED.values(), ids=EDITED)
def test_an_edited_log_is_refused(old: str, new: str) -> None:
    data = b'T\n\nby A\n\n"It\x92s so\x81 late," she said. \x93So.\x94\n'
    source = exact(data, "a.txt", "cp1252")
    found = log(fix(Draft(source, source.text)))
    assert old in found
    with pytest.raises(InputError) as refused:
        reverted(found.replace(old, new, 1).encode(), "log.json")
    assert refused.value.hint == LOST
