"""Whether a PDF can be listened to: tags, reading order, names of what is no text.

Our own checks after ISO 14289-1 (PDF/UA-1) and the Matterhorn Protocol; what only a person can
judge (whether an alternative text says what a picture shows) is left to one.
"""

import re
from collections.abc import Iterator

from bookforge.check.preflight.finding import Found
from bookforge.check.preflight.look import Look, Page
from bookforge.check.preflight.objects import Thing, entries, entry, identity, listed, text, whole

MOST_ELEMENTS = 2_000_000
LONG = 20  # pages, from which a reader wants bookmarks
HEADING = re.compile(r"/H([1-6])$")
CLAIM = re.compile(r"pdfuaid:part\s*(?:=\s*[\"']|>)\s*[12]")


def find(look: Look) -> Iterator[Found]:
    """The findings about accessibility; none if nobody asked for it."""
    if "screen" not in look.purposes:
        return
    root = look.book.root
    if not text(entry(root, "/Lang")):
        yield Found("no-speech", "The file does not say in which language it is.")
    if entry(root, "/ViewerPreferences", "/DisplayDocTitle") is not True:
        yield Found("title-not-shown", "Readers are told to show the file's name, not its title.")
    if not CLAIM.search(look.book.entitled):
        yield Found("no-ua-claim", "The metadata does not say that the file is PDF/UA.")
    if look.book.count > LONG and entry(root, "/Outlines", "/First") is None:
        yield Found("no-bookmarks", f"There are no bookmarks to {look.book.count:,} pages.")
    tree = entry(root, "/StructTreeRoot")
    if tree is None or entry(root, "/MarkInfo", "/Marked") is not True:
        yield Found("untagged", "The file has no tags.")
        return
    yield from _structure(tree)
    yield from _pages(look, tree)


def _structure(tree: Thing) -> Iterator[Found]:
    """What is wrong with the elements, in the order of reading."""
    level, roles = 0, {name: text(role) for name, role in entries(entry(tree, "/RoleMap"))}
    for element in _elements(tree):
        kind = text(entry(element, "/S"))
        kind = roles.get(kind, kind)
        if kind in {"/Figure", "/Formula"} and not _named(element):
            yield Found("no-figure-alt", "A picture has no words that say what it shows.")
        if found := HEADING.match(kind):
            deeper = int(found[1])
            if deeper > level + 1:
                yield Found("heading-skipped", f"A heading {deeper} follows a heading {level}.")
            level = deeper


def _named(element: Thing) -> bool:
    return bool(text(entry(element, "/Alt")) or text(entry(element, "/ActualText")))


def _elements(tree: Thing) -> Iterator[Thing]:
    """The elements of the structure in their order; loops and endless depths are cut."""
    known: set[tuple[int, int]] = set()
    waiting = list(reversed(_kids(tree)))
    for _ in range(MOST_ELEMENTS):
        if not waiting:
            return
        element = waiting.pop()
        key = identity(element)
        if key in known or text(entry(element, "/S")) == "":
            continue
        if any(key):
            known.add(key)
        yield element
        waiting += reversed(_kids(element))


def _kids(element: Thing) -> list[Thing]:
    found = entry(element, "/K")
    return listed(found) or ([found] if found is not None else [])


def _pages(look: Look, tree: Thing) -> Iterator[Found]:
    """What pages draw beside the tags, or name tags that are not there."""
    parents = dict(_numbered(entry(tree, "/ParentTree")))
    for page in look.pages:
        if page.seen.bare:
            yield Found(
                "untagged-mark", "Something is drawn that is no part of the tags.", page.number
            )
        row = listed(parents.get(whole(entry(page.object, "/StructParents"), -1)))
        lost = [mcid for mcid in page.seen.mcids if not 0 <= mcid < len(row) or row[mcid] is None]
        if lost:
            yield Found("lost-tag", "What is drawn names tags that are not there.", page.number)
        yield from _links(page, parents)


def _links(page: Page, parents: dict[int, Thing]) -> Iterator[Found]:
    notes = [one for one in listed(entry(page.object, "/Annots")) if _visible(one)]
    if notes and text(entry(page.object, "/Tabs")) != "/S":
        yield Found("tab-order", "Links are not reached in the order of the tags.", page.number)
    for note in notes:
        if text(entry(note, "/Subtype")) == "/Link" and not text(entry(note, "/Contents")):
            yield Found("link-unnamed", "A link does not say where it leads.", page.number)
        if whole(entry(note, "/StructParent"), -1) not in parents:
            yield Found("link-untagged", "A link or annotation has no tag.", page.number)


def _visible(note: Thing) -> bool:
    hidden = 2
    return text(entry(note, "/Subtype")) != "/Popup" and not whole(entry(note, "/F")) & hidden


def _numbered(tree: Thing) -> Iterator[tuple[int, Thing]]:
    """The pairs of a number tree (ISO 32000-1, section 7.9.7), each node once."""
    known: set[tuple[int, int]] = set()
    waiting = [tree]
    for _ in range(MOST_ELEMENTS):
        if not waiting:
            return
        node = waiting.pop()
        key = identity(node)
        if key in known:
            continue
        if any(key):
            known.add(key)
        pairs = listed(entry(node, "/Nums"))
        for number, value in zip(pairs[::2], pairs[1::2], strict=False):
            yield whole(number, -1), value
        waiting += listed(entry(node, "/Kids"))
