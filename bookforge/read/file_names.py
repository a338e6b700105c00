"""What the name of a chapter's file says."""

import re

NUMBER = re.compile(r"\d{1,9}")

FRONT = re.compile(
    r"(?i)(?:title|front|cover|dedication|epigraph|preface|foreword|prologue|introduction|intro"
    r"|description|summary|blurb|synopsis|prolog|prolo[gk]o|пролог)\b"
)
BACK = re.compile(
    r"(?i)(?:epilogue|afterword|postscript|coda|appendix|acknowledge?ments?|about|epilog[oue]*"
    r"|эпилог)\b"
)
PAPER = re.compile(
    r"(?i)read[ _-]?me.*|licen[cs]e.*|copying|changelog|contributing|todo|requirements"
)
# Words that open a heading, by what names of files shorten them to.
CHAPTERS = {"c": "Chapter", "ch": "Chapter", "chap": "Chapter", "chapter": "Chapter"}
VOLUMES = {
    "v": "Volume", "vol": "Volume", "volume": "Volume", "book": "Book", "part": "Part",
    "pt": "Part", "arc": "Arc", "season": "Season",
}  # fmt: skip
NUMBER_WORDS = (
    "one i", "two ii", "three iii", "four iv", "five v", "six vi", "seven vii", "eight viii",
    "nine ix", "ten x", "eleven xi", "twelve xii", "thirteen xiii", "fourteen xiv", "fifteen xv",
    "sixteen xvi", "seventeen xvii", "eighteen xviii", "nineteen xix", "twenty xx",
)  # fmt: skip
WORTH = {word: i for i, words in enumerate(NUMBER_WORDS, 1) for word in words.split()}
COUNTED = re.compile(
    rf"(?i)\b({'|'.join([*CHAPTERS, *VOLUMES])})[ ._-]+({'|'.join(WORTH)})(?![^\W_])"
)
SHORT = re.compile(r"(?i)([a-z]+)[ ._-]*(\d{1,9})(?![\d])(.*)", re.DOTALL)


def numbers(name: str) -> tuple[int, ...]:
    """The numbers in a name, in order.

    >>> numbers("Volume 2 - Chapter 012"), numbers("Book Two"), numbers("part_iv")
    ((2, 12), (2,), (4,))
    """
    return tuple(int(found) for found in NUMBER.findall(_counted(name)))


def _counted(name: str) -> str:
    """A name with figures for the number words that follow "Book", "Chapter" and their like."""
    return COUNTED.sub(lambda hit: f"{hit[1]} {WORTH[hit[2].lower()]}", name)


def heading(stem: str, common: str = "", word: str = "Chapter") -> str:
    """The heading that the name of a file gives, less what all names of its folder begin with.

    `word` is what the story calls its chapters; without one, a number stands alone.

    >>> heading("c0012"), heading("Chapter 12 - The Door"), heading("ferry_012", "ferry_0")
    ('Chapter 12', 'Chapter 12 - The Door', 'Chapter 12')
    >>> heading("03-the-door"), heading("03", word=""), heading("prologue")
    ('Chapter 3: The door', '3', 'Prologue')
    """
    words = _spaced(_less(stem, common))
    if (found := SHORT.fullmatch(words)) and found[1].lower() in CHAPTERS:
        return f"{CHAPTERS[found[1].lower()]} {int(found[2])}{found[3]}".strip()
    if not (found := re.fullmatch(r"(\d{1,9})[\s._-]*(.*)", words, re.DOTALL)):
        return _capital(words)
    number, title = f"{word} {int(found[1])}".strip(), _capital(found[2])
    if not title:
        return number
    return f"{number}: {title}" if word else f"{number}. {title}"


def volume(folder: str) -> str:
    """The heading that the name of a folder of chapters gives, or "" if it names no volume.

    >>> volume("vol-02"), volume("Book 1 - The Sea"), volume("book_two"), volume("text")
    ('Volume 2', 'Book 1 - The Sea', 'Book two', '')
    """
    words = _spaced(folder)
    found = SHORT.fullmatch(words)
    if not found and (counted := SHORT.fullmatch(_counted(words))):
        return _capital(words) if counted[1].lower() in VOLUMES else ""
    if not found or found[1].lower() not in VOLUMES:
        return ""
    return f"{VOLUMES[found[1].lower()]} {int(found[2])}{found[3]}".strip()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _less(stem: str, common: str) -> str:
    """A name without the story's own, which stands before the number in all of them."""
    word = re.sub(r"[\W\d_]+$", "", common)
    if not word or word.lower() in CHAPTERS or re.search(r"(?i)chap(ter)?$", word):
        kept = re.search(r"(?i)(?:chapter|chap|ch)[ ._-]*\d.*", stem)
        return kept[0] if kept and word else stem
    return re.sub(r"^[\W_]+", "", stem[len(word) :])


def _spaced(name: str) -> str:
    """A name with spaces for what stands for them in names of files."""
    name = name.replace("_", " ")
    return (name if " " in name else name.replace("-", " ")).strip()
