"""What can be wrong with the style of an EPUB: it takes from readers what belongs to them."""

import re
from collections.abc import Iterator

from bookforge.check.stores.css import Declaration, declarations, imports
from bookforge.check.stores.finding import Found
from bookforge.check.stores.opened import REMOTE, Opened, Unreadable

WIDE = 2.0  # em
LONG = 200  # characters; no margin and no selector worth the while has more
FREE = {
    *("inherit", "initial", "unset", "revert", "none", "transparent", "currentcolor", "auto"),
    *("canvas", "canvastext", "linktext", "normal", "medium", "1em", "100%", "start", "left"),
}
AWAY = {"left", "right", "absolute", "fixed", "sticky"}
GROUNDS = {"background", "background-color"}
SIZE = re.compile(r"(-?\d*\.?\d+)(em|rem|px|pt|pc|cm|mm|in|ex|ch|%|vw|vh)?(?![\w.])")
ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')\s]{1,200})")
# The last tag of a selector; classes and ids alone may be any text.
SUBJECT = re.compile(r"(?:^|[\s>+~])([a-zA-Z][\w-]*)?[^\s>+~]*$")
BODY = {"html", "body", "p", "*"}
COLOURED = {
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "a",
    "hr",
    "th",
    "td",
    "table",
    "svg",
    "sup",
    "code",
}
TYPE = {"font-size", "line-height", "font-family", "text-align", "font"}


def find(book: Opened) -> Iterator[Found]:
    """The findings about style sheets."""
    for item in book.items.values():
        readable = item.path in book.names and not book.encrypted(item.path)
        if item.media_type == "text/css" and readable:
            try:
                css = book.data(item.path).decode("utf-8", "replace")
            except Unreadable as bad:
                yield Found(bad.code, f"It cannot be read: {bad}.", item.path)
                continue
            yield from sheet(css, item.path)


def sheet(css: str, path: str, above: int = 0) -> Iterator[Found]:
    """The findings about a sheet in the file `path` that begins after `above` lines of it."""
    for address, line in imports(css):
        if REMOTE.match(address):
            yield Found("remote", "A sheet is fetched from the web.", path, above + line)
    for told in declarations(css):
        for found in _declared(told):
            yield found._replace(file=path, line=above + found.line)


def attribute(css: str, tag: str, path: str, line: int) -> Iterator[Found]:
    """The findings about the style attribute of an element."""
    for told in declarations(css, tag):
        for found in _declared(told):
            yield found._replace(file=path, line=line)


def _declared(told: Declaration) -> Iterator[Found]:
    value = told.value.lower().removesuffix("!important").strip()
    said = f"“{told.name}: {told.value[:60]}”"
    if told.name.startswith("--") or "var(" in value:
        yield Found("css-variable", f"{said} is a variable.", line=told.line)
    if any(REMOTE.match(address) for address in ADDRESS.findall(told.value)):
        yield Found("remote", f"{said[:40]} is fetched from the web.", line=told.line)
    if told.selector.startswith("@"):
        return
    if told.name in {"position", "float"} and value in AWAY:
        yield Found("css-flow", f"{said} takes text out of the page.", line=told.line)
    yield from _colours(told, value, said)
    yield from _margins(told, value, said)
    bare = {one.strip().lower() for one in told.selector[:LONG].split(",")}
    if told.name in TYPE and bare & BODY and value not in FREE:
        where = f"{said} on the text itself."
        yield Found("body-type", where, line=told.line)


def _colours(told: Declaration, value: str, said: str) -> Iterator[Found]:
    """Colours that stay when the reader turns the page dark; a sheet may ask which it is."""
    if "prefers-color-scheme" in told.around or value in FREE:
        return
    if told.name in GROUNDS and not value.startswith("url("):
        yield Found("hard-ground", f"{said} stays when the page is dark.", line=told.line)
    if told.name == "color" and _subjects(told) - COLOURED:
        yield Found("hard-colour", f"{said} stays when the page is dark.", line=told.line)


def _margins(told: Declaration, value: str, said: str) -> Iterator[Found]:
    if not told.name.startswith("margin") or "(" in value:
        return
    sizes = [(float(number), unit) for number, unit in SIZE.findall(value[:LONG])]
    if any(number < 0 for number, _ in sizes):
        yield Found("negative-margin", f"{said} is negative.", line=told.line)
    if any(number > WIDE for number, unit in _sides(told.name, sizes) if unit in {"em", "rem"}):
        yield Found("wide-margin", f"{said} grows with the type.", line=told.line)


def _sides(name: str, sizes: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """What of a margin lies left and right."""
    if name == "margin":
        return sizes[:1] if len(sizes) == 1 else sizes[1::2]
    return sizes if name.endswith(("left", "right", "inline", "start", "end")) else []


def _subjects(told: Declaration) -> set[str]:
    """The tags whose elements a rule is about; "*" where any may be."""
    found = (SUBJECT.search(one.strip()) for one in told.selector[:1000].split(","))
    return {(match[1] or "*").lower() for match in found if match}
