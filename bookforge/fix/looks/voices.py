"""Whose voice a paragraph has: the author's, who speaks to readers, or the story's.

Words are weighed. Some only an author says ("this chapter", "thanks for reviewing"); some only a
narrator ("he said", a paragraph that opens with speech). "I" and "you" alone say nothing, for
stories are told in them too.
"""

import re
from functools import lru_cache

READ = 1500  # characters of a paragraph that are weighed
REMEMBERED = 1 << 12
AUTHORS, STORYS = 1.0, -1.0  # from here on it is one or the other
MEANT_FOR_READERS = 2.0

# MEANT, HINTS and THIRD read small letters: to overlook the case of each takes twice as long.

# What only an author says to readers, of the work and its making: two points each, four at most.
MEANT = re.compile(
    r"\b(?:(?:this|next|last|previous) (?:\w+ )?(?:chapters?|updates?|installments?)"
    r"|chapters? (?:\d+|is up|are up|ahead|early|title|will be)|fan-?fic\w*|one-?shots?|fics?\b"
    r"|(?:for|by|all|your|the|keep) (?:\w+ )?(?:read(?:ing|ers?)|review(?:ing|s|ers?)"
    r"|comment(?:ing|s)|feedback|favou?rit\w*|kudos|follow(?:s|ing))"
    r"|(?:please|pls|plz|don['’]?t forget to|remember to|feel free to|want to) (?:read|review"
    r"|comment|r ?& ?r|rate|vote|follow|fav\w*|leave|let me know|enjoy)"
    r"|r ?& ?r|leave (?:a|me|your|some) (?:\w+ )?(?:reviews?|comments?|kudos|vote|feedback)"
    r"|hope (?:that )?(?:you|y['’]?all|everyone|everybody|u|it was"
    r"|this) (?:\w+ )?(?:all )?(?:enjoy\w*|like\w*|lik|had|have|worth|makes)"
    r"|on with (?:the|it|this)\b|without further ado|let me know (?:what|if|in|how)|tell me what"
    r"|(?:do not|don['’]?t|never|didn['’]?t) own\b|all rights (?:to|belong|go)"
    r"|belongs? to (?:their|its|his|her|the) (?:\w+ )?(?:owners?|creators?|authors?)"
    r"|(?:my|our|wonderful|lovely|amazing|fabulous|un)[- ]?beta(?:ed|['’]d|s| reader)?"
    r"|beta-?read\w*|betaed|beta['’]d"
    r"|(?:cross-?)?posted (?:on|to|at|this|it|in)|post(?:ing)? (?:schedule|this|the next|every"
    r"|again|more|new|on)|updat(?:e|es|ed|ing) (?:\w+ )?(?:every|on|soon|this|the|schedule|will"
    r"|sooner|more|faster|for|again|weekly)|upload\w* (?:schedule|every|this|the|on)"
    r"|(?:long|slow|late|short) (?:wait|update|hiatus)|sorry (?:for|about|it|this|that|i"
    r"|i['’]m)|(?:writer|writing)['’]?s['’]? block|hiatus|cliff-?h(?:anger|ie)s?"
    r"|\bocs?\b|\baus?\b|\booc\b|\bmc\b|\bcanon\b|\bpov\b|\bbeta\b|\bships?ping\b"
    r"|\bplot ?(?:line|hole|bunn(?:y|ies))\b|\btypos?\b|\bheadcanon\w*"
    r"|patreon|discord|ko-?fi|tumblr|wattpad|ao3|archive of our own|fanfiction\.net|ff\.?net"
    r"|royal ?road|scribble ?hub|webnovel|twitter|paypal"
    r"|stay tuned|until next time|see you (?:next|in the next|soon|all|guys)|see y['’]?all"
    r"|happy reading|enjoy (?:the|this|your|reading|and)\b|thanks? (?:you )?(?:so much |again "
    r"|everyone |all |guys |to (?:all|everyone|my|those|you) )"
    r"|end of (?:part|book) \w+|trigger warning|content warning|warnings?:"
    r"|(?:wrote|written|writing|rewrote|rewriting|edit(?:ed|ing)|finish(?:ed|ing)) (?:this|it"
    r"|the (?:story|chapter|next|fic|whole)|for (?:the|a)|in (?:one|a)|on (?:a|the|my))"
    r"|this (?:story|fic|one|part|scene|update|work|series)\b|constructive criticism|no flames"
    r"|flames? (?:will|are)"
    r"|english is(?:n['’]?t| not) my|更新|感想|お読み|読んで|收藏|推荐票|打赏|本章)",
)
# Weaker signs of one who writes to others: a point each, two at most.
HINTS = re.compile(
    r"\b(?:you guys|guys|folks|everyone|y['’]?all|hey|hi|hello|lol|haha\w*|btw|imo|xd|omg|fyi"
    r"|ps|p\.s\.|anyways?|thanks?|thank you"
    r"|sorry|enjoy|hope|reviews?|comments?|reading|story|updates?|posted|credits?|characters"
    r"|inspired|based on|reference|google\w*|spell\w*|mistakes|schedule|chapters?|feedback"
    r"|sequel|epilogue|prologue|kapitel|chapitre|capítulo|capitolo|rozdział|hoofdstuk|kapitola"
    r"|fejezet"
    r"|bölüm|глав[аеуы]|розділ\w*|κεφάλαιο|commentaires?|reseñas?|recensioni?|отзыв\w*|відгук\w*"
    r"|kommentar(?:e|er)?|comentarios?|comentários?|lecteurs?|lectores|leitores|lettori"
    r"|читател\w*)\b"
    r"|第.{1,4}[章话話回]"
    r"|[:;]-?[)dp(](?!\w)|<3|\^_?\^|xd\b|https?://|www\.|~(?=\w+\s*$)|&",
)
ADDRESS = re.compile(
    r"\b(?:I|I['’](?:m|ve|ll|d)|[Mm]y|me|[Yy]ou|[Yy]our|we|our|us|[Pp]lease|[Tt]hanks?|[Ss]orry"
    r"|[Hh]ope)\b"
)
ALIEN = re.compile(
    r"[^\x00-\u024f\u2000-\u206f]|\b(?:ich|ihr|je|vous|yo|ustedes|eu|vocês|io|voi|ik|jullie|ja"
    r"|wy|já|jag|jeg|én|minä|ben)\b",
    re.IGNORECASE,
)
REPLY = re.compile(r"[\w.-]{3,30}(?: \(\w+\))?: ")  # "rosefan77: thank you!"
DIRECT = re.compile(
    r"\b(?:you|your|y['’]?all|guys|everyone|please|thanks?|I['’](?:m|ll|ve)|I (?:do|don['’]t"
    r"|hope|am|will))\b",
    re.IGNORECASE,
)
PRESENT = re.compile(
    r"\b(?:I['’]m|I am|I['’]ve|I have|I['’]ll|I will|I hope|I think|I know|I want|I plan|I love"
    r"|I might|I promise|is|are|will|can)\b"
)

