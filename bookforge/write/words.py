"""The few words that a book itself says, by language: headings and links, never story text."""

from dataclasses import dataclass, field

from bookforge.write.tongues import MATTER, PICTURES, ROWS


@dataclass(frozen=True, slots=True)
class Words:
    """What the book says in its own voice; `{}` stands for a name."""

    by: str
    contents: str
    cover: str
    title_page: str
    epigraph: str
    start: str
    notes: str
    note: str
    afterword: str
    page: str
    back_to: str
    scene_break: str
    landmarks: str
    warnings: str
    disclaimer: str
    summary: str
    translators_note: str
    editors_note: str
    prompt: str
    credits: str
    accessibility: str
    dedication: str
    acknowledgements: str
    about_author: str
    also_by: str
    copyright: str
    in_series: str
    picture: str = field(kw_only=True)

    def label(self, kind: str) -> str:
        """What a note of that kind is called, as book.Note has it; a plain one by default."""
        own = {
            "disclaimer": self.disclaimer,
            "summary": self.summary,
            "translator's note": self.translators_note,
            "editor's note": self.editors_note,
            "prompt": self.prompt,
            "credits": self.credits,
            "warning": self.warnings,
        }
        return own.get(kind, self.note)


def words_of(language: str) -> Words:
    """The book's own words in `language` (a BCP 47 tag); English where we have none yet."""
    base = language.split("-", maxsplit=1)[0].lower()
    return BY_LANGUAGE.get(SAME.get(base, base), ENGLISH)


SAME = {"no": "nb", "nn": "nb"}  # what is read where these are
BY_LANGUAGE = {
    tag: Words(*row.split("|"), *MATTER[tag].split("|"), picture=PICTURES[tag])
    for tag, row in ROWS.items()
}
ENGLISH = BY_LANGUAGE["en"]
