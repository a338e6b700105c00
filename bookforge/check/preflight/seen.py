"""What a page draws, found by following its instructions as a printer would.

Forms are followed into, so many times a page: a form that draws another ten times, which draws
another ten times, would else never end. A page that passes a bound has a fault, and no other
program is made to read it. Nothing is painted; only what could matter is kept.
Source: ISO 32000-1, sections 8.4 (state), 8.6.8 (colour), 8.10 (forms), 11.6 (transparency).
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from bookforge.check.preflight.content import Instruction, figures, instructions, named, says
from bookforge.check.preflight.matrices import SAME, Matrix, matrix, product, sides
from bookforge.check.preflight.objects import (
    Thing,
    entry,
    identity,
    is_stream,
    numbers,
    text,
    whole,
)
from bookforge.check.preflight.opened import Opened, Unreadable
from bookforge.check.preflight.pictures import Placed, inline, placed
from bookforge.check.preflight.spaces import Space, space
from bookforge.check.preflight.transparency import blended, grouped

DEEP = 12  # forms in forms
OFTEN = 500  # how often forms are followed on a page
MOST_SAVED = 256  # states that `q` keeps, and marks in marks; the standard asks for 28
WILD = "it is nested deeper than anything a book needs"
MUCH = "there is more of it than in any book"
INVISIBLE = 3  # the rendering mode of text that is not shown
GRAY: Space = ("gray",)


class Paint(NamedTuple):
    """A colour that was used, and whether for text."""

    space: Space
    values: tuple[float, ...]
    text: bool


@dataclass(slots=True)
class Seen:
    """What one page draws; `bare` counts what is drawn outside marked content."""

    paints: set[Paint] = field(default_factory=set[Paint])
    spaces: set[Space] = field(default_factory=set[Space])
    transparent: set[str] = field(default_factory=set[str])
    pictures: dict[Placed, None] = field(default_factory=dict[Placed, None])  # each once, in order
    fonts: dict[object, Thing] = field(default_factory=dict[object, Thing])
    mcids: list[int] = field(default_factory=list[int])
    layers: bool = False
    hidden: int = 0
    bare: int = 0
    drawn: int = 0
    fault: str = ""

    @property
    def kept(self) -> int:
        """How many things are remembered, of those that a page may have any number of."""
        return len(self.paints) + len(self.pictures) + len(self.fonts) + len(self.mcids)


class State(NamedTuple):
    """What `q` keeps and `Q` brings back; a colour is its space and its values."""

    matrix: Matrix = SAME
    fill: tuple[Space, tuple[float, ...]] = (GRAY, (0.0,))
    line: tuple[Space, tuple[float, ...]] = (GRAY, (0.0,))
    mode: int = 0


DEVICES: dict[bytes, Space] = {b"g": GRAY, b"rg": ("RGB",), b"k": ("CMYK",)}
BLACK: dict[Space, tuple[float, ...]] = {
    ("CMYK",): (0.0, 0.0, 0.0, 1.0),
    GRAY: (0.0,),
    ("RGB",): (0.0, 0.0, 0.0),
}
COLOURS = {b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN", b"g", b"G", b"rg", b"RG", b"k", b"K"}
TEXTS = {b"Tj", b"TJ", b"'", b'"'}
FILLS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}
LINES = {b"S", b"s", b"B", b"B*", b"b", b"b*"}
SHOWS = FILLS | LINES | TEXTS | {b"sh", b"BI"}


def seen(book: Opened, page: Thing) -> Seen:
    """What the page draws, as far as it can be read."""
    found = Seen(transparent=set(grouped(page)))
    try:
        content = book.content(page)
    except Unreadable as bad:
        found.fault = str(bad)
        return found
    Walk(book, found).follow(content, book.resources(page), State(), 0)
    book.room -= found.kept
    return found


class Walk:
    """A walk through the instructions of a page and of the forms in it."""

    def __init__(self, book: Opened, found: Seen) -> None:
        """Begin; what is met goes to `found`."""
        self.book, self.found = book, found
        self.times = 0

    def follow(
        self, content: bytes, resources: Thing, state: State, depth: int, *, tagged: bool = False
    ) -> None:
        """Follow the instructions of one stream, which stands inside marked content or not."""
        saved: list[State] = []
        marks: list[bool] = []
        for told in instructions(content):
            if self._weary():
                return
            operator = told.operator
            if operator in COLOURS:
                state = self._coloured(told, resources, state)
            elif operator in SHOWS:
                self._shown(told, resources, state)
                self.found.bare += not (tagged or any(marks))
            elif operator == b"Do":
                inside = tagged or any(marks)
                self._drawn(named(_last(told)), resources, state, depth, tagged=inside)
            elif operator == b"q":
                saved.append(state)
                self._bound(saved)
            elif operator == b"Q":
                state = saved.pop() if saved else state
            elif operator in {b"BDC", b"BMC"}:
                marks.append(self._marked(told, resources))
                self._bound(marks)
            elif operator == b"EMC":
                marks[-1:] = []
            else:
                state = self._turned(told, resources, state)

    def _weary(self) -> bool:
        """Whether enough is known to say that this is no book."""
        book, found = self.book, self.found
        book.steps -= 1
        if book.steps >= 0 and found.kept <= book.room and found.drawn <= book.most_drawn:
            return False
        self.found.fault = MUCH
        return True

    def _bound(self, kept: list[State] | list[bool]) -> None:
        if len(kept) > MOST_SAVED:
            self.found.fault = WILD
            kept.pop(0)

    def _turned(self, told: Instruction, resources: Thing, state: State) -> State:
        """The state after an instruction that may change it."""
        match told.operator:
            case b"cm":
                turned = product(matrix(figures(told.operands)), state.matrix)
                return state._replace(matrix=turned)
            case b"Tr":
                return state._replace(mode=int((*figures(told.operands), 0)[0]))
            case b"gs":
                chosen = entry(resources, "/ExtGState", named(_last(told)))
                self.found.transparent |= set(blended(chosen))
            case b"Tf":
                name = next((named(one) for one in told.operands if one[:1] == b"/"), "")
                font = entry(resources, "/Font", name)
                self.found.fonts[identity(font) if any(identity(font)) else name] = font
            case _:
                pass
        return state

    def _coloured(self, told: Instruction, resources: Thing, state: State) -> State:
        """The state after an instruction that chooses a colour or a space of colours."""
        operator = told.operator.lower()
        which = "line" if told.operator != operator else "fill"
        values = figures(told.operands)
        if operator in DEVICES:
            chosen = DEVICES[operator]
        elif operator == b"cs":
            chosen = space(named(_last(told)), resources)
            values = BLACK.get(chosen, ())
        else:
            chosen = (state.line if which == "line" else state.fill)[0]
            if _last(told)[:1] == b"/":
                self._patterned(entry(resources, "/Pattern", named(_last(told))), state)
        self.found.spaces.add(chosen)
        now = chosen, values
        return state._replace(line=now) if which == "line" else state._replace(fill=now)

    def _patterned(self, pattern: Thing, state: State) -> None:
        shading = entry(pattern, "/Shading")
        if shading is not None:
            self.found.spaces.add(space(entry(shading, "/ColorSpace"), None))
        self._followed(pattern, None, state, 0, tagged=True)

    def _shown(self, told: Instruction, resources: Thing, state: State) -> None:
        """Note what is painted, and with what."""
        operator = told.operator
        if operator in TEXTS:
            if not told.operands or not says(told.operands[-1]):
                return
            if state.mode % 4 == INVISIBLE:
                self.found.hidden += 1
                return
            self._paint(state.fill if state.mode % 4 != 1 else state.line, text=True)
        elif operator == b"BI":
            self._placed(inline(told.operands, resources, sides(state.matrix)))
        elif operator == b"sh":
            shading = entry(resources, "/Shading", named(_last(told)))
            self.found.spaces.add(space(entry(shading, "/ColorSpace"), resources))
        else:
            if operator in FILLS:
                self._paint(state.fill, text=False)
            if operator in LINES:
                self._paint(state.line, text=False)
        self.found.drawn += 1

    def _paint(self, colour: tuple[Space, tuple[float, ...]], *, text: bool) -> None:
        self.found.paints.add(Paint(*colour, text))

    def _placed(self, picture: Placed) -> None:
        self.found.pictures[picture] = None
        self.found.spaces.add(picture.space)

    def _drawn(
        self, name: str, resources: Thing, state: State, depth: int, *, tagged: bool
    ) -> None:
        """Draw a picture, or follow a form."""
        thing = entry(resources, "/XObject", name)
        if text(entry(thing, "/Subtype")) == "/Image":
            self.found.drawn += 1
            self.found.bare += not tagged
            self._placed(placed(thing, resources, sides(state.matrix)))
            if entry(thing, "/SMask") is not None:
                self.found.transparent.add("a picture with a soft mask")
        elif text(entry(thing, "/Subtype")) == "/Form":
            self.found.transparent |= set(grouped(thing))
            self._followed(thing, resources, state, depth, tagged=tagged)

    def _followed(
        self, form: Thing, resources: Thing, state: State, depth: int, *, tagged: bool
    ) -> None:
        """Follow a form or a tile, if it was not followed often enough already."""
        if not is_stream(form):
            return
        self.times += 1
        if depth >= DEEP or self.times > OFTEN:
            self.found.fault = WILD
            return
        try:
            content = self.book.unpacked(form)
        except Unreadable as bad:
            self.found.fault = str(bad)
            return
        own = entry(form, "/Resources")
        turned = product(matrix(numbers(entry(form, "/Matrix"))), state.matrix)
        inner = state._replace(matrix=turned)
        self.follow(content, own if own is not None else resources, inner, depth + 1, tagged=tagged)

    def _marked(self, told: Instruction, resources: Thing) -> bool:
        """Whether marked content is a part of the structure or an artifact."""
        names = [named(one) if one[:1] == b"/" else "" for one in told.operands]
        if names[:1] == ["/OC"]:
            self.found.layers = True
        kept = entry(resources, "/Properties", names[-1]) if names[-1:] > [""] else None
        mcids = [whole(entry(kept, "/MCID"), -1)] if entry(kept, "/MCID") is not None else []
        if "/MCID" in names:
            mcids += map(int, figures(told.operands[names.index("/MCID") + 1 :][:1]))
        self.found.mcids += mcids
        return bool(mcids) or names[:1] == ["/Artifact"]


def _last(told: Instruction) -> bytes:
    return told.operands[-1] if told.operands else b""
