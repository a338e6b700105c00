"""What only pages are asked."""

from typing import Annotated

import typer

from bookforge.cli.options.output import OUTPUT

PAGES = OUTPUT._replace(
    rows={
        **OUTPUT.rows,
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
