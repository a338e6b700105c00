"""How much is said, and whether in colours."""

import os
import sys

from bookforge.cli.asked import Asked


class Voice(Asked):
    """What the user wants to be told; `color` is "auto" (or empty), "always" or "never"."""

    quiet: bool = False
    verbose: bool = False
    color: str = ""

    def doing(self, what: str) -> None:
        """Show what is being done, on one line of the terminal that the next one replaces."""
        if sys.stderr.isatty() and not self.quiet and "TERM" in os.environ:
            sys.stderr.write(f"\r\x1b[2K{what} …" if what else "\r\x1b[2K")
            sys.stderr.flush()
