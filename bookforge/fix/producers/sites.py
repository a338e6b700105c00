"""What the sites of stories put round them: data alone (phrases.py tells how it is read)."""

from bookforge.fix.producers.phrases import Phrases, Producer

AO3 = Producer(
    "ao3",
    (
        Phrases(
            "cue",
            "",
            r"""
            archive warnings?(?::.*)?  additional tags(?::.*)?  fandoms?:.*  relationships?:.*  stats:.*  stats
            summary  kudos:? ?\d+  hits:? ?\d+  part \d+ of .*  chapter (?:end )?notes:?  collections?:.*
        """,
        ),
        Phrases(
            "sure",
            "link to notes",
            r"""
            see the end of the (?:chapter|work) for (?:more )?notes\.?(?: and other works inspired by this one\.?)?
            for (?:more )?notes and other works inspired by this one, see the end.{0,20}
            see the end of the (?:chapter|work) for other works inspired by this one\.?
        """,
        ),
        Phrases(
            "sure",
            "site frame",
            r"""
            skip header  archive of our own(?: beta)?  an archive of our own.{0,80}
            posted originally on the archive of our own at .{5,120}
            please drop by the archive and comment.{0,120}  creator's? style
            hide creator'?s'? style  show creator'?s'? style  entire work  chapter by chapter
            full-page index  chapter index  mark for later  work header  user navigation
            site navigation  return to archive  azw3(?: epub)?(?: mobi)?(?: pdf)?(?: html)?
            chapter text:?  work text:?  comment as  post comment  guest (?:name|email).{0,20}
            plain text with limited html.{0,8}  \d[\d,]* characters left
            note:? all fields are required.{0,80}  otwarchive v[\d.]+  gpl by the otw  dmca policy
            site map  diversity statement  technical support (?:&|and) feedback
            policy questions (?:&|and) abuse reports  main content
            chapter \d+ of \d+ ?next chapter.{0,20}  (?:previous chapter)?chapter \d+ of \d+(?:next chapter.{0,20}|bookmark)
            work skin  works inspired by this one:?
        """,
        ),
        Phrases(
            "own",
            "heading of the file",
            r"""
            preface  afterword
        """,
        ),
        Phrases(
            "rest",
            "comments",
            r"""
            and \d+ more users.{0,20}  (?:kudos ?♥?|hide comments|comments) ?\(\d[\d,]*
            (?:hide|show) comments.{0,12}
        """,
        ),
        Phrases(
            "weak",
            "page furniture",
            r"""
            actions  kudos ?♥?  epub  mobi  pdf  html  chapter index.{0,20}  fandoms  browse
            customize  hi, .{2,30}!  post  footer  work text
            publishing information
        """,
        ),
    ),
)

FFN = Producer(
    "ffn",
    (
        Phrases(
            "cue",
            "",
            r"""
            rated: (?:fiction )?(?:k|k\+|t|m|ma)\b.*  rated: .* - .* - .*words: [\d,]+.*
            (?:published|updated): .* - id: ?\d+.*  books » .*  story id: ?\d+
        """,
        ),
        Phrases(
            "sure",
            "site frame",
            r"""
            fanfiction \| unleash your imagination  unleash your imagination
            just in community forum.{0,40}  follow/favorite  follow/fav(?: .{1,80})?
            expand tighten  full 3/4 1/2(?: expand tighten)?
            the author would like to thank you for your continued support.{0,80}
            your review has been posted.{0,20}  desktop mode twitter help.{0,80}
            review this (?:story/)?chapter  type your review (?:for this chapter )?here.{0,80}
            (?:books|anime|games|tv shows|movies|cartoons|comics|misc|plays/musicals|anime/manga) ?[»>] .{2,80}
            browse just in community forum.{0,60}
        """,
        ),
        Phrases(
            "weak",
            "page furniture",
            r"""
            full 3/4 1/2  prev ?\d+\. .{2,60}next.{0,3}
            favorite : story author follow : story author  author: follow favorite
            story: follow favorite  \d+\. chapter \d+  jump:?
        """,
        ),
    ),
)

