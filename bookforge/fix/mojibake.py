"""The pass that mends letters which a program read in the wrong encoding."""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from html import unescape
from itertools import takewhile

from bookforge.draft import Change, Draft
from bookforge.fix.characters import INVISIBLE, RUN
from bookforge.fix.inline.literals import CODE
from bookforge.fix.inline.units import Cover
from bookforge.source import Span

# A garbled letter is two to four bytes of UTF-8, each shown as the letter it is in cp1252. The
# marks ‘’“”–—… belong to one only behind "â€", or inside a word behind Ã: elsewhere they are
# quotations and pauses that stand beside a letter. "‚Ä" is how Macs show what others show as "â€".
BYTE = r"[\x80-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ]"
HIDDEN = rf"[{INVISIBLE}\u200c-\u200f\x00-\x08\x0e-\x1f]"
UNSEEN = HIDDEN + "{0,9}"
GARBLE = (
    r"â€[‘’“”–—…\"]|Ã[‘“–’”](?=[^\W\d_])|‚Ä[\x80-\xff]"
    rf"|[\xf0-\xf4](?:{UNSEEN}{BYTE}){{3}}|[\xe0-\xef](?:{UNSEEN}{BYTE}){{2}}"
    rf"|[\xc2-\xdf]{UNSEEN}{BYTE}"
)
ENTITY = r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
SUSPECT = re.compile(rf"(?:(?:[\xc2-\xf4]{UNSEEN}){{0,4}}(?:{GARBLE})|{ENTITY})+")
# What stands together is mended together, for one mended letter may make another.
REGION = re.compile(rf"(?:â€\"|[\x80-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|{HIDDEN}|{ENTITY})+")
LOST = 'â€"'  # a dash whose last byte was read as a curly quote, which was then made straight
CUT = "â€"
CONTRACTED = re.compile(r"(?:s|t|d|m|ll|re|ve)(?![^\W_])")
UNWANTED = re.compile(r"[\x00-\x1f\x7f-\x9f\ufffd\u2028\u2029]")
ROUNDS = 9  # the deepest garble met so far was garbled four times over


def mojibake(draft: Draft) -> Iterator[Change]:
    """Mend letters that were read in the wrong encoding, and character references of HTML.

    Each run of letters that could be UTF-8 read as cp1252 is tried alone, and changed only if what
    comes out makes sense; so an é or a “quotation” that is right stays as it is. References
    between backticks are code and stay.

    >>> from bookforge.draft import amend
    >>> from bookforge.source import Source
    >>> text = "Itâ€™s a cafÃ©, &quot;mon ami&quot;, not a café…"
    >>> draft = Draft(Source("a", text), text)
    >>> amend(draft, "mojibake", mojibake(draft)).text
    'It’s a café, "mon ami", not a café…'
    """
    ticked = CODE.finditer(draft.text) if "`" in draft.text else ()
    code = Cover(Span(*found.span()) for found in ticked)
    for found in REGION.finditer(draft.text):
        start, end = found.span()
        if "&" in found[0] and code.touches(start, end):
            continue
        mended = _whole(_mended(found[0]), draft.text[start - 1 : start], draft.text[end : end + 3])
        if mended != found[0]:
            same = _same(found[0], mended)
            why = "character reference" if "&" in found[0] else "letter in the wrong encoding"
            yield Change(start + same, end, mended[same:], why=why)


def _whole(mended: str, before: str, after: str) -> str:
    """`mended` with the mark at its end that lost its last byte, which cp1252 does not have."""
    if not mended.endswith(CUT):
        return mended
    before = mended[-len(CUT) - 1 : -len(CUT)] or before
    if CONTRACTED.match(after) and before.isalpha():
        return mended.removesuffix(CUT) + "’"
    closes = before and not before.isspace() and not after[:1].isalnum()
    return mended.removesuffix(CUT) + "”" if closes else mended


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in alike)


@lru_cache(maxsize=1 << 14)  # the same few letters again and again
def _mended(text: str) -> str:
    """What `text` becomes when its runs are read again until nothing changes."""
    for _ in range(ROUNDS):
        mended = SUSPECT.sub(_run_mended, text)
        if mended == text:
            break
        text = mended
    return text


def _run_mended(run: re.Match[str]) -> str:
    mended = RUN.sub("", _read_again(unescape(run[0]).replace(LOST, "—")))
    return run[0] if UNWANTED.search(mended) else mended


def _read_again(run: str) -> str:
    return run if run.isascii() else _fix_encoding()(run)


@cache
def _fix_encoding() -> Callable[[str], str]:
    """Ftfy, which takes a while to load and is seldom needed."""
    from ftfy import fix_encoding  # noqa: PLC0415

    return fix_encoding
