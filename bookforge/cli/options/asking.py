"""What `show` and `check` are asked."""

from typing import Annotated

import typer

from bookforge.cli.asked import Checking, Showing
from bookforge.cli.settled import Table

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
                help="(EPUB) kindle, kobo, ...; (PDF) kdp, ingram, lulu, blurb, screen, archive.",
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
