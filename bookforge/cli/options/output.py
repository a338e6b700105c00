"""What is written where, and how much is said."""

from typing import Annotated, Any

import typer

from bookforge.cli.asked import Output, Record
from bookforge.cli.settled import Table
from bookforge.cli.voice import Voice

THE_OUTPUT = "The output"
THE_COVER = "The cover"

Color = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="Colours and tables: auto (on a terminal), always or never.",
        rich_help_panel=THE_OUTPUT,
    ),
]

VOICE = Table(
    THE_OUTPUT,
    {
        "quiet": Annotated[
            bool, typer.Option("-q", "--quiet", metavar="", help="Say nothing but errors.")
        ],
        "verbose": Annotated[
            bool,
            typer.Option(
                "-v",
                "--verbose",
                metavar="",
                help="Say what each pass did and what was left out.",
            ),
        ],
        "color": Color,
    },
    "voice",
    Voice,
)
"""How much is said, and how."""

RECORDS: dict[str, Any] = {
    "log": Annotated[
        str,
        typer.Option(
            "--log", metavar="FILE", help="Write every change there; bookforge revert reads it."
        ),
    ],
    "report": Annotated[
        str,
        typer.Option(
            "--report", metavar="FILE", help="Write a page there (.html): source beside text."
        ),
    ],
}
RECORD = Table(
    THE_OUTPUT,
    RECORDS,
    "record",
    Record,
)
"""What is written about the story."""

OUTPUT = Table(
    THE_OUTPUT,
    {
        "file": Annotated[
            str,
            typer.Option(
                "-o",
                "--output",
                metavar="FILE",
                help="Where to write; else here, named after the title.",
            ),
        ],
        **RECORDS,
    },
    "output",
    Output,
)
"""The book, and what is written beside it."""
