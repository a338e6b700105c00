"""Lays out the parts of a book: those that are not kept from before, on as many cores as are free.

A part that was laid out comes back as bytes, whether from this process, from another or from the
store, so that a book is the same to the byte either way.
"""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from bookforge.write.pdf.drawn import drawn
from bookforge.write.pdf.layout import Press
from bookforge.write.pdf.leaves import Section, packed, unpacked

WORTHWHILE = 150_000  # characters; a second process takes some 0.3 s to be of use
NOT_KEPT = b""  # stands for a part that holds more than text

_press: Press | None = None  # in a process of ours: what it lays out with


def sections(press: Press, pages: Sequence[str]) -> list[Section | None]:
    """Each page of HTML laid out and drawn; None for what must be drawn in the finished file."""
    keys = [press.key(page) for page in pages]
    found = [press.store.get(key) if press.store else None for key in keys]
    made = [unpacked(data) if data else None for data in found]
    missing = [number for number, section in enumerate(made) if section is None]
    results = _laid_out(press, [pages[number] for number in missing])
    for number, data in zip(missing, results, strict=True):
        made[number] = unpacked(data) if data else None
        if press.store and data:
            press.store.put(keys[number], data)
    return made


def _laid_out(press: Press, pages: Sequence[str]) -> list[bytes]:
    jobs = min(press.jobs or spare(), len(pages))
    if jobs < 2 or (not press.jobs and sum(map(len, pages)) < WORTHWHILE):  # noqa: PLR2004 - one is no pool
        return [_section(press, page) for page in pages]
    order = sorted(range(len(pages)), key=lambda number: -len(pages[number]))
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, fork, _begin, (press,)) as pool:
            tasks = {number: pool.submit(_work, pages[number]) for number in order}
            try:
                return [tasks[number].result() for number in range(len(pages))]
            except (KeyboardInterrupt, SystemExit):  # the pool would lay out the rest first
                for process in multiprocessing.active_children():
                    process.terminate()
                raise
    except (BrokenProcessPool, OSError):  # no room for another process: then without
        return [_section(press, page) for page in pages]


def spare() -> int:
    """How many cores have nothing else to do; 1 where processes cannot be forked safely."""
    if sys.platform != "linux":
        return 1
    return max(1, len(os.sched_getaffinity(0)) - int(os.getloadavg()[0]))


def _begin(press: Press) -> None:
    global _press  # noqa: PLW0603 - a process of the pool lays out with nothing else
    _press = press


def _work(page: str) -> bytes:
    if _press is None:
        raise RuntimeError("a process of the pool was given no press")
    return _section(_press, page)


def _section(press: Press, page: str) -> bytes:
    section = drawn(press.part(page, bare=True), press.compositor.faces, tagged=press.tagged)
    if section is None or not section.fonts.keys() <= press.names:
        return NOT_KEPT
    return packed(section)
