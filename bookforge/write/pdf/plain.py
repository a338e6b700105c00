"""Which paragraphs are ours to set: those of nothing but text, justified from left to right."""

import importlib
from functools import cache
from typing import Any

from bookforge.write.pdf.paragraphs import Box

SIDES = ("margin_left", "margin_right", "padding_left", "padding_right")
PLAIN = {
    "text_align_all": {"justify"},
    "text_align_last": {"auto", "start"},
    "direction": {"ltr"},
    "white_space": {"normal"},
}


def plain_texts(box: Box) -> list[Box]:
    """The text boxes in a line box, in order; none if any of it is not for us."""
    found: list[Box] = []
    style = box.style
    if any(style[name] not in values for name, values in PLAIN.items()) or not _gather(box, found):
        return []
    return found


def _gather(box: Box, found: list[Box]) -> bool:
    """Add the text boxes in `box` to `found`; whether all that is in it is for us."""
    boxes = _boxes()
    for child in box.children:
        if isinstance(child, boxes.TextBox):
            if not _is_plain_text(child):
                return False
            found.append(child)
        elif (
            type(child) is not boxes.InlineBox or not _is_plain(child) or not _gather(child, found)
        ):
            return False
    return True


def _is_plain_text(box: Box) -> bool:
    style = box.style
    return bool(
        style["white_space"] == "normal"
        and style["text_decoration_line"] == "none"
        and style["visibility"] == "visible"
        and style["font_size"] > 0
        and not style["word_spacing"]
        and "\n" not in box.text
    )


def _is_plain(box: Box) -> bool:
    style = box.style
    return bool(
        box.is_in_normal_flow()
        and not box.is_leader
        and style["position"] == "static"
        and style["direction"] == "ltr"
        and not any(getattr(style[side], "value", 1) for side in SIDES)
        and not style["border_left_width"]
        and not style["border_right_width"]
    )


@cache
def _boxes() -> Any:  # noqa: ANN401 - untyped
    return importlib.import_module("weasyprint.formatting_structure.boxes")
