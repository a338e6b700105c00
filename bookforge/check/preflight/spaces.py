"""Colour spaces, and how much ink a colour lays down (ISO 32000-1, section 8.6)."""

from bookforge.check.preflight.objects import Thing, entry, listed, text, whole

DEEP = 8  # a space may stand on another, and that on another
SHORT = {  # names in inline images
    "/G": "/DeviceGray",
    "/RGB": "/DeviceRGB",
    "/CMYK": "/DeviceCMYK",
    "/I": "/Indexed",
}
BY_PARTS = {1: "gray", 3: "RGB", 4: "CMYK"}
PROCESS = {"/None", "/All", "/Black", "/Cyan", "/Magenta", "/Yellow"}
UNKNOWN = ("unknown",)

# What a space is made of, the outermost first: ("ICC RGB",), ("Indexed", "CMYK"), ("spot Gold", …).
Space = tuple[str, ...]
SIMPLE: dict[str, Space] = {  # those that need no other
    "/DeviceGray": ("gray",),
    "/DeviceRGB": ("RGB",),
    "/DeviceCMYK": ("CMYK",),
    "/CalGray": ("calibrated gray",),
    "/CalRGB": ("calibrated RGB",),
    "/Lab": ("calibrated Lab",),
    "/Pattern": ("Pattern",),
}


def space(of: Thing, resources: Thing, depth: int = 0) -> Space:
    """What the colour space `of` is, by name or as an array; names are looked up in `resources`."""
    parts = listed(of)
    if parts and depth <= DEEP:
        return _made(parts, resources, depth)
    name = SHORT.get(text(of), text(of))
    found = entry(resources, "/ColorSpace", name) if name and name not in SIMPLE else None
    if found is not None and depth <= DEEP:
        return space(found, resources, depth + 1)
    return SIMPLE.get(name, UNKNOWN)


def _made(parts: list[Thing], resources: Thing, depth: int) -> Space:
    """The space of an array, whose first entry says its family."""
    family, *rest = parts
    match SHORT.get(text(family), text(family)), rest:
        case "/ICCBased", [stream, *_]:
            return (f"ICC {BY_PARTS.get(whole(entry(stream, '/N')), 'unknown')}",)
        case "/Indexed", [base, *_]:
            return ("Indexed", *space(base, resources, depth + 1))
        case "/Separation", [name, other, *_]:
            return (f"spot {text(name)[1:]}", *space(other, resources, depth + 1))
        case "/DeviceN", [names, other, *_]:
            spots = [text(name) for name in listed(names)]
            told = ", ".join(name[1:] for name in spots)
            return (f"spot {told}", *space(other, resources, depth + 1))
        case "/Pattern", [under, *_]:
            return ("Pattern", *space(under, resources, depth + 1))
        case told, _:
            return SIMPLE.get(told, UNKNOWN)


def ink(of: Space, values: tuple[float, ...]) -> float:
    """How much ink a colour lays down, in percent of one ink; 0 where that is not known."""
    return 100 * sum(values) if of[-1:] in {("CMYK",), ("ICC CMYK",)} and len(values) == CMYK else 0


CMYK = 4
