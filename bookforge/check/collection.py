"""The proof of a book of several stories: each on its own, then all of them in one file."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from bookforge.book import Book
from bookforge.check.fidelity import ENOUGH, Proof, accounted, bound, printed, written
from bookforge.check.reading import Reading
from bookforge.check.words import words
from bookforge.draft import Draft


def prove_all(
    stories: Sequence[tuple[Draft, Book, Collection[str]]],
    book: Book,
    reading: Reading,
    added: str = "",
) -> Proof:
    """Compare every word of several sources with the finished file.

    Of each story there are its draft, its own book and what was decided of its metadata; `book` is
    the collection, and `added` what was written for its own pages.
    """
    faults = [fault for draft, own, decided in stories for fault in bound(draft, own, decided)]
    faults += _gathered([own for _, own, _ in stories], book, added)
    faults += written(book, reading)
    proofs = [accounted(draft, own, drawn=reading.drawn) for draft, own, _ in stories]
    faults += [fault for proof in proofs for fault in proof.faults]
    return Proof(
        sum(proof.words for proof in proofs),
        sum(proof.kept for proof in proofs),
        _sums(pair for proof in proofs for pair in proof.left_out),
        _sums(pair for proof in proofs for pair in proof.respelt),
        tuple(faults),
    )


def _gathered(books: Sequence[Book], book: Book, added: str) -> Iterator[str]:
    """What was lost when the stories became one book, and what of them is in another order.

    A story's pages before it and its warnings move to the page of its volume, so all that is no
    story is compared by how often each word is there; what else that page says is no loss.
    """
    wanted = Counter(word for one in books for word in words(_all(one)))
    lost = list((wanted + Counter(words(added)) - Counter(words(_all(book)))).elements())
    if lost:
        shown = ", ".join(f"“{word}”" for word in lost[:ENOUGH])
        yield f"{len(lost)} words were lost while gathering the stories: {shown}."
    told = [printed(volume).story for volume in _volumes(book)]
    if told != [printed(one).story for one in books]:
        yield "The stories of the collection are not those that it was made of."


def _volumes(book: Book) -> Iterator[Book]:
    """The chapters of each story, as a book of their own."""
    pages = [i for i, chapter in enumerate(book.chapters) if chapter.role == "volume"]
    for page, end in zip(pages, [*pages[1:], len(book.chapters)], strict=True):
        yield replace(book, chapters=book.chapters[page + 1 : end])


def _all(book: Book) -> str:
    whole = printed(book)
    told = (whole.front, whole.title, whole.story, whole.notes, whole.footnotes, whole.back)
    return "\n".join((*told, *book.meta.description))


def _sums(pairs: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    sums: Counter[str] = Counter()
    for what, many in pairs:
        sums[what] += many
    return tuple(sorted(sums.items()))
