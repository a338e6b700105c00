"""What can be asked for on the command line; a row is an option of every command it fits.

A row that fills a setting goes by the name of that field of `Settings`.
"""

from typing import Annotated

import typer

from bookforge.cli.options.asking import CHECK, SHOW
from bookforge.cli.options.epub import COVER, EBOOK, EPUB
from bookforge.cli.options.output import OUTPUT, RECORD, VOICE, Color
from bookforge.cli.options.pdf import LEAVES, PAGES, WRAP
from bookforge.cli.options.text import STYLE, TEXT

__all__ = [
    "CHECK",
    "COVER",
    "EBOOK",
    "EPUB",
    "LEAVES",
    "OUTPUT",
    "PAGES",
    "RECORD",
    "SHOW",
    "STYLE",
    "TEXT",
    "VOICE",
    "WRAP",
    "Color",
    "Stories",
    "Story",
]

Stories = Annotated[
    list[str], typer.Argument(metavar="STORY", hidden=True)  # several are a collection
]
Story = Annotated[
    str, typer.Argument(metavar="STORY", hidden=True)  # what it is, the commands' own help says
]
