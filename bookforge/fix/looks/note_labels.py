"""Labels of what is said beside a story: the author's notes, warnings, disclaimers, by language.

Each kind of note has the names that sites and authors give it. A name is `sure` if it means the
author's voice wherever it stands, or if a letter or a narrator could use it too ("Note:"); then
the place of the line and what is said below it must speak for a note as well (outline/notes.py).
"""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

NoteKind = Literal[
    "author's note",
    "end notes",
    "translator's note",
    "editor's note",
    "disclaimer",
    "warning",
    "summary",
    "prompt",
    "credits",
]

REMEMBERED: Final = 1 << 14  # lines, for every pass asks about the same ones
LONGEST: Final = 80  # characters from a line's start to the end of a label with its decoration


class Named(NamedTuple):
    """A note's label at the start of a line; `end` is where the words begin that it names.

    `name` is the kind as it is typed. `alone` says that nothing follows on the line.
    """

    kind: NoteKind
    name: str
    end: int
    bracket: str
    sure: bool
    alone: bool


# What could hardly be anything else, with a colon or a dash, or alone on a line.
SLASHED: dict[str, NoteKind] = {"T": "translator's note", "E": "editor's note"}

SURE: dict[NoteKind, str] = {
    "author's note": (
        r"author['’]?s?['’]?,? (?:(?:beginning|opening|top|pre-?chapter) )?"
        r"(?:notes?|comments?|ramblings?)"
        r"|writer['’]?s?['’]? notes?|auth?or note"
        r"|(?:a )?(?:quick )?notes? from (?:the|your) author|a/ns?|a\. ?n\.?"
        r"|(?:pre|post)[- ]?(?:chapter )?(?:a/n|notes?)|(?:beginning|opening) notes?"
        r"|chapter notes?|notes? for the chapter|ans(?= ?:)"
        r"|(?:anmerkung(?:en)?|notiz(?:en)?|kommentar) (?:der|des) autor(?:in|s|en)?"
        r"|autor(?:in)?(?:en)?notiz|notes? de l['’]aut(?:eur|rice|eure)|nda"
        r"|mot de l['’]aut(?:eur|rice|eure)|notas? d(?:el|e la|o|a)s? aut(?:or|ora)(?:es|as)?"
        r"|notas? de autora?|notas? iniciales|notas? iniciais|note? dell['’]aut(?:ore|rice)"
        r"|angolo (?:dell['’])?aut(?:ore|rice)|noot van de (?:auteur|schrijver|schrijfster)"
        r"|opmerking(?:en)? van de (?:auteur|schrijver|schrijfster)|od autor(?:a|ki)"
        r"|nota(?:tka)? od autor(?:a|ki)|notka autor(?:a|ki)|przypis autor(?:a|ki)"
        r"|pozn[aá]mk[ay] autor(?:a|ky|ka)|a szerző megjegyzése|szerzői megjegyzés"
        r"|írói megjegyzés|författarens (?:anteckning(?:ar)?|kommentar(?:er)?|not(?:er)?)"
        r"|forfatterens? ?(?:noter?|notat(?:er)?|kommentar(?:er)?)|forfatternot(?:e|at)"
        r"|kirjoittajan (?:huomautus|huomautukset|huomio|kommentti|kommentit)"
        r"|yazar(?:ın)? not(?:u|ları)|от автора|от авторши|примечани[ея] автора|а/н"
        r"|від автор(?:а|ки)|приміт(?:ка|ки) автор(?:а|ки)|σημείωση (?:του |της )?συγγραφέα"
        r"|σημειώσεις (?:του |της )?συγγραφέα"
        r"|作者(?:的话|的話|有话说|有話說|有话要说|有話要說|注|註|按|より|コメント|のコメント|から)"
        r"|あとがき|後書き|まえがき|前書き"
    ),
    "end notes": (
        r"(?:chapter )?end ?-?notes?|closing notes?|ending notes?"
        r"|final (?:author['’]?s?['’]? )?notes?|notes? at the end of the chapter"
        r"|author['’]?s?['’]? (?:end|closing|final|bottom|post-?chapter) ?notes?"
        r"|notes? de fin(?: de chapitre)?|notas? finales|notas? finais|note finali"
        r"|schluss(?:wort|bemerkung(?:en)?)"
    ),
    "translator's note": (
        r"translators?['’]?s?['’]? notes?|t/n|t\. ?n\.?|tl ?/ ?n|tl notes?|tln"
        r"|anmerkung(?:en)? (?:der|des) übersetzer(?:in|s)?|note du traducteur"
        r"|note de la traductrice|ndt|notas? d(?:el|e la|o|a) tradu[ct]+ora?|nota del traduttore"
        r"|noot van de vertaler|od tłumacz(?:a|ki)|от переводчика|примечани[ея] переводчика"
        r"|прим\. ?пер\.?|від перекладача|çevirmen notu|ç/n|译者注|譯者註|訳者注|訳注"
    ),
    "editor's note": r"editor['’]?s?['’]? notes?|e/n|ed/n|beta['’]?s? notes?|b/n",
    "disclaimer": (
        r"disclaimers?|standard disclaimers?(?: appl(?:y|ies))?|legal disclaimer"
        r"|haftungsausschluss|descargo(?: de responsabilidad)?|avertissement légal|дисклеймер"
        r"|отказ от прав|відмова від прав"
    ),
    "warning": (
        r"(?:content|trigger|chapter) warnings?|(?:content|trigger) notes?|tws?|cws?|tw/cw|cw/tw"
        r"|warnings? for (?:the|this) chapter|content advisory|trigger ?warnung(?:en)?"
        r"|inhaltswarnung(?:en)?|avertissements? de contenu|advertencias? de contenido"
        r"|avisos? de (?:conteúdo|gatilho)|ostrzeżenia o treści"
    ),
    "summary": r"chapter summary|summary (?:for|of) (?:the|this) chapter",
}