WATTPAD = Producer(
    "wattpad",
    (
        Phrases(
            "sure",
            "site frame",
            r"""
            (?:pictures?|pics?|gifs?) of .{2,40} (?:on|to|at) the side.{0,20}
            read this story for free!?  add(?: to)? library
            add this story to .{0,40}reading list.{0,20}  you'll also like
            continue reading next part  get notified when .{2,60} (?:is|are) updated
            get the (?:wattpad )?app.{0,40}  (?:start|begin) reading(?: now)?
            wattpad - where stories live.{0,20}
            sign up to join the largest storytelling community
            if you already have an account,? log in.{0,3}
            \d[\d.,]*[km]? reads?(?: \d[\d.,]*[km]? votes?)?(?: \d[\d.,]*[km]? parts?)?
            (?:ongoing|complete), first published .{4,30}
            unlock a new (?:story )?(?:chapter|part).{0,60}  promoted stories
        """,
        ),
        Phrases(
            "cue",
            "",
            r"""
            parts? \d+ / \d+  vote\W{0,6} ?comment\W{0,6} ?follow.{0,20}
             \d[\d.,]*[km]? \d[\d.,]*[km]? \d[\d.,]*[km]?  mature(?: content)?
        """,
        ),
        Phrases(
            "weak",
            "page furniture",
            r"""
            votes?  reads?  parts?  embed story  send to friend  \d[\d.,]*[km]?
            \d[\d.,]*[km]? \d[\d.,]*[km]? \d[\d.,]*[km]?  table of contents  ongoing  complete
            new(?: story)?  details  tags? see all
        """,
        ),
    ),
)

ROYALROAD = Producer(
    "royalroad",
    (
        Phrases(
            "cue",
            "",
            r"""
            (?:total views|average views|followers|favorites|ratings|pages) ?:? ?[\d,]*
            overall score.{0,20}  (?:style|story|grammar|character) score.{0,20}
            a note from .{2,40}
        """,
        ),
        Phrases(
            "sure",
            "site frame",
            r"""
            royal road(?:l)?(?: ®| community)?  .{2,120} \| royal road(?:l)?  fiction (?:page|index)  report chapter
            rate (?:it|this (?:fiction|chapter))  write a review  read latest chapters?
            log in to (?:comment|rate it).{0,30}  donate with paypal.{0,20}
            support "?.{2,60}"? on patreon.{0,20}  advanced search  chapter list  add comment
        """,
        ),
        Phrases(
            "sure",
            "notice against theft",
            r"""
            if you (?:encounter|come across|spot|discover|stumble upon|find|see) this (?:story|tale|narrative|book|novel)\b.{0,20}(?:on|at) amazon.*
            (?:this|the) (?:story|tale|narrative|book|content|novel|author's (?:work|tale|narrative|content)) (?:has been|was|is) .{0,30}(?:taken|stolen|obtained|lifted|appropriated|pilfered|misappropriated)\b.*
            (?:stolen|unauthorized|unauthorised|taken) (?:content|story|from|use|usage|reproduction|tale|duplication).{0,60}(?:royal road|amazon|report|authorized|original).*
            love (?:this|what you're reading|this story|this novel)\?? .{0,60}(?:royal road|official|author).*
            reading on (?:amazon|this site)\?.{0,120}
            ensure your favou?rite authors get the support.{0,80}
        """,
        ),
        Phrases(
            r"until (?:comments?\b.*|log in to comment.*|achievements|write a review)",
            "author's page",
            r"""
            about the author
        """,
        ),
        Phrases(
            "rest",
            "comments",
            r"""
            comments ?\(\d[\d,]*
        """,
        ),
        Phrases(
            "weak",
            "page furniture",
            r"""
            statistics  score  joined  followers.{0,12}  favorites.{0,12}  unread  donate
            achievements  bio:?.{0,80}  original ongoing  report
        """,
        ),
    ),
)
