"""Words that speak for a note where its name does not, or where it has none."""

import re

from bookforge.fix.looks.note_labels import NoteKind

# What speaks for a name that a story could use too.
CUES: dict[NoteKind, re.Pattern[str]] = {
    "warning": re.compile(
        r"(?i)\b(?:violen\w+|gore|blood|death|abuse|suicid\w*|self[- ]harm|rape|non-?con|dub-?con"
        r"|assault|torture|drugs?|alcohol|smut|lemons?|nsfw|sex\w*|swearing|profanity|language"
        r"|mature|explicit|graphic|triggers?|spoilers?|chapter|angst|fluff|slash|homophobia|racism"
        r"|mentions? of|panic attacks?|eating disorders?|gewalt|tod|mort|muerte|morte|śmierć|кровь"
        r"|насилие|смерть|violência|violenza|geweld|vold|våld|väkivalta|şiddet|暴力|流血)\b"
    ),
    "disclaimer": re.compile(r"(?i)\b(?:own|belong|rights|profit|property|fiction|creator)"),
    "credits": re.compile(r"^[^.!?]{1,60}$|(?i:\b(?:review|beta|thank|edit|comment)\w*)"),
    "prompt": re.compile(r"(?i)\b(?:prompt|challenge|fest|exchange|requested|anon\w*)\b"),
}
RECURRING = frozenset({"notes", "summary", "warnings", "prompt", "beta"})
OWNS_NOT = re.compile(
    r"(?i)^[\s*_(\[]{0,4}(?:I|we) (?:still |sadly |obviously |do not|don['’]?t"
    r"|own)[^.!?]{0,40}?\bown\b"
    r"(?=.{0,200}(?:characters?|rights?|recogni[sz]e|franchise|belongs?|property|profit|rowling"
    r"|just (?:playing|borrowing)|fandom|universe|series))"
)
PLEA = re.compile(
    r"(?i)(?=.{0,300}\b(?:patreon|ko-?fi|discord|buymeacoffee|subscribestar|paypal\.me)\b)"
    r"(?=.{0,300}\b(?:my|our|the|a|on|me)\b)"
    r"(?=.{0,300}(?:\b(?:support|join|check out|become|donate|pledge|read ahead"
    r"|advance[d]? chapters?"
    r"|early access|want (?:to read )?more|chapters? ahead|link|consider)\b|https?://|www\."
    r"|\.com\b|\.gg\b))"
)
