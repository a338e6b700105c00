"""Which words of one text another lacks: in order, or by letters where pages move them."""

import re
from collections import Counter

from bookforge.check.words import stretches, tokens, words

# Scripts whose letters pages give in an order of their own, in pieces: those from right to left,
# and those whose signs are set in clusters (from Devanagari to Burmese, Khmer, and others).
REORDERED = re.compile(
    "[\u0590-\u109f\u1780-\u17ff\u1900-\u1bff\ua800-\ua8ff\ua980-\uaaff\ufb1d-\ufdff\ufe70-\ufeff"
    "\U00010800-\U000117ff\U0001e800-\U0001efff]"
)
# Of those, the scripts of clusters: a page names one text for each shape, and a shape that serves
# two clusters reads as the first, so that some letters are not to be read back. Khmer loses most.
CLUSTERED = re.compile(
    "[\u0900-\u109f\u1780-\u17ff\u1900-\u1bff\ua800-\uaaff\U00011000-\U000117ff]"
)
UNREAD = 5  # of so many clustered letters one may be misread
REACH = 60  # words too many in one place, past which the text is looked for no further
CERTAIN = 4  # words in a row that show where the text goes on


def counted(expected: str, found: str, *, turned: bool = False) -> tuple[list[str], int]:
    """What `compared` gives, for drawn pages with scripts whose letters they reorder.

    Of words in such scripts the letters are counted; all others are compared in order. Those that
    share a paragraph with such words may be moved by them: they count by letters if they are. So do
    all in a `turned` book, read from right to left, in which PDFium turns every line.
    """
    told = [
        (word, turned or bool(REORDERED.search(paragraph)))
        for paragraph in expected.split("\n")
        for word in words(paragraph)
    ]
    ordered = [(word, beside) for word, beside in told if not REORDERED.search(word)]
    read = tokens(found)
    lost, added = _aligned(
        [word for word, _ in ordered], [one for one in read if not REORDERED.search(one[0])]
    )
    want = Counter("".join(word for word, _ in told if REORDERED.search(word)))
    want.update("".join(ordered[i][0] for i in lost if ordered[i][1]))
    have = Counter("".join(word for word, _ in read if REORDERED.search(word)))
    short, spare = _certain(want - have, want), _certain(have - want, want)
    over = spare.total()
    for word in added:
        letters = Counter(word)
        if letters <= short:
            short -= letters
        else:
            over += 1
    return [ordered[i][0] for i in lost if not ordered[i][1]] + list(short.elements()), over


def _certain(odd: Counter[str], want: Counter[str]) -> Counter[str]:
    """The letters of `odd`, less those of clusters if they are few beside those in `want`."""
    clustered = Counter({one: count for one, count in odd.items() if CLUSTERED.match(one)})
    whole = sum(count for one, count in want.items() if CLUSTERED.match(one))
    return odd - clustered if clustered.total() * UNREAD <= whole else odd


def compared(expected: str, found: str) -> tuple[list[str], int]:
    """The words of `expected` that `found` lacks, in order, and how many others `found` has.

    Where both have the same lines nothing is parted into words. Else, as long as both have the
    same words, as books that are whole have to their end, a stretch of each is looked at and let
    go.
    """
    if _lines(expected) == _lines(found):
        return [], 0
    one, two = _Stretches(expected), _Stretches(found)
    while (ours := one.ahead()) and (theirs := two.ahead()):
        most = min(len(ours), len(theirs))
        if ours[:most] != theirs[:most]:
            break
        one.pass_by(most)
        two.pass_by(most)
    told = [word for word, _ in one.rest()]
    lost, added = _aligned(told, two.rest())
    return [told[i] for i in lost], len(added)


def _lines(text: str) -> list[str]:
    """The lines of a text that hold something: texts of the same lines have the same words."""
    return list(filter(None, map(str.strip, text.split("\n"))))


class _Stretches:
    """The words of a text, a stretch at a time."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = stretches(text)
        self._start = 0  # where the stretch begins
        self._done = 0  # words of it that were passed by
        self._words: list[str] = []

    def ahead(self) -> list[str]:
        """The words that come next; none at the end of the text."""
        while self._done == len(self._words) and (span := next(self._spans, None)):
            self._start, self._done = span[0], 0
            self._words = words(self._text[slice(*span)])
        return self._words[self._done :]

    def pass_by(self, many: int) -> None:
        """Let go as many words, all of this stretch."""
        self._done += many

    def rest(self) -> list[tuple[str, bool]]:
        """The words that were not passed by.

        One whose flag is set was broken at a line's end and may go on in the next.
        """
        return tokens(self._text[self._start :])[self._done :]


def _aligned(expected: list[str], found: list[tuple[str, bool]]) -> tuple[list[int], list[str]]:
    """The words of `expected` that `found` lacks, by index, and the others that `found` has."""
    lost: list[int] = []
    added: list[str] = []
    at = 0
    for i, word in enumerate(expected):
        after = _match(word, found, at)
        skipped = 0
        while not after and skipped < REACH:
            skipped += 1
            after = _follow(expected[i : i + CERTAIN], found, at + skipped)
        if after:
            added += (other for other, _ in found[at : at + skipped])
            at = after
        else:
            lost.append(i)
    return lost, added + [other for other, _ in found[at:]]


def _follow(some: list[str], found: list[tuple[str, bool]], at: int) -> int:
    """Where the first of `some` ends in `found` if all of them stand there from `at` on."""
    first = after = _match(some[0], found, at)
    for word in some[1:]:
        after = after and _match(word, found, after)
    return first if after else 0


def _match(word: str, found: list[tuple[str, bool]], at: int) -> int:
    """The place after `word` in `found` if it stands at `at`, whole or broken; else 0."""
    made = ""
    while at < len(found):
        part, broken = found[at]
        made += part
        at += 1
        if made == word:
            return at
        if not broken or not word.startswith(made):
            return 0
    return 0
