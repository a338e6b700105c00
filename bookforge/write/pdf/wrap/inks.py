"""Colours of screens as inks, such that paper dries and small letters stay sharp."""

MOST = 2.4  # of all inks together: the least that a printer allows
NEUTRAL = 0.1  # colours whose shares differ by less are grey
DARK = 0.8  # of black, from which it is printed full: thin lines are then not screened

HALF = 140  # of 255

Ink = tuple[float, float, float, float]  # cyan, magenta, yellow, black, each from 0 to 1
WHITE: Ink = (0, 0, 0, 0)
BLACK: Ink = (0, 0, 0, 1)


def ink(colour: str) -> Ink:
    """The inks of a colour as #rrggbb; greys, and near greys that are dark, in black alone.

    >>> ink("#ffffff"), ink("#23201c"), ink("#8a2b21")
    ((0, 0, 0, 0), (0, 0, 0, 1), (0.0, 0.688, 0.761, 0.459))
    """
    red, green, blue = (part / 255 for part in bytes.fromhex(colour[1:]))
    black = 1 - max(red, green, blue)
    spread = max(red, green, blue) - min(red, green, blue)
    if not spread and not black:
        return WHITE
    if spread < NEUTRAL and black >= DARK:
        return BLACK
    if not spread:
        return (0, 0, 0, round(black, 3))
    inks = [(1 - part - black) / (1 - black) for part in (red, green, blue)]
    less = min(1.0, (MOST - black) / sum(inks))
    cyan, magenta, yellow = (round(one * less, 3) for one in inks)
    return cyan, magenta, yellow, round(black, 3)


def light(colour: str) -> bool:
    """Whether dark letters are read better than white ones on a colour, as #rrggbb.

    >>> light("#f4efe4"), light("#8a2b21")
    (True, False)
    """
    red, green, blue = bytes.fromhex(colour[1:])
    return 0.3 * red + 0.6 * green + 0.1 * blue > HALF  # about as bright as the eye sees them


def css(colour: Ink) -> str:
    """The same for a sheet."""
    return f"device-cmyk({' '.join(f'{part:g}' for part in colour)})"


def operands(colour: Ink) -> str:
    """The same for the instruction `k` of a page."""
    return " ".join(f"{part:g}" for part in colour)
