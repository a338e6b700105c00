"""Lines that are dates, as diaries and journals head their entries with them."""

import re
from functools import lru_cache

LONGEST = 48  # characters

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
    "|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre"
    "|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    "|januari|februari|maart|mei|augustus|maj|augusti|marts"
    "|stycznia|lutego|marca|kwietnia|maja|czerwca|lipca|sierpnia|września|października"
    "|listopada|grudnia|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября"
    "|ноября|декабря"
)
DAYS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat"
    "|sun|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag"
    "|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|lunes|martes|miércoles|jueves|viernes|sábado|domingo"
    "|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica"
    "|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira"
    "|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    "|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag"
    "|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela"
    "|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
)
DAY = r"(?:the )?\d{1,2}(?:st|nd|rd|th|er|\.|º)?(?: of| de)?"
YEAR = r"(?:,? (?:de )?(?:1[0-9]|20|21)\d\d)?"
REST = r"(?:[.,;:–—-]{1,2} ?[^\W_][^.!?\"“”]{0,24})?"  # a place or an hour: "3 May. Bistritz."
DATE = re.compile(
    rf"(?:(?:{DAYS})\b[.,]? ?)?(?:the )?(?:{DAY} (?:{MONTHS})\b\.?|(?:{MONTHS})\b\.? {DAY}){YEAR}"
    rf"{REST}[.:,]?|(?:{DAYS})(?:[,.]? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?)?{REST}[.:,]?"
    r"|\d{1,2}[./-]\d{1,2}[./-](?:\d\d){1,2}|\d{4}[./-]\d{1,2}[./-]\d{1,2}"
    rf"|(?:{MONTHS}),? (?:1[0-9]|20|21)\d\d[.:]?|\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 12)
def is_date(line: str) -> bool:
    """Whether a line is a date and nothing more, but perhaps a place.

    >>> [is_date(line) for line in ("Monday, 3 March", "3 May. Bistritz.", "June 4th, 1921")]
    [True, True, True]
    >>> [is_date(line) for line in ("Monday came.", "May I?", "March on", "In June he left.")]
    [False, False, False, False]
    """
    capital = line[:1].isupper() or line[:1].isdecimal() or line.startswith("the ")
    return len(line) <= LONGEST and capital and DATE.fullmatch(line) is not None


MONTH = re.compile(MONTHS, re.IGNORECASE)


def is_month(line: str) -> bool:
    """Whether a line is the name of a month alone.

    >>> [is_month(line) for line in ("MARCH", "Octobre", "March on", "May I?")]
    [True, True, False, False]
    """
    return MONTH.fullmatch(line) is not None
