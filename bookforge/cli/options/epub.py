"""What only an EPUB is asked."""

from typing import Annotated

import typer

from bookforge.cli.options.output import OUTPUT, THE_COVER
from bookforge.cli.settled import Table

COVER = Table(
    THE_COVER,
    {
        "cover": Annotated[
            str,
            typer.Option(
                "--cover", metavar="IMAGE", help="A picture for the cover; else one is drawn."
            ),
        ],
    },
)
"""The cover of an EPUB, and the front of a printed one."""

EBOOK = OUTPUT._replace(
    rows={
        **OUTPUT.rows,
        "cover_out": Annotated[
            str,
            typer.Option(
                "--cover-out",
                metavar="FILE",
                help="Write the cover there too (.jpg), as large as stores want it.",
                rich_help_panel=THE_COVER,
            ),
        ],
    }
)
"""What an EPUB and its cover are written to."""

EPUB = Table(
    "The e-book",
    {
        "pages_from": Annotated[
            str,
            typer.Option(
                "--pages-from",
                metavar="PDF|TRIM",
                help="Tell the pages of the printed book: its PDF, or their size.",
            ),
        ],
        "kepub": Annotated[
            bool,
            typer.Option(
                "--kepub", metavar="", help="Make a .kepub.epub, with what Kobo's reader asks for."
            ),
        ],
        "serial": Annotated[
            bool,
            typer.Option(
                "--serial", metavar="", help="Go on from the last edition; tell what is new."
            ),
        ],
    },
)
"""Settings that only an EPUB has."""
