"""What can be wrong with the colours of a PDF, and with what shines through others."""

from collections.abc import Iterator

from bookforge.check.preflight.finding import Found
from bookforge.check.preflight.look import Look
from bookforge.check.preflight.seen import Paint, Seen
from bookforge.check.preflight.spaces import PROCESS, Space, ink
from bookforge.printers import PRINTERS

NEAR = 0.02  # shares of a colour that differ by less are alike
DARK = 0.5  # the share of black from which text is meant to be black
SOME = 0.05  # the share of coloured inks that a press shows
SLACK = 0.5  # percent of ink; shares are rounded
GREYS = {"gray", "stencil", "own"}


def find(look: Look) -> Iterator[Found]:
    """The findings about colours, page by page."""
    for page in look.pages:
        yield from (
            Found(code, message, page.number)
            for code, message in sorted(set(_wrong(page.seen)))
            if code != "colour-page" or not look.wrap  # a cover may have any
        )
        for reason in sorted(page.seen.transparent):
            yield Found("transparency", f"There is {reason}.", page.number)
        yield from _inked(look, page.seen, page.number)


def _wrong(seen: Seen) -> Iterator[tuple[str, str]]:
    for one in seen.spaces:
        yield from _space(one)
    for paint in seen.paints:
        if paint.space == ("RGB",) and paint.text and _grey(paint):
            yield "rgb-black", "Text is in RGB."
        if paint.text and _rich(paint):
            yield "rich-black", f"Text is printed in four inks ({_shares(paint)})."
        if _coloured(paint):
            yield "colour-page", "There is colour on the page."
    if any(_family(one.space) not in GREYS for one in seen.pictures):
        yield "colour-page", "There is colour on the page."


def _space(one: Space) -> Iterator[tuple[str, str]]:
    for part in one:
        if part == "RGB":
            yield "rgb", "A colour or a picture is in RGB."
        if part.startswith(("ICC", "calibrated")):
            yield "icc", f"A colour or a picture is in a space of its own ({part})."
        if part.startswith("spot ") and not _process(part):
            yield "spot-colour", f"There is a spot colour ({part[5:][:60]})."


def _process(part: str) -> bool:
    return all(f"/{name}" in PROCESS for name in part.removeprefix("spot ").split(", "))


def _family(one: Space) -> str:
    """What a space is in the end, whatever it stands in: "gray", "RGB" or "CMYK"."""
    return one[-1].rpartition(" ")[2]


def _grey(paint: Paint) -> bool:
    return bool(paint.values) and max(paint.values) - min(paint.values) <= NEAR


def _rich(paint: Paint) -> bool:
    """Whether a colour is black with other inks below it, which show where they do not meet."""
    if _family(paint.space) != "CMYK" or len(paint.values) != CMYK:
        return False
    *inks, black = paint.values
    return sum(inks) > SOME and (black > DARK or min(inks) > DARK)


def _coloured(paint: Paint) -> bool:
    match _family(paint.space), paint.values:
        case "RGB", values if len(values) == RGB:
            return not _grey(paint)
        case "CMYK", (cyan, magenta, yellow, _):
            return max(cyan, magenta, yellow) - min(cyan, magenta, yellow) > SOME
        case "Lab", (_, a, b):
            return abs(a) + abs(b) > 1
        case _:
            return paint.space[0].startswith("spot ") and not _process(paint.space[0])


RGB, CMYK = 3, 4


def _shares(paint: Paint) -> str:
    return " ".join(
        f"{letter}{share:.0%}" for letter, share in zip("CMYK", paint.values, strict=True)
    )


def _inked(look: Look, seen: Seen, number: int) -> Iterator[Found]:
    """Colours that lay down more ink than the paper of a printer takes."""
    most = max((ink(paint.space, paint.values) for paint in seen.paints), default=0)
    for printer in look.printers:
        bound = PRINTERS[printer].ink
        if bound is not None and most > bound + SLACK:
            said = f"A colour lays down {most:.0f} % of ink"
            told = f"{said}; {PRINTERS[printer].title} takes {bound} %."
            yield Found("much-ink", told, number, (printer,))
