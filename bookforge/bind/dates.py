"""Dates as people write them, as ISO 8601 has them, with the precision that was stated."""

import re
from collections.abc import Callable

MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari",
            "february feb februar février febrero febbraio fevereiro februari",
            "march mar märz mars marzo março maart",
            "april apr avril abril aprile",
            "may mai mayo maggio maio mei maj",
            "june jun juni juin junio giugno junho",
            "july jul juli juillet julio luglio julho",
            "august aug août agosto augustus augusti",
            "september sep sept septembre septiembre settembre setembro",
            "october oct oktober octobre octubre ottobre outubro okt",
            "november nov novembre noviembre novembro",
            "december dec dezember décembre diciembre dicembre dezembro dez",
        ),
        1,
    )
    for name in names.split()
}
YEAR = r"(?P<year>1[4-9]\d\d|20\d\d)"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
MONTH = r"(?P<month>[^\W\d_]{3,10})"
SHAPES = (
    rf"{YEAR}-(?P<number>0[1-9]|1[0-2])(?:-{DAY})?",
    rf"{YEAR}[./](?P<number>0?[1-9]|1[0-2])[./]{DAY}",
    rf"{DAY}(?:st|nd|rd|th|\.)?(?: (?:of|de))? {MONTH}\.?,?(?: de)? {YEAR}",
    rf"{MONTH}\.? {DAY}(?:st|nd|rd|th)?,? {YEAR}",
    rf"(?P<a>\d\d?)[./-](?P<b>\d\d?)[./-]{YEAR}",
    rf"{MONTH}\.?,? {YEAR}",
    YEAR,
)
PATTERNS = tuple(re.compile(rf"(?<![\d\w]){shape}(?!\d)", re.IGNORECASE) for shape in SHAPES)
MONTHS_IN_A_YEAR = 12


def iso(said: str) -> str:
    """The first date in `said` as ISO 8601, or "": a day, a month or a year.

    Of 3/4/2012 only the year is certain, for half the world writes the day first.

    >>> [iso(said) for said in ("Jan 3, 2012", "3. Mai 2021", "March, 1994", "2024-02-29 10:11")]
    ['2012-01-03', '2021-05-03', '1994-03', '2024-02-29']
    >>> [iso(said) for said in ("3/4/2012", "25/12/2012", "12-25-2012", "in 1898", "yesterday")]
    ['2012', '2012-12-25', '2012-12-25', '1898', '']
    """
    for pattern in PATTERNS:
        if (found := pattern.search(said)) and (made := _written(found.groupdict().get)):
            return made
    return ""


def _written(get: Callable[[str], str | None]) -> str:
    year, day = get("year") or "", int(get("day") or 0)
    name = get("month")
    month = MONTHS.get(name.lower(), 0) if name else int(get("number") or 0)
    if name and not month:
        return ""
    if get("a"):
        day, month = _told_apart(int(get("a") or 0), int(get("b") or 0))
    if not month:
        return year
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def _told_apart(a: int, b: int) -> tuple[int, int]:
    """Day and month of two numbers, or zeros if either could be the month."""
    if a > MONTHS_IN_A_YEAR >= b:
        return a, b
    if b > MONTHS_IN_A_YEAR >= a:
        return b, a
    return (a, b) if a == b else (0, 0)
