"""The report as one page of HTML: source and text side by side, every edit to be seen.

It needs nothing but itself: no script, no address. The choice of what is shown is a row of radio
buttons, which the style sheet asks for with `:has()`. What is not changed is folded, so that a
long novel stays a few megabytes, and browsers lay rows out only when they come into sight.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from bookforge.draft import Draft, Mark, Sure
from bookforge.forge import Understood, summary
from bookforge.problem import Problem
from bookforge.report.diagnostics import GRAVITY, tally
from bookforge.report.edits import Edit
from bookforge.report.rows import Row, rows
from bookforge.source import Span

BESIDE = 40  # characters around the place of a problem
MOST = 400  # problems that are listed one by one
FIRST = 8  # of them that are seen at once
LINE_END = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]")
CODE = re.compile(r"`([^`]+)`")
HIDDEN = ("frame", "label")
SURE = {Sure.GUESS: "a guess", Sure.LIKELY: "likely", Sure.CERTAIN: "certain"}


def page(story: Understood, sheet: str) -> str:
    """The page; `sheet` is its style sheet."""
    found = list(rows(story.draft, story.problems))
    edits = [edit for row in found for edit in row.edits]
    shown = [edit for edit in edits if _is_shown(edit, story.draft)]
    seen = Counter(rule for edit in shown for rule in _rules(edit))
    body = "\n".join(
        (
            *_head(story, len(edits) - len(shown)),
            *_problems(story),
            *_choices(seen),
            *_table(found, story),
        )
    )
    title = escape(f"{story.book.title}: what bookforge did")
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<style>\n{sheet}{''.join(_filters(seen))}</style>\n</head>\n<body>\n{body}\n</body>\n"
        "</html>\n"
    )


def _head(story: Understood, layout: int) -> Iterator[str]:
    """Title, figures and key; `layout` counts the edits that are not shown."""
    meta = story.book.meta
    yield "<header>"
    yield f"<h1>{escape(story.book.title)}</h1>"
    if meta.authors:
        yield f"<p class=by>{escape(', '.join(meta.authors))}</p>"
    yield f"<p>{escape(summary(story))}, {escape(tally(story.problems))}.</p>"
    yield (
        "<p class=key>Left, <b>the source</b> as it was typed; right, <b>the text</b> as it is set."
        " <del>What was taken</del> and <ins>what was put there</ins>;"
        " <ins class=u>underlined</ins> if it is less than certain."
        " Point at an edit to see who made it, and why."
        f" Line ends and blank lines that were changed ({layout:,}) are not marked.</p>"
    )
    yield "</header>"


def _problems(story: Understood) -> Iterator[str]:
    """The problems, the gravest first, each with a link to its row."""
    if not story.problems:
        return
    ordered = sorted(story.problems, key=lambda p: (GRAVITY.index(p.severity), p.code))
    listed = [_problem(problem, story.draft) for problem in ordered[:MOST]]
    yield "<section class=problems>\n<h2>To look at</h2>\n<ul>"
    yield from listed[:FIRST]
    yield "</ul>"
    if rest := listed[FIRST:]:
        yield f"<details><summary>{len(ordered) - FIRST:,} more</summary>\n<ul>"
        yield from rest
        if len(ordered) > MOST:
            yield f"<li>… and {len(ordered) - MOST:,} more, marked below</li>"
        yield "</ul></details>"
    yield "</section>"


def _problem(problem: Problem, draft: Draft) -> str:
    source = draft.source
    where = ""
    if problem.at is not None:
        start, end = problem.at
        line = source.place(start).line
        where = f" <a href=#p{start}>line {line:,}</a> <q>{_excerpt(source.text, start, end)}</q>"
    typed = CODE.sub(r"<code>\1</code>", escape(problem.hint))
    hint = f" <small>{typed}</small>" if typed else ""
    return (
        f"<li class={problem.severity}><b>{problem.severity}</b> {escape(problem.message)}"
        f" <code>{problem.code}</code>{where}{hint}</li>"
    )


def _excerpt(text: str, start: int, end: int) -> str:
    """A place with the words beside it in its line, the place marked; dots where it is cut."""
    before = text[max(0, start - BESIDE) : start].rpartition("\n")[2]
    after = text[end : end + BESIDE].partition("\n")[0]
    place = text[start:end].strip()
    if len(place) > 2 * BESIDE:
        place, after = f"{place[: 2 * BESIDE].rpartition(' ')[0] or place[: 2 * BESIDE]} …", ""
    if len(before) == BESIDE:
        before = f"… {before.partition(' ')[2]}"
    if len(after) == BESIDE:
        after = f"{after.rpartition(' ')[0]} …"
    return f"{escape(before)}<mark>{escape(place)}</mark>{escape(after)}"


def _choices(rules: dict[str, int]) -> Iterator[str]:
    """The radio buttons: everything, what is doubtful, or the edits of one pass."""
    yield "<form class=choices>\n<b>Show</b>"
    choices = [("all", "all"), ("doubt", "doubtful places"), ("unsure", "less than certain")]
    choices += [(rule, f"{rule} <small>{count:,}</small>") for rule, count in rules.items()]
    for name, label in choices:
        checked = " checked" if name == "all" else ""
        yield f"<label><input type=radio name=show id=show-{name}{checked}>{label}</label>"
    yield "</form>"


def _filters(rules: Iterable[str]) -> Iterator[str]:
    """A rule of style for each button: the rows that have nothing of the kind are not shown."""
    for name in ("doubt", "unsure", *rules):
        chosen = f"body:has(#show-{name}:checked)"
        yield f"{chosen} .row:not(.{name}),{chosen} .fold{{display:none}}\n"
        if name not in {"doubt", "unsure"}:
            yield f"{chosen} :is(ins,del):not(.{name}){{all:unset}}\n"


def _table(found: Sequence[Row], story: Understood) -> Iterator[str]:
    yield "<main>\n<div class=heads><span></span><b>Source</b><b>Text</b></div>"
    for seen, group in groupby(found, key=lambda row: _is_seen(row, story.draft)):
        together = list(group)
        if seen:
            yield from (_row(row, story.draft) for row in together)
            continue
        count = f"{len(together):,} block" + "s" * (len(together) != 1)
        yield f"<details class=fold><summary>{count}, set as typed</summary>"
        yield from (_same(row, story.draft) for row in together)
        yield "</details>"
    yield "</main>"


def _same(row: Row, draft: Draft) -> str:
    """A row of which at most the white space was changed: its text alone."""
    said = escape(draft.text[slice(*row.now)].strip())
    return f"<div class=same><a>{row.line}</a><p>{_tag(row.mark)}{said}</p></div>"


def _row(row: Row, draft: Draft) -> str:
    names = {name for edit in row.edits if _is_shown(edit, draft) for name in _rules(edit)}
    if row.problems:
        names.add("doubt")
    if any(edit.sure < Sure.CERTAIN for edit in row.edits):
        names.add("unsure")
    out = " out" if row.mark and row.mark.kind in HIDDEN else ""
    shown = [edit for edit in row.edits if _is_shown(edit, draft)]
    old = _tagged(draft.source.text, row.at, (*_taken(shown), *_anchors(row.problems)))
    new = _tagged(draft.text, row.now, (*_put(shown), *_styled(row.styles, shown)))
    return (
        f'<div class="row {" ".join(sorted(names))}{out}"><a>{row.line}</a>'
        f"<p class=old>{old}</p><p class=new>{_tag(row.mark)}{new}</p></div>"
    )


# A tag at an offset. At one offset the order is: </ins>, </i>, an anchor, <i>, <ins>; so that
# the tags nest, because styles never begin or end within an edit.
Event = tuple[int, int, str]


def _tagged(text: str, span: Span, events: Iterable[Event]) -> str:
    """The text of `span`, less the white space around it, with tags in it."""
    said = text[slice(*span)]
    at = span.start + len(said) - len(said.lstrip())
    end = at + len(said.strip())
    pieces: list[str] = []
    for offset, _, tag in sorted(events, key=lambda event: event[:2]):
        to = min(max(at, offset), end)
        pieces += (escape(text[at:to], quote=False), tag)
        at = to
    return "".join((*pieces, escape(text[at:end], quote=False)))


def _taken(edits: Iterable[Edit]) -> Iterator[Event]:
    for edit in edits:
        if range(*edit.at):
            yield edit.at.start, 4, f'<del class="{_names(edit)}">'
            yield edit.at.end, 0, "</del>"


def _put(edits: Iterable[Edit]) -> Iterator[Event]:
    """What was put there tells who did so; what was taken does not, to save room."""
    for edit in edits:
        if range(*edit.now):
            told = "; ".join(f"{step.rule}: {step.why or 'changed'}" for step in edit.steps)
            title = escape(f"{told} ({SURE[edit.sure]})")
            yield edit.now.start, 4, f'<ins class="{_names(edit)}" title="{title}">'
            yield edit.now.end, 0, "</ins>"


def _anchors(problems: Iterable[Problem]) -> Iterator[Event]:
    for problem in problems:
        if problem.at is not None:
            at = problem.at.start
            yield at, 2, f'<i id=p{at} title="{escape(problem.message)}"></i>'


def _styled(marks: Iterable[Mark], edits: Sequence[Edit]) -> Iterator[Event]:
    """Emphasis, from edge to edge of the edits that it begins or ends in."""
    for mark in marks:
        start, end = mark.start, mark.end
        for edit in edits:
            start = edit.now.end if edit.now.start < start < edit.now.end else start
            end = edit.now.start if edit.now.start < end < edit.now.end else end
        if start < end:
            name = "b" if mark.kind == "strong" else "i"
            yield start, 3, f"<{name}>"
            yield end, 1, f"</{name}>"


def _names(edit: Edit) -> str:
    return " ".join((*_rules(edit), *(("u",) if edit.sure < Sure.CERTAIN else ())))


def _rules(edit: Edit) -> tuple[str, ...]:
    return tuple(dict.fromkeys(step.rule for step in edit.steps))


def _is_shown(edit: Edit, draft: Draft) -> bool:
    """Whether an edit is more than line ends and blank lines."""
    old, new = draft.source.text[slice(*edit.at)], draft.text[slice(*edit.now)]
    return old.split() != new.split() or not LINE_END.search(old + new)


def _is_seen(row: Row, draft: Draft) -> bool:
    """Whether there is something to show or to say of a row."""
    return bool(row.problems) or any(_is_shown(edit, draft) for edit in row.edits)


def _tag(mark: Mark | None) -> str:
    if mark is None:
        return ""
    what = mark.value or mark.kind
    said = (
        f"left out: {what}" if mark.kind in HIDDEN else what if mark.kind == "meta" else mark.kind
    )
    return f"<em>{escape(said)}</em> "
