"""What only pages are asked."""

from typing import Annotated

import typer

from bookforge.cli.options.epub import COVER
from bookforge.cli.options.output import OUTPUT, THE_COVER
from bookforge.cli.settled import Table

PAGES = OUTPUT._replace(
    rows={
        **OUTPUT.rows,
        "cover_wrap": Annotated[
            str,
            typer.Option(
                "--cover-wrap",
                metavar="FILE",
                help="Write the printed cover there (.pdf): back, spine and front in one.",
                rich_help_panel=THE_COVER,
            ),
        ],
        "no_cache": Annotated[
            bool,
            typer.Option(
                "--no-cache", metavar="", help="Lay out every chapter anew and keep none."
            ),
        ],
        "proof": Annotated[
            bool,
            typer.Option("--proof", metavar="", help="Tell how evenly lines and pages came out."),
        ],
    }
)
"""The same of a book whose pages are laid out."""

LEAVES = Table(
    "The pages",
    {
        "printer": Annotated[
            str,
            typer.Option(
                "--for",
                metavar="PRINTER",
                help="Who prints it: kdp, ingram, lulu, blurb; or screen, archive.",
            ),
        ],
        "trim": Annotated[
            str,
            typer.Option(
                "--trim", metavar="SIZE", help="Size of a page: 6x9in, 148x210mm, a5, digest."
            ),
        ],
        "paper": Annotated[
            str,
            typer.Option(
                "--paper", metavar="PAPER", help="What it is printed on: cream, white or another."
            ),
        ],
        "bleed": Annotated[
            bool,
            typer.Option("--bleed", metavar="", help="Let pages reach beyond their trim."),
        ],
        "large_print": Annotated[
            bool,
            typer.Option("--large-print", metavar="", help="Set type of 16 pt, for weak eyes."),
        ],
    },
)
"""What the pages are printed as, and by whom."""

WRAP = COVER._replace(
    rows={
        **COVER.rows,
        "spine": Annotated[
            str,
            typer.Option(
                "--spine", metavar="WIDTH", help="How thick the book is: 0.62in; or paper: 444ppi."
            ),
        ],
    }
)
"""The cover that goes round them."""