# What the story could say as well: it needs its place, and words or neighbours that speak for it.
MAYBE: dict[NoteKind, str] = {
    "author's note": (
        r"an|notes?|n\.? ?b\.?|anmerkung(?:en)?|notas?|n/a|uwag[ai]|opmerking(?:en)?"
        r"|anteckning(?:ar)?|huomautus|примечани[ея]|приміт(?:ка|ки)|poznámk[ay]|megjegyzés|y/n"
        r"|σημείωση|σημειώσεις|k/h|bemærkning(?:er)?|merknad(?:er)?"
    ),
    "translator's note": r"tl|tn",
    "editor's note": r"ed|pr|en",
    "warning": (
        r"warnings?|warnung(?:en)?|avertissements?|advertencias?|avisos?|avvertiment[oi]"
        r"|avvertenz[ae]|waarschuwing(?:en)?|ostrzeżeni[ea]|varování|varovani[ea]"
        r"|figyelmeztetés(?:ek)?|varning(?:ar)?|advars(?:el|ler)|varoitu(?:s|kset)"
        r"|предупреждени[ея]|попередження|προειδοποίηση|uyarı(?:lar)?|警告|注意|spoilers?"
    ),
    "summary": (
        r"summary|zusammenfassung|résumé|resumen|resumo|sinopse|riassunto|samenvatting"
        r"|streszczenie|shrnutí|zhrnutie|sammanfattning|resumé|sammendrag|tiivistelmä|özet"
        r"|краткое содержание|короткий зміст|περίληψη"
    ),
    "prompt": r"(?:the )?(?:writing )?prompt(?: used)?|challenge|inspired by",
    "credits": (
        r"beta(?:s|['’]d by|ed by|-?read(?:er)?s?)?|betaed by|thanks(?: to)?"
        r"|special thanks(?: to)?|credits?"
        r"|(?:review )?(?:replies|responses|answers)(?: to (?:reviews?|reviewers|comments))?"
        r"|reviews?|reviewer (?:replies|responses)|shout-?outs?"
    ),
}

