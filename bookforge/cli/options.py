"""What can be asked for on the command line; a row here is an option of every command it fits.

A row that fills a setting goes by the name of that field of `Settings`.
"""

from typing import Annotated, Any

import typer

from bookforge.cli.asked import Checking, Output, Record, Showing
from bookforge.cli.settled import Table
from bookforge.cli.voice import Voice

THE_OUTPUT = "The output"

Story = Annotated[
    str, typer.Argument(metavar="STORY", hidden=True)  # what it is, the commands' own help says
]
Color = Annotated[
    str,
    typer.Option(
        "--color",
        metavar="WHEN",
        help="Colours and tables: auto (on a terminal), always or never.",
        rich_help_panel=THE_OUTPUT,
    ),
]

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
    },
)
"""How the text is set."""


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

SHOW = Table(
    "What to show",
    {
        "tree": Annotated[
            bool, typer.Option("--tree", metavar="", help="Every block, with its line.")
        ],
        "text": Annotated[
            bool, typer.Option("--text", metavar="", help="The whole text as set, in Markdown.")
        ],
        "json": Annotated[
            bool, typer.Option("--json", metavar="", help="As JSON (docs/json.md tells of it).")
        ],
    },
    "asked",
    Showing,
)

CHECK = Table(
    "What to check",
    {
        "only": Annotated[
            list[str],
            typer.Option("--only", metavar="CODE", help="Only problems of this code; repeatable."),
        ],
        "ignore": Annotated[
            list[str],
            typer.Option("--ignore", metavar="CODE", help="No problems of this code; repeatable."),
        ],
        "strict": Annotated[
            bool,
            typer.Option("--strict", metavar="", help="Exit with 1 for doubts and notes as well."),
        ],
        "every": Annotated[
            bool,
            typer.Option("--all", metavar="", help="All problems of a code, not the first few."),
        ],
        "diff": Annotated[
            bool,
            typer.Option("--diff", metavar="", help="What was changed, as a unified diff."),
        ],
        "word_diff": Annotated[
            bool,
            typer.Option("--word-diff", metavar="", help="What was changed, word by word."),
        ],
        "stores": Annotated[
            str,
            typer.Option(
                "--for",
                metavar="STORES",
                help="(EPUB) kindle, kobo, apple, google, ingram; or all.",
            ),
        ],
        "epubcheck": Annotated[
            bool,
            typer.Option("--epubcheck", metavar="", help="(EPUB) Run EPUBCheck as well."),
        ],
        "json": Annotated[
            bool, typer.Option("--json", metavar="", help="As JSON (docs/json.md tells of it).")
        ],
    },
    "asked",
    Checking,
)
