"""Where a run ends: what was raised becomes a sentence and an exit code."""

from collections.abc import Generator
from contextlib import contextmanager

import typer

PROBLEMS = 1
CANNOT_WRITE = 4
INTERRUPTED = 130  # 128 + SIGINT, as shells count
TERMINATED = 143  # 128 + SIGTERM


@contextmanager
def edge() -> Generator[None]:
    """Turn what ends a run into a sentence and an exit code; the only place that does."""
    from bookforge.problem import BookforgeError

    try:
        yield
    except BookforgeError as error:
        typer.echo(f"bookforge: {error}", err=True)
        if error.hint:
            typer.echo(f"  hint: {error.hint}", err=True)
        raise typer.Exit(error.exit_code) from None
    except BrokenPipeError:
        raise
    except OSError as refused:
        typer.echo(f"bookforge: the output cannot be written: {refused.strerror}.", err=True)
        raise typer.Exit(CANNOT_WRITE) from None
    except KeyboardInterrupt:
        typer.echo("bookforge: interrupted.", err=True)
        raise typer.Exit(INTERRUPTED) from None
