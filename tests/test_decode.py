"""Bytes to text: every encoding, every repair, and every refusal with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bookforge.problem import InputError
from bookforge.read import read
from bookforge.read.decode import source


@pytest.mark.parametrize(
    ("data", "text", "code"),
    [
        (b"plain", "plain", ""),
        ("don’t".encode(), "don’t", ""),
        ("\ufeffdon’t".encode(), "\ufeffdon’t", ""),
        (("x" * 5000 + "’").encode(), "x" * 5000 + "’", ""),
        ("\ufeffdon’t".encode("utf-16-le"), "\ufeffdon’t", ""),
        ("\ufeffdon’t".encode("utf-16-be"), "\ufeffdon’t", ""),
        (b"\xff\xfe", "\ufeff", ""),
        (b"MOBIUS STRIP\x07", "MOBIUS STRIP\x07", ""),
        (b"don\x92t \x93x\x94 caf\xe9", "don’t “x” café", "legacy-encoding"),
        (b"don\x92t \xe2\x80\x9cx\xe2\x80\x9d", "don’t “x”", "mixed-encoding"),
    ],
)
def test_a_text_is_decoded(data: bytes, text: str, code: str) -> None:
    found, problems = source(data, "a.txt")
    assert found.text == text
    assert [p.code for p in problems] == ([code] if code else [])
    assert found.encoded() == data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"one\ntw\x81o", "line 2, column 3 has the byte 0x81"),
        (b"\xe2\x80\x9cone\ntw\x9do", "line 2, column 3 has the byte 0x9D"),
        (b"\xff\xfea\0b\0\n", "line 1, column 3"),
        (b"\xff\xfea\0\n\0\x00\xdcb\0", "line 2, column 1"),
        (b"a\0b", "a binary file"),
        (b"a\x01\x02b" * 9, "a binary file"),
        (b"PK\x03\x04abc", "a zip archive"),
        (b"%PDF-1.7 x", "a PDF"),
        (b"{\\rtf1 x", "a rich text document"),
        (b"<!DOCTYPE html>\n<p>x</p>", "an HTML page"),
        (b"\xef\xbb\xbf <HTML lang='en'>", "an HTML page"),
    ],
)
def test_what_is_no_text_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=said) as refused:
        read(data, "story.txt")
    assert refused.value.exit_code == 3
    assert refused.value.hint


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_are_refused_or_can_be_had_back(data: bytes) -> None:
    try:
        found, _ = source(data, "a.txt")
    except InputError:
        return
    assert found.encoded() == data
