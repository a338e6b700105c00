"""Matrices that move and turn what pages draw (ISO 32000-1, section 8.3.3)."""

from math import hypot

Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1, 0, 0, 1, 0, 0)


def matrix(values: tuple[float, ...]) -> Matrix:
    """Six numbers as a matrix; others change nothing."""
    a, b, c, d, e, f = values if len(values) == len(SAME) else SAME
    return a, b, c, d, e, f


def product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that does what `inner` does and then `outer`.

    >>> product((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 5, 0))
    (2, 0, 0, 2, 5, 0)
    """
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def sides(of: Matrix) -> tuple[float, float]:
    """How long the sides of what is drawn in the unit square come out, in pt."""
    a, b, c, d, _, _ = of
    return hypot(a, b), hypot(c, d)
