"""Bytes to text: every encoding, every guess, and every refusal with its place."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookforge.problem import InputError, UsageError
from bookforge.read import read
from bookforge.read.decode import source
from bookforge.settings import resolved

LANGUAGES = Path(__file__).parent / "encodings" / "languages.txt"
SECTION = re.compile(r"^# (\S+): (.*)\n((?:[^#].*\n)+)", re.MULTILINE)
ENOUGH = 2000  # bytes
HOME = "Дом у моря.\nТихо.\n"
# What an encoding lacks is typed as it was in its time.
PLAINER = str.maketrans(
    {
        **dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’", "'"), **dict.fromkeys("—–", "-"),
        "…": "...", "«": "<<", "»": ">>",
    }
)  # fmt: skip


def typed(text: str, encoding: str) -> str:
    """`text` in the letters of an encoding."""
    return "".join(
        letter if letter.encode(encoding, "ignore") else letter.translate(PLAINER)
        for letter in text
    )


def paragraphs() -> Iterator[tuple[str, str, str]]:
    """A language, an encoding and a paragraph."""
    for language, encodings, lines in SECTION.findall(LANGUAGES.read_text("utf-8")):
        for encoding in encodings.split():
            for line in lines.splitlines():
                yield language, encoding, typed(line, encoding)


def test_the_languages_are_many() -> None:
    found = list(paragraphs())
    assert len({language for language, _, _ in found}) >= 20
    assert len({encoding for _, encoding, _ in found}) >= 20


@pytest.mark.parametrize(
    ("encoding", "text"),
    [(encoding, text) for _, encoding, text in paragraphs()],
    ids=[f"{language}-{encoding}-{text[:9]}" for language, encoding, text in paragraphs()],
)
@pytest.mark.parametrize("length", [0, ENOUGH])
def test_the_encoding_of_a_text_is_guessed(encoding: str, text: str, length: int) -> None:
    story = f"{text}\r\n\r\n" * (1 + length // len(text))
    data = story.encode(encoding)
    found, problems = source(data, "a.txt")
    assert found.text == story
    assert found.encoded() == data
    assert [problem.code for problem in problems] == ["guessed-encoding"]
    assert "--encoding" in problems[0].hint


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "utf-8"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_unicode_is_known_by_its_mark_or_its_pattern(encoding: str, mark: str) -> None:
    for _, _, text in paragraphs():
        story = f"{mark}{text}\n"
        data = story.encode(encoding)
        found, problems = source(data, "a.txt")
        assert (found.text, found.encoding) == (story, encoding)
        assert found.encoded() == data
        assert bool(problems) == (encoding != "utf-8" and not mark)


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        (b"plain", "plain", ""),
        (("x" * 5000 + "’").encode(), "x" * 5000 + "’", ""),
        (b"\xff\xfe", "\ufeff", ""),
        (b"MOBIUS STRIP\x07", "MOBIUS STRIP\x07", ""),
        (b"the end\0\0", "the end\0\0", ""),
        (b"don\x92t \x93x\x94 caf\xe9", "don’t “x” café", "guessed-encoding"),
        (b"It\x92s late, he said.\n", "It’s late, he said.\n", "guessed-encoding"),
        (b"It\xd5s late, he said.\n", "It’s late, he said.\n", "guessed-encoding"),
        (b"He said no\x97and went.", "He said no—and went.", "guessed-encoding"),
        (b"\xd2Wait,\xd3 she said.", "“Wait,” she said.", "guessed-encoding"),
        (b"A caf\x8e, at noon.", "A café, at noon.", "guessed-encoding"),
        (b"x" * 70_000 + b"\nIt\x92s late.", "x" * 70_000 + "\nIt’s late.", "guessed-encoding"),
        (b"don\x92t \xe2\x80\x9cx\xe2\x80\x9d", "don’t “x”", "mixed-encoding"),
        ("“Non”.\n".encode() + b"L\x92\xe9t\xe9.", "“Non”.\nL’été.", "mixed-encoding"),
        (HOME.encode() + "Она шла.".encode("cp1251"), f"{HOME}Она шла.", "mixed-encoding"),
        (b"\xef\xbb\xbfDon\x92t.\nSo.", "\ufeffDon’t.\nSo.", "mixed-encoding"),
        ("“So”\nCAF".encode() + b"\xc9\x94, \x93n\x94\n", "“So”\nCAFÉ”, “n”\n", "mixed-encoding"),
        ("雨は三日も≒".encode("cp932") + b"\x81\xe0\x87\x90", "雨は三日も≒≒≒", "guessed-encoding"),
        (b"\xff\xfea\0b\0\n", "\ufeffab�", ""),
        (b"\xff\xfea\0\n\0\x00\xdcb\0", "\ufeffa\n�b", ""),
    ],
)  # fmt: skip
def test_a_text_is_decoded(data: bytes, text: str, code: str) -> None:
    found, problems = source(data, "a.txt")
    assert found.text == text
    assert [p.code for p in problems] == ([code] if code else [])
    assert found.encoded() == data


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"one\ntwo\nthr\x92e\n", (3, 4)),
        (b"caf\xe9 \xe2\x80\x9cx\xe2\x80\x9d", (1, 4)),
    ],
)
def test_a_guess_tells_where_it_first_mattered(data: bytes, place: tuple[int, int]) -> None:
    found, (problem,) = source(data, "a.txt")
    assert problem.at
    assert found.place(problem.at.start) == place


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"caf\xe9", "latin-1", "café"),
        (b"caf\x8e", "macroman", "café"),
        (b"\xef\xbb\xbfcaf\xc3\xa9", "utf-8-sig", "\ufeffcafé"),
        (b"\xff\xfea\0", "utf-16", "\ufeffa"),
        (b"\xfe\xff\0a", "utf-16", "\ufeffa"),
        (b"a\0", "utf-16", "a"),
        (b"\x1b$BF|K\\\x1b(B\n", "iso-2022-jp", "日本\n"),
    ],
)
def test_a_named_encoding_holds(data: bytes, encoding: str, text: str) -> None:
    name = resolved({"encoding": encoding}, {}).encoding
    found, problems = source(data, "a.txt", name)
    assert (found.text, problems) == (text, ())
    assert found.encoded() == data


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"one\ntwo \x81", "cp1252", "is not cp1252: line 2, column 5 has the byte 0x81"),
        (b"one\ncaf\xe9", "utf-8", "is not utf-8: line 2, column 4 has the byte 0xE9"),
        (b"one\ncaf\xe9", "ascii", "is not ascii: line 2, column 4"),
        (b"a\0b", "utf-16", "is not utf-16: line 1, column 2"),
    ],
)
def test_a_wrong_name_is_told_with_its_place(data: bytes, encoding: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(data, "a.txt", encoding)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("uft-8", "did you mean “utf-8”?"),
        ("base64", "is no encoding of texts"),
        ("idna", "is no encoding of texts"),
        ("nonsense", "as utf-8 and cp1252 are."),
    ],
)
def test_an_unknown_name_is_refused(name: str, said: str) -> None:
    with pytest.raises(UsageError) as refused:
        resolved({"encoding": name}, {})
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("data", "said", "hint"),
    [
        (b"a\0b", "a binary file", "save it as plain text"),
        (b"a\x01\x02b" * 9, "a binary file", "save it as plain text"),
        (bytes(range(256)) * 9, "a binary file", "save it as plain text"),
        (b"PK\x03\x04abc", "a zip archive", "Unpack"),
        (b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", "a Word document", "pandoc story.txt"),
        (b"PK\x03\x04mimetypeapplication/epub+zip", "an EPUB", "pandoc"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document", "save it as plain"),
        (b"%PDF-1.7 x", "a PDF", "pdftotext"),
        (b"{\\rtf1 x", "a rich text document", "pandoc"),
        (b"\xff\xd8\xff\xe0", "a picture", "typed"),
        (b"\x1f\x8b\x08", "a compressed file", "Unpack"),
        (b"BOOK" + b"\0" * 56 + b"BOOKMOBI", "a Kindle", "ebook-convert"),
        (b"<!DOCTYPE html>\n<p>x</p>", "an HTML page", "pandoc"),
        (b"\xef\xbb\xbf <HTML lang='en'>", "an HTML page", "pandoc"),
        (b"<?xml version='1.0'?>\n<!-- x --><html xmlns='x'>", "an HTML page", "pandoc"),
        (b"<?xml version='1.0'?>\n<FictionBook>", "a FictionBook", "pandoc"),
    ],
)
def test_what_is_no_text_is_refused_with_a_way_out(data: bytes, said: str, hint: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read(data, "story.txt")
    assert refused.value.exit_code == 3
    assert hint.lower() in refused.value.hint.lower()


@given(st.binary(max_size=200) | st.text().map(str.encode) | st.text(max_size=9).map(
    lambda text: text.encode("utf-16-le", "surrogatepass")
))  # fmt: skip
def test_any_bytes_are_refused_or_can_be_had_back(data: bytes) -> None:
    try:
        found, problems = source(data, "a.txt")
    except InputError as refused:
        assert str(refused).endswith(".") == bool(refused.hint)  # noqa: PT017 - either end is right
        return
    assert found.encoded() == data
    assert not re.search("[\ud800-\udfff]", found.text)
    for problem in problems:
        assert problem.at is None or found.text[problem.at.start : problem.at.end]


@given(st.binary(max_size=60), st.sampled_from(["cp932", "gb18030", "utf-7", "big5", "cp1252"]))
def test_any_bytes_in_any_encoding_can_be_had_back(data: bytes, encoding: str) -> None:
    try:
        found, _ = source(data, "a.txt", encoding)
    except InputError:
        return
    assert found.encoded() == data
