"""What a listener gets of a tagged PDF: its structure, and the words of each element in order."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf

Words = dict[int, str]  # of a page, by their marks
SHOWN = re.compile(rb"<([0-9a-f]+)>")
PAIR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]+)>")


def heard(data: bytes) -> str:
    """The structure, an element a line, set in by its depth, with what is said in it.

    A link that can be clicked is a `>`; words of another page follow a `|`.
    """
    with pikepdf.open(io.BytesIO(data)) as document:
        pages: Any = {page.objgen: _words(page) for page in document.pages}
        return "\n".join(_told(document.Root.StructTreeRoot.K[0], pages, 0)) + "\n"


def _told(element: Any, pages: dict[tuple[int, int], Words], depth: int) -> Iterator[str]:  # noqa: ANN401
    kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
    own = element.get("/Pg")
    said, below = "", list[Any]()
    for kid in kids:
        if isinstance(kid, int):
            said += pages[own.objgen][kid]
        elif "/MCID" in kid:
            said += "|" * (kid.Pg.objgen != own.objgen) + pages[kid.Pg.objgen][int(kid.MCID)]
        elif kid.get("/Type") == "/OBJR":
            said += f"> {kid.Obj.Contents}"
        else:
            said += "~"
            below.append(kid)
    for key in ("/Alt", "/ActualText"):
        said = f"[{element[key]}]" if key in element else said
    yield f"{'  ' * depth}{str(element.S)[1:]} {said}".rstrip()
    for kid in below:
        yield from _told(kid, pages, depth + 1)


def _words(page: pikepdf.Page) -> Words:
    found, maps = Words(), dict[tuple[int, int], dict[str, str]]()
    mark, says, meaning = -1, "", dict[str, str]()
    for told in pikepdf.parse_content_stream(page) if "/Contents" in page else ():
        operator, operands = str(told.operator), told.operands
        if operator == "BDC":
            mark = int(operands[1].get("/MCID", -1))
            says = str(operands[1].get("/ActualText", ""))
            found.setdefault(mark, says)
        elif operator == "EMC":
            mark = -1
        elif operator == "Tf":
            font = page.Resources.Font[str(operands[0])]
            meaning = maps.setdefault(font.objgen, _meaning(font))
        elif operator == "TJ" and mark >= 0 and not says:
            codes = "".join(
                bytes(one).hex() for one in operands[0] if isinstance(one, pikepdf.String)
            )
            pairs = (codes[at : at + 4] for at in range(0, len(codes), 4))
            found[mark] += "".join(meaning.get(pair, "?") for pair in pairs)
    return found


def _meaning(font: Any) -> dict[str, str]:  # noqa: ANN401
    table = bytes(font.ToUnicode.read_bytes())
    pairs = (pair.groups() for pair in PAIR.finditer(table) if len(pair[1]) == 4)
    return {code.decode(): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in pairs}
