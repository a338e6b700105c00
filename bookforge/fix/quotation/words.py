"""Words that begin or end with an apostrophe, and how a text's own words help to know them."""

import re
from collections import Counter


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Never, or hardly ever, words by themselves: after a mark they are 'tis, 'twas, 'em ...
ELIDED = _set(
    """tis twas twere twill twould twon twont tisn twasn twouldn tain twarn twixt tween
    em bout n uz mongst midst gainst neath twud tweren tother twan nuther
    cos cuz coz kase cause fo thout cuse scuse fraid specially sposin spose lectric ud pears peared
    pon kay nuff mong hind zounds sblood sdeath struth sfunny cept ceptin tention shun fessor"""
)
# Elided in speech, but words as well: a quotation may begin with them.
PERHAPS_ELIDED = _set(
    """cause round til till un uns nother er ere im ull most long fore way count less nless
    stead low lowed cross course board high spect spected spec member lection prentice possum
    tater gator phone plane flu bus varsity vantage bove deed bye us thout um ou cordin
    rithmetic shamed ware night mornin morning evenin evening noon frisco nam tall kerchief ome
    ood ooman mum nd d s ll ve re"""
)
# An h dropped: 'ave, 'ouse. Those that are words too are told apart by the text's words.
DROPPED_H = _set(
    """e ave ad im is er ere ers ow owever ouse ouses ome omes orse orses alf ands ard ardly ead
    eads ear eard eart ell elp elped imself isself erself old ole ot our ours undred undreds it
    igh igher iss ope oped unt ungry urt urts urtin at ats arry enry istory oliday ospital
    orrible onour onest avin appen appened ang anged appy arf arm air all and eavy edge edges
    eel eels eat ill ills ide idin int ire itch obby ook oles orn ost owl owlin ug umble umbug
    urry usband ut eaven oo ello allo ood"""
)
# So frequent as the first word of a quotation that dropping an h is the rarer case.
COMMON = _set("and it at as all that old but is high our us are how other ill eat air arm art")
# What comes before the apostrophe when a word has lost its end: o' th' an' ol' wi'.
CLIPPED = _set("o th an ol wi mo yo po fo jes jus mos las ag bo ha gi tha ter cap ma befo d t n")
# What a word may have lost at its start: 'lectric, 'cause, 'member, 'ouse.
LOST_STARTS = _set("h a e be re ex pro wh al per dis un en ac sup im in con")

# The same in other languages, by their two letters: 's avonds, 'ne Frau; un po' di, hab' ich.
ELIDED_ELSEWHERE = {
    "nl": _set("s t n k m r ns"),
    "de": _set("s n ne nen nem ner nes rum rein raus rauf runter rüber naus nauf"),
    "it": _set("sto sta sti ste ndrangheta"),
    "da": _set("en et"),
}
CLIPPED_ELSEWHERE = {
    "it": _set("po mo de ne co be fa va da sta di to vo"),
    "es": _set("pa na to"),
    "de": _set("hab hätt könnt wär wollt sag geh komm find glaub mach sollt müsst"),
}

OFTEN = 3  # times that make a habit

LARGE = 3000  # different words, as in a short novel


class Vocabulary:
    """The words that a text writes without an apostrophe: its own dictionary, in lower case."""

    FREE = re.compile(r"(?<![\w'`´‘’])[^\W\d_]++(?!['`´‘’]\w)")
    # Not where a mark soon closes: the 'odd fellow' is a quotation, however often it comes.
    WHOLE_IN = re.compile(r"\b[^\W\d_]++(?<=in)(?!['`´‘’])")
    LEADING = re.compile(
        r"['`´‘’](?<=[^\W\d_] .)([^\W\d_A-Z]++)(?!['`´‘’]\w)"
        r"(?![\w ]{0,20}[.,!?]?['`´’](?!\w))"
    )
    ELISION = re.compile(r"([‘’])(?<![\w'`´‘’].)([^\W\d_]++)")
    TRAILED = re.compile(r"['`´‘’](?= [^\W\d_])")
    TRAILING = re.compile(r"(?<![\w'`´‘’])[^\W\d_]++(?=['`´‘’] [^\W\d_])")

    def __init__(self, text: str, language: str = "en") -> None:
        """Count the words of `text`, free and clipped; text in capitals counts as small."""
        base = language[:2].lower()
        self.is_english = base == "en"
        self.elided = ELIDED if self.is_english else ELIDED_ELSEWHERE.get(base, frozenset())
        self.clipped = CLIPPED if self.is_english else CLIPPED_ELSEWHERE.get(base, frozenset())
        small = text.lower()
        self._small = small
        self._whole_in: frozenset[str] | None = None
        self._free = Counter(self.FREE.findall(small))
        # Whether ’tis is set the right way in this text, and never ‘tis.
        self.trusted = "'" not in text and self._elisions(text) == {"’"}
        # These find words in mid-phrase, where no quotation begins or ends.
        self.lost_start = self._habits(self.LEADING.findall(text))
        self.lost_end = self._habits(self._trailing(small))

    def __contains__(self, word: str) -> bool:
        """Whether `word`, in small letters, stands somewhere without an apostrophe."""
        return word in self._free

    @property
    def weight(self) -> float:
        """How much it says that a word is not among these: little in a short text; 0 to 1."""
        return min(1.0, len(self._free) / LARGE)

    def restores(self, clipped: str) -> bool:
        """Whether `clipped` with a lost start put back is a word of this text.

        >>> Vocabulary("A house on the hill.").restores("ouse")
        True
        """
        return any(start + clipped in self._free for start in LOST_STARTS)

    def lost_g(self, clipped: str) -> bool:
        """Whether `clipped`, which ends in "in", has lost a g: not if it stands without a mark.

        >>> [Vocabulary("Again? I was goin' home.").lost_g(word) for word in ("goin", "again")]
        [True, False]
        """
        if clipped + "g" in self._free:
            return True
        if self._whole_in is None:
            self._whole_in = frozenset(self.WHOLE_IN.findall(self._small))
        return clipped not in self._whole_in

    def _trailing(self, text: str) -> list[str]:
        """The words that `TRAILING` finds, looked for only where a mark ends one: few do."""
        return [
            word
            for hit in self.TRAILED.finditer(text)
            for word in self.TRAILING.findall(
                text, text.rfind(" ", 0, hit.start()) + 1, hit.end() + len(" a")
            )
        ]

    def _elisions(self, text: str) -> set[str]:
        """The curly marks that stand before words that have surely lost their start."""
        hits = self.ELISION.finditer(text)
        return {hit[1] for hit in hits if hit[2].lower() in self.elided}

    def _habits(self, clipped: list[str]) -> frozenset[str]:
        """Those that this text clips again and again, and at least as often as not."""
        times = Counter(clipped)
        return frozenset(w for w, n in times.items() if n >= OFTEN and n >= self._free[w])
