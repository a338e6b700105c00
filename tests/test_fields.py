"""Headers that share one line, and lines of stories that only look like them."""

import pytest

from bookforge.fix.producers.fields import fields

ALOUD = '"Words: nine. Language: ours. Status: unknown," she read aloud, and knew who had done it.'
RAIN = "It rained on the harbour all that week."


@pytest.mark.parametrize(
    "text",
    [
        f"Chapter 1\n\nThe tide was out.\n\n{ALOUD}\n\nIt rained.",
        f"{ALOUD}\n\nIt rained.",
        f"Chapter 1\n\n{RAIN}\n\nStatus: Poisoned, Hits: 12, Votes: 3\n\nIt faded.",
        "Chapter 1\n\nStatus: Poisoned | Hits: 12 | Votes: 3\n\nIt faded.",
        "Status: Poisoned, Hits: 12, Votes: 3, and then it faded.",
        f"{RAIN}\n\nStatus: Poisoned | Hits: 12 | Votes: 3\n\nIt faded.",
        f"The Box\nby Ada Brandt\n\n{RAIN}\n\n{RAIN}\n\nStatus: Bad | Hits: 12 | Votes: 3",
        "Status: lost. Rating: none. Words: few. That was how he put it.\n\nIt rained.",
        "Rating: none. Views: poor. Votes: few. That was how he put it.\n\nIt rained.",
        "He read Rating: T - Words: 1,204 - Chapters: 2 - and laughed.\n\nIt rained.",
    ],
)
def test_what_the_story_says_is_no_header(text: str) -> None:
    assert fields(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Rated: T - English - Piet M., Mrs. Hay - Chapters: 2 - Words: 2,345 - Updated: 1-2-11",
        "Rated: Fiction K+ – English – Drama – Words: 2,345 – Published: Dec 1, 2011",
        "Published: 2020-05-14 Updated: 2020-06-01 Words: 1,402 Chapters: 2/2 Kudos: 88",
        "Status: Complete | Words: 3,000 | Chapters: 4 | Hits: 9",
        "Chapters: 3, Words: 1,204, Kudos: 4",
        "Reads: 12K Votes: 300 Parts: 14",
        "**Rated:** T • **Words:** 1,000 • **Chapters:** 3",
    ],
)
@pytest.mark.parametrize("above", ["", f"The Weir\nBy: reedmace77\n{RAIN}\n"])
def test_what_sites_print_is_a_header(above: str, line: str) -> None:
    assert {"words", "chapters", "votes"} & {field.name for field in fields(f"{above}{line}\n\nX.")}