CLOSING: Final = {"[": "]", "(": ")", "{": "}", "【": "】", "（": "）", "<": ">"}
BEFORE = r"(?P<before>[\s*_=~#+<>|\[({【（※-]{0,12})"
AFTER = (
    r"(?P<after>[\s*_=~#+>\])}】）]{0,12}"
    r"(?:[:：][\s*_=~\])}】）]{0,12}|[\s*_]{0,4}[-–—]{1,3}[\s*_]{1,4}|$))"
)
# A slash says so much that no colon is needed: "A/N hi", "(T/N a sort of soup)".
BRIEF = re.compile(
    rf"{BEFORE}(?P<label>[AaTtEe]/[Nn]|А/Н|AN/|(?<=[(\[{{])[AT]N)"
    r"(?P<after>[>*_~=\])}]{0,6}:?(?:\s{0,3}[-–—]{1,3})?\s+)"
)
INITIALS = frozenset(
    {"an", "ans", "tl", "tn", "ed", "pr", "en"}
)  # a name as well, unless in capitals
BRACKETED = frozenset({"AN", "TN"})  # "[AN sorry]" needs no colon
BARE = re.compile(  # of the names that the story could say, those that may stand alone on a line
    r"(?i)notes|summary|anmerkungen|notas|примечани[ея]|приміт(?:ка|ки)|reviews?|review replies"
)


class _Form(NamedTuple):
    kind: NoteKind
    sure: bool
    pattern: re.Pattern[str]


FORMS = tuple(
    _Form(kind, sure, re.compile(rf"{BEFORE}(?P<label>{names}){AFTER}", re.IGNORECASE))
    for sure, table in ((True, SURE), (False, MAYBE))
    for kind, names in table.items()
)

# What sites print where the notes are on another page: "(See the end of the chapter for notes.)"
POINTER = re.compile(
    r"[\s*_(\[]{0,4}(?:please )?see (?:the )?(?:end of (?:the )?)?(?:chapter|work|end"
    r"|story)(?: end)?"
    r"(?: notes?)?(?: for (?:more |further |the |other |additional )?(?:notes?|warnings?)"
    r"(?: and (?:notes?|warnings?|[\w ]{1,20}))?)?[\s.*_)\]]{0,4}",
    re.IGNORECASE,
)


def noted(line: str) -> Named | None:
    """The note's label that `line` starts with, if it does.

    >>> noted("Author’s Notes:").kind, noted("[AN: Hi!]").bracket, noted("Note: hi").sure
    ("author's note", '[', False)
    >>> [noted(line) for line in (
    ...     "Notes were passed around", "Warning-lights flashed", "Author’s notes crowded him",
    ...     "AN OLD MAN", "An: a name", "“Note: ten,” he said")]
    [None, None, None, None, None, None]
    """
    head = line[:LONGEST]
    return _noted(head, len(line) == len(head)) if _may_be(line, head) else None


def _may_be(line: str, head: str) -> bool:
    """Whether a label could be there at all; prose nearly never passes."""
    marked = (
        ":" in head
        or "/" in head
        or "：" in head
        or " -" in head
        or "- " in head
        or " –" in head
        or " —" in head
    )
    return marked or (line == head and line[-1:] not in ".!?,;\"”’'…")


@lru_cache(maxsize=REMEMBERED)
def _noted(head: str, whole: bool) -> Named | None:  # noqa: FBT001 - a key of the cache
    if found := BRIEF.match(head):
        kind = SLASHED.get(found["label"][0].upper(), "author's note")
        return _read(kind, found, sure=True, whole=whole)
    for kind, sure, pattern in FORMS:
        found = pattern.match(head)
        if found and (named := _read(kind, found, sure=sure, whole=whole)):
            return named
    return None


def _read(kind: NoteKind, found: re.Match[str], *, sure: bool, whole: bool) -> Named | None:
    before, name, after = found.groups()
    colon = ":" in after or "：" in after
    dash = not colon and after.strip(" \t*_") and after.strip(" \t*_")[0] in "-–—"
    alone = found.end() == len(found.string) and whole
    initials = name.lower() in INITIALS
    if initials and not name.isupper():
        return None
    if not sure and (
        name[0].islower() or not (colon or BARE.fullmatch(name) or (initials and dash))
    ):
        return None
    if not (colon or dash or alone or "/" in name or name in BRACKETED):
        return None
    bracket = next((mark for mark in reversed(before) if mark in CLOSING), "")
    closed = any(mark in after for mark in CLOSING.values()) or bracket == "<"
    capital = found.string[found.end() : found.end() + 1].isupper()
    sure = (sure or name == "AN") and bool(capital or not dash)
    return Named(kind, name, found.end(), "" if closed else bracket, sure, alone)
