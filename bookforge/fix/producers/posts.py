"""What boards and journals put round a post: data alone (see phrases.py)."""

from bookforge.fix.producers.phrases import Phrases, Producer

XENFORO = Producer(  # SpaceBattles, Sufficient Velocity, Questionable Questing and others
    "xenforo",
    (
        Phrases(
            r"near #?\d+",
            "post header",
            r"""
            start date:? .{4,40}  reactions: ?\S.{1,160}
        """,
        ),
        Phrases(
            "sure",
            "post header",
            r"""
            thread starter:? .{2,40}  last edited: .{4,40}  threadmarks?: .{1,100}
            like reply  reply report  like quote reply  click to (?:expand|shrink).{0,6}
            you must log in or register to reply here\.?  jump to (?:new|latest).{0,20}
            (?:view|show) (?:content|threadmarks?).{0,20}  reader mode(?: rss)?
            words?:? [\d.,]+k?(?: .{0,20})? threadmarks?.{0,20}
        """,
        ),
        Phrases(
            "weak",
            "post header",
            r"""
            like  reply  report  quote  tags .{2,120}  ignored  unwatch(?: thread)?
            watch(?: thread)?  threadmarks?
        """,
        ),
    ),
)

REDDIT = Producer(
    "reddit",
    (
        Phrases(
            "sure",
            "post header",
            r"""
            (?:posted|submitted)(?: \d+ \w+ ago)? by u/\S{2,30}(?: .{0,30})?
            (?:posted|submitted) .{3,30} ago by \S{2,30}.{0,20}
        """,
        ),
        Phrases(
            "sure",
            "navigation",
            r"""
            (?:first|prev(?:ious)?|back|wiki|index)\W{1,5}(?:(?:first|prev(?:ious)?|wiki|index|patreon|discord|next)\W{1,5}){0,4}(?:next|patreon|discord|wiki|index|last|latest)
        """,
        ),
        Phrases(
            "cue",
            "",
            r"""
            r/\w{2,30}  \d[\d.,]*k? comments?  \d+% upvoted
        """,
        ),
        Phrases(
            "weak",
            "page furniture",
            r"""
            r/\w{2,30}  \d[\d.,]*k? comments?  save  hide  award  give award  \d+% upvoted
            crosspost  share save hide report  sort by:? .{3,20}  \d[\d.]*k?  vote  archived
        """,
        ),
    ),
)

TUMBLR = Producer(
    "tumblr",
    (
        Phrases(
            "sure",
            "tags",
            r"""
            [^#.!?]{2,40}(?: #[^#]{2,40}){2,}
        """,
        ),
        Phrases(
            "sure",
            "post header",
            r"""
            \d[\d,]* notes  (?:view )?reblogged from .{2,40}  \S{2,40} reblogged \S{2,40}
        """,
        ),
        Phrases(
            "cue",
            "",
            r"""
            anonymous(?: \w+)? (?:asked|said|whispered|inquired):?.{0,300}
            \S{2,40} (?:asked|inquired):.{0,300}  source: \S{2,40}
        """,
        ),
    ),
)

LIVEJOURNAL = Producer(
    "livejournal",
    (
        Phrases(
            "sure",
            "journal's fields",
            r"""
            current (?:mood|music|location): .{1,80}  entry tags: .{2,200}
            this entry was originally posted at .{5,200}  add to memories.{0,20}
            (?:leave|post) a (?:new )?comment.{0,20}  crossposted (?:to|from|at) .{2,100}
        """,
        ),
        Phrases(
            "weak",
            "journal's fields",
            r"""
            mood: .{2,40}  music: .{2,80}  location: .{2,60}  tags: .{2,200}  link  share this
            tell a friend  track this  flag  \d+ comments?
        """,
        ),
    ),
)
