"""XHTML files as trees, for what is done to whole files after they are written."""

from typing import Literal

from lxml import etree
from lxml.etree import _Element as Element  # pyright: ignore[reportPrivateUsage] - no public name

XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
DECLARED = b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'

Place = Literal["text", "tail"]  # of an element: the text in it before others, or that behind it


def parsed(data: bytes) -> Element:
    """The root of an XHTML file of ours, of whatever size."""
    return etree.fromstring(data, etree.XMLParser(huge_tree=True))


def serialised(root: Element) -> bytes:
    """The file again."""
    return DECLARED + etree.tostring(root, encoding="utf-8") + b"\n"


def put_in(element: Element, place: Place, at: int, new: Element) -> None:
    """Put `new` into a text of `element`, before its character `at`.

    Several are put into one text from its end to its beginning.
    """
    text = getattr(element, place) or ""
    new.tail = text[at:]
    setattr(element, place, None)
    if place == "text":
        element.insert(0, new)
    else:
        element.addnext(new)
    setattr(element, place, text[:at])
