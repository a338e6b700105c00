r"""What a producer of raw texts puts round a story, as phrases; the tables are beside this file.

A phrase is a pattern, parted from others by a line end or two spaces, for a whole line in small
letters without the signs and brackets round it, as `furniture.plain` makes it. It begins with a
word, some words in a group, or a figure (`\d`), for by its first letters it is looked up. Its kind
says what it does:

    cue      tells the producer and takes nothing away
    sure     tells the producer, and is furniture wherever it stands
    own      is furniture wherever it stands, but tells nothing
    weak     is furniture only beside other furniture or at the ends of the text, for stories
             have such lines too; tells nothing
    rest     is furniture with all that follows, at the end of the text
    until X  is furniture up to the first line that X matches, some lines on
    near X   the same, if all lines to there are short and none is prose; it tells the producer

A producer is believed when `fewest` different phrases that tell it are met. `site` says that the
furniture of web pages may stand there as well, `opens` that cues alone are believed only if one
opens the text: a story may hold a letter with such lines.
"""

from typing import NamedTuple


class Phrases(NamedTuple):
    """Phrases of one kind; `what` names them in the report."""

    kind: str
    what: str
    lines: str


class Producer(NamedTuple):
    """One maker of raw texts, under the name that a profile calls it by."""

    name: str
    phrases: tuple[Phrases, ...]
    fewest: int = 2
    site: bool = True
    opens: bool = False
