"""What lets a page shine through itself (ISO 32000-1, sections 11.3.5, 11.6.4, 11.6.6)."""

from collections.abc import Iterator

from bookforge.check.preflight.objects import Thing, entry, listed, number, text

PLAIN = {"/Normal", "/Compatible"}


def grouped(of: Thing) -> Iterator[str]:
    """Whether a page or a form is a transparency group, in words."""
    if text(entry(of, "/Group", "/S")) == "/Transparency":
        yield "a transparency group"


def blended(state: Thing) -> Iterator[str]:
    """What a graphics state asks for that shines through, in words."""
    for name in ("/ca", "/CA"):
        share = number(entry(state, name))
        if share is not None and share < 1:
            yield "a colour that is not opaque"
    mode = entry(state, "/BM")
    modes = [text(one) for one in listed(mode)] or [text(mode)] if mode is not None else []
    if modes and modes[0] not in PLAIN:
        yield f"the blend mode {modes[0][1:]}"
    mask = entry(state, "/SMask")
    if mask is not None and text(mask) != "/None":
        yield "a soft mask"