SPEECH = "\"“„«‘'「『—"
TAG = re.compile(
    r"[,.!?…—-][\"”’'»] ?(?:\w+ ){0,3}(?:said|says|asked|asks|replied|cried|whispered|murmured"
    r"|muttered|shouted|told|answered|snapped|growled|called|yelled|added|sighed|laughed"
    r"|grinned|began)\b"
    r"|\b(?:said|asked|replied|whispered|muttered|shouted) (?:\w+ ){0,2}[A-Z]\w+|[,:] [\"“„«‘][A-Z]"
)
THIRD = re.compile(r"\b(?:he|she|his|her|him|they|their|them|himself|herself)\b")
PAST = re.compile(
    r"\b(?:looked|turned|walked|stood|felt|saw|heard|smiled|nodded|stared|knew|seemed|sat|took"
    r"|opened|closed|stepped|pulled|reached|ran|fell|rose|lay|held|kept|came|went|left|was|were"
    r"|had|watched|waited|drew|began|moved|woke|followed|pushed|shook|slept|climbed|stopped"
    r"|rained|burned|grew|hung|leaned|laughed|cried|sighed|threw|caught|brought|put|set|shone"
    r"|crossed|passed|dropped|lifted|slid)\b"
)


@lru_cache(maxsize=REMEMBERED)
def voice(said: str) -> float:
    """How much a paragraph sounds like the author's (positive) or the story's (negative).

    >>> voice("I hope you all enjoy this chapter, please review!") >= AUTHORS
    True
    >>> voice("He turned to the door, and she saw that he had the key.") <= STORYS
    True
    """
    text = said[:READ]
    small = text.lower()
    authors = 2.0 * min(2, _count(MEANT, small)) + min(2, _count(HINTS, small))
    person = bool(ADDRESS.search(text))
    if not person and not ALIEN.search(text):
        authors = min(AUTHORS, authors)
    authors += 0.5 * (person and bool(PRESENT.search(text))) + 0.5 * bool(REPLY.match(text))
    story = 2.0 * (text[:1] in SPEECH) + 3.0 * bool(TAG.search(text))
    story += 0.5 * min(4, _count(THIRD, small)) + 0.5 * min(4, _count(PAST, text))
    return authors - story


def addresses(said: str) -> bool:
    """Whether a paragraph speaks to readers, and of nothing but the work, without any other sign.

    >>> addresses("Thanks for the reviews, you guys!"), addresses("I read this chapter of my life.")
    (True, False)
    """
    text = said[:READ]
    direct = DIRECT.search(text) and MEANT.search(text.lower())
    return direct is not None and voice(said) >= MEANT_FOR_READERS


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in zip(range(4), pattern.finditer(text), strict=False))
