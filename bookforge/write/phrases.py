"""XHTML of what stands within blocks: runs of text, the signs of notes, pictures."""

from collections.abc import Callable
from html import escape

from bookforge.book import Image, Runs, Text
from bookforge.write.words import Words

IMAGES = "images"  # the folder of pictures in an EPUB
ASTERISK = "*"  # leads to the appendix; a number leads to a footnote
# Where an id is found: EPUB names the file it stands in ("notes.xhtml#note-1"), print only "#".
Href = Callable[[str], str]


def inline(runs: Runs, href: Href) -> str:
    """Runs of text as phrasing content."""
    return "".join(_run(run, href) for run in runs)


def _run(run: Text, href: Href) -> str:
    html = escape(run.value, quote=False)
    if run.emphasis and html:
        html = f"<em>{html}</em>"
    if run.strong and html:
        html = f"<strong>{html}</strong>"
    if run.note:
        kind = "noteref" if run.mark == ASTERISK else "noteref number"
        html += (
            f'<a class="{kind}" id="{run.note}-ref" epub:type="noteref" role="doc-noteref"'
            f' href="{href(run.note)}">{escape(run.mark)}</a>'
        )
    return html


def picture(image: Image | None, alt: str, caption: str, words: Words) -> str:
    """A picture with its words; they are all there is of it if there is no file."""
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    if image is None:
        said = f"<p>{escape(alt, quote=False)}</p>" if alt else ""
        return f'<figure class="picture lost">{said}{below}</figure>'
    kind = "" if alt else ' class="untold"'
    shown = f'<img{kind} src="{IMAGES}/{image.name}" alt="{escape(alt or words.picture)}"/>'
    return f'<figure class="picture">{shown}{below}</figure>'
