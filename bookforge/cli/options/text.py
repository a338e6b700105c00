"""What is asked of the text, and how it is set."""

from typing import Annotated

import typer

from bookforge.cli.settled import Table

TEXT = Table(
    "The text",
    {
        "title": Annotated[
            str, typer.Option("--title", metavar="TITLE", help="The title of the story.")
        ],
        "authors": Annotated[
            list[str],
            typer.Option("--author", metavar="NAME", help="Who wrote it; repeatable."),
        ],
        "language": Annotated[
            str, typer.Option("--lang", metavar="TAG", help="The language, as en, en-GB or fr.")
        ],
        "encoding": Annotated[
            str,
            typer.Option(
                "--encoding",
                metavar="NAME",
                help="What STORY is stored in, if it is guessed wrong.",
            ),
        ],
        "notes": Annotated[
            str,
            typer.Option(
                "--notes", metavar="PLACE", help="The author's notes: appendix, chapter or drop."
            ),
        ],
        "profile": Annotated[
            str,
            typer.Option(
                "--profile",
                metavar="NAME",
                help="Who made the raw text: auto, none, ao3, gutenberg …; others are in README.",
            ),
        ],
        "boilerplate": Annotated[
            bool,
            typer.Option(
                "--keep-boilerplate", metavar="", help="Keep licences and notices, at the back."
            ),
        ],
        "assigned": Annotated[
            list[str],
            typer.Option(
                "--set", metavar="KEY=VALUE", help="Any setting of book.toml; repeatable."
            ),
        ],
    },
)
"""What every command asks that reads a story."""

STYLE = Table(
    "The style",
    {
        "quotes": Annotated[
            str,
            typer.Option(
                "--quotes",
                metavar="KIND",
                help="Quotation marks: keep, double, single, guillemets, locale or off.",
            ),
        ],
        "dashes": Annotated[
            str, typer.Option("--dashes", metavar="KIND", help="Dashes: auto, em, en or keep.")
        ],
        "ellipsis": Annotated[
            str,
            typer.Option("--ellipsis", metavar="KIND", help="Dots: character, dots or keep."),
        ],
        "openings": Annotated[
            str,
            typer.Option(
                "--openings",
                metavar="KIND",
                help="Chapters begin: drop-cap, small-caps or plain; auto, as the theme says.",
            ),
        ],
    },
)
"""How the text is set."""
