"""Draws the README's pictures of a terminal: what `show`, `check` and `--word-diff` print.

The story is docs/pictures/salters.txt; what bookforge prints of it in colours becomes an SVG, the
same on every machine, with the letters as text. Where Chromium is, the page of `--report` is
photographed as well. Usage: .venv/bin/python tools/pictures.py
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
STORY = "salters.txt"
COLUMNS = 94
PROGRAM = "import sys; from bookforge.cli import main; sys.argv[0] = 'bookforge'; main()"
PAGE = (1120, 1240)  # px of the photograph
COLOURS_OF_PHOTOGRAPH = 96  # enough for letters on paper; half of the bytes

# Each picture: the command, and what its output is shown up to; "" for all of it.
PICTURES = {
    "show": (["show", STORY], "\n\n  How it is typed"),
    "check": (["check", STORY], ""),
    "word-diff": (["check", STORY, "--word-diff"], f"\n{STORY}:26"),
}
PAPER, INK = (251, 250, 247), (35, 32, 28)
COLOURS = [
    (35, 32, 28), (156, 47, 28), (29, 98, 54), (168, 98, 0), (37, 74, 140), (122, 62, 157),
    (20, 108, 122), (111, 106, 98),
]  # fmt: skip
THEME = TerminalTheme(PAPER, INK, COLOURS, COLOURS)
# As rich draws a terminal, with the fonts of the machine: nothing is fetched.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" \
xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", \
monospace; font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font: 16px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal"><rect x="0" y="0" width="{terminal_width}" \
height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="9" fill="#d8d2c6"/>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def main() -> None:
    """Draw all pictures."""
    for name, (command, end) in PICTURES.items():
        shown = Text.from_ansi(printed(command))
        shown = shown[: shown.plain.find(end)] if end else shown
        path = FOLDER / f"{name}.svg"
        path.write_text(drawn(shown, f"$ bookforge {' '.join(command)}", name), "utf-8")
        print(path.relative_to(ROOT))
    photograph(FOLDER / "report.png")


def printed(command: list[str]) -> str:
    """What bookforge prints in colours in a terminal of that width."""
    run = [sys.executable, "-c", PROGRAM, *command, "--color", "always"]
    wide = {**os.environ, "COLUMNS": str(COLUMNS), "PYTHONPATH": str(ROOT), "TERM": "xterm"}
    made = subprocess.run(  # noqa: S603 - our own program
        run, cwd=FOLDER, env=wide, stdout=subprocess.PIPE, check=False, encoding="utf-8"
    )
    return made.stdout.strip("\n")


def drawn(shown: Text, title: str, name: str) -> str:
    """A picture of a terminal."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, color_system="truecolor")
        console.print(shown, highlight=False)
        console.print()  # else the foot of the last line is cut off
    return console.export_svg(title=title, theme=THEME, code_format=FRAME, unique_id=name)


def photograph(path: Path) -> None:
    """The top of the report's page as a browser shows it, if there is one."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if not browser:
        return
    with tempfile.TemporaryDirectory() as folder:
        printed(["check", STORY, "--quiet", "--report", f"{folder}/report.html"])
        shot = [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--user-data-dir={folder}/profile", "--blink-settings=preferredColorScheme=1"),
            *(f"--window-size={PAGE[0]},{PAGE[1]}", f"--screenshot={path}"),
            f"file://{folder}/report.html",
        ]
        subprocess.run(shot, stderr=subprocess.DEVNULL, check=True)  # noqa: S603 - as found
    with Image.open(path) as taken:
        few = taken.convert("RGB").quantize(COLOURS_OF_PHOTOGRAPH, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
