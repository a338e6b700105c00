"""Who prints books, and what each asks of a file: figures, each with its source and its date.

Printers change their rules. `AS_OF` is the day on which the table was put together; a `Source` with
`recheck` was not read from the printer's own pages: compare it with them before you rely on it.
Lengths are pt (72 to the inch).
"""

from bookforge.printers.facts import (
    Barcode,
    Bleed,
    Format,
    Paper,
    PaperName,
    Printer,
    PrinterName,
    Source,
    Spine,
)
from bookforge.printers.spines import spine, thickness
from bookforge.printers.table import ANYONE, AS_OF, PRINTERS
from bookforge.printers.trims import INCH, MM, NAMES, Range, Trim, named

__all__ = [
    "ANYONE",
    "AS_OF",
    "INCH",
    "MM",
    "NAMES",
    "PRINTERS",
    "Barcode",
    "Bleed",
    "Format",
    "Paper",
    "PaperName",
    "Printer",
    "PrinterName",
    "Range",
    "Source",
    "Spine",
    "Trim",
    "named",
    "spine",
    "thickness",
]
