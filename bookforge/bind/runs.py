"""The text of blocks, once its marks are cut away: runs, lines and what stands between scenes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from bookforge.book import Block, Runs, SceneBreak, Text
from bookforge.source import Span

LINE_END = re.compile(r"\s*\n\s*")


def indents(text: str, span: Span) -> tuple[int, ...]:
    """How far each line of a block is set in beyond the one that is set in least, in spaces."""
    first = text.rfind("\n", 0, span.start) + 1
    spaces = [len(line) - len(line.lstrip()) for line in text[first : span.end].split("\n")]
    return tuple(space - min(spaces) for space in spaces)


def settled(blocks: list[Block]) -> tuple[Block, ...]:
    """Blocks without scene breaks that break nothing: at the ends, or after another."""
    kept: list[Block] = []
    for block in blocks:
        if not isinstance(block, SceneBreak) or (kept and not isinstance(kept[-1], SceneBreak)):
            kept.append(block)
    if kept and isinstance(kept[-1], SceneBreak):
        kept.pop()
    return tuple(kept)


def flat(runs: list[Text]) -> Runs:
    """Runs with line ends as spaces, and without white space at either end."""
    flat = [
        replace(run, value=LINE_END.sub(" ", run.value)) if "\n" in run.value else run
        for run in runs
    ]
    while flat and not flat[0].note and not flat[0].value.strip():
        del flat[0]
    while flat and not flat[-1].note and not flat[-1].value.strip():
        del flat[-1]
    if flat and flat[0].value[:1].isspace():
        flat[0] = replace(flat[0], value=flat[0].value.lstrip())
    if flat and not flat[-1].note and flat[-1].value[-1:].isspace():
        flat[-1] = replace(flat[-1], value=flat[-1].value.rstrip())
    return tuple(run for run in flat if run.value or run.note)


def lines(runs: list[Text]) -> Iterator[Runs]:
    """Runs cut into the lines of a stanza."""
    line: list[Text] = []
    for run in runs:
        first, *rest = run.value.split("\n")
        line.append(replace(run, value=first))
        for piece in rest:
            yield flat(line)
            line = [replace(run, value=piece, note="")]
    yield flat(line)
