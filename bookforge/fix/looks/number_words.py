"""How languages count: the words for numbers that stand in headings.

For each language: the cardinals from one on, the tens from twenty on, the ordinals from first on
and those of the tens, and the endings that an ordinal may take for gender and case. A word with
a bar has two spellings. What stands between a ten and a unit ("vingt-et-un") is for numerals.py.
"""

from typing import NamedTuple


class Counting(NamedTuple):
    """The number words of a language, in order; `endings` are put to the stems of ordinals."""

    cardinals: str
    tens: str = ""
    ordinals: str = ""
    tenths: str = ""
    endings: tuple[str, ...] = ("",)


COUNTING: dict[str, Counting] = {
    "en": Counting(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen",
        "twenty thirty forty|fourty fifty sixty seventy eighty ninety",
        "first second third fourth fifth sixth seventh eighth ninth|nineth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
        "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth",
    ),
    "de": Counting(
        "eins|ein|eine zwei drei vier fünf|fuenf sechs sieben acht neun zehn elf zwölf|zwoelf"
        " dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
        "zwanzig dreißig|dreissig vierzig fünfzig sechzig siebzig achtzig neunzig",
        "erst zweit dritt viert fünft|fuenft sechst siebt|siebent acht neunt zehnt elft"
        " zwölft|zwoelft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt",
        "zwanzigst dreißigst vierzigst fünfzigst sechzigst siebzigst achtzigst neunzigst",
        ("e", "er", "es", "en"),
    ),
    "fr": Counting(
        "un|une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze"
        " seize dix-sept dix-huit dix-neuf",
        "vingt trente quarante cinquante soixante . quatre-vingt|quatre-vingts",
        "premier|première|unième deuxième|second|seconde troisième quatrième cinquième sixième"
        " septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième"
        " seizième dix-septième dix-huitième dix-neuvième",
        "vingtième trentième quarantième cinquantième soixantième . quatre-vingtième",
    ),
    "es": Counting(
        "uno|un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
        " quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés"
        " veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
        "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
        "primer segund tercer cuart quint sext séptim|septim octav noven décim|decim"
        " undécim|decimoprimer duodécim|decimosegund decimotercer decimocuart decimoquint"
        " decimosext decimoséptim decimoctav decimonoven",
        "vigésim trigésim cuadragésim quincuagésim",
        ("o", "a", ""),
    ),
    "it": Counting(
        "uno|un|una due tre quattro cinque sei sette otto nove dieci undici dodici tredici"
        " quattordici quindici sedici diciassette diciotto diciannove venti ventuno ventidue"
        " ventitré|ventitre ventiquattro venticinque ventisei ventisette ventotto ventinove",
        "venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
        "prim second terz quart quint sest settim ottav non decim undicesim dodicesim tredicesim"
        " quattordicesim quindicesim sedicesim diciassettesim diciottesim diciannovesim ventesim"
        " ventunesim ventiduesim ventitreesim ventiquattresim venticinquesim",
        "ventesim trentesim quarantesim cinquantesim",
        ("o", "a"),
    ),
    "pt": Counting(
        "um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze"
        " catorze|quatorze quinze dezasseis|dezesseis dezassete|dezessete dezoito"
        " dezanove|dezenove",
        "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
        "primeir segund terceir quart quint sext sétim oitav non décim",
        "vigésim trigésim quadragésim",
        ("o", "a"),
    ),
    "nl": Counting(
        "een|één twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien"
        " vijftien zestien zeventien achttien negentien",
        "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde"
        " dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende",
        "twintigste dertigste veertigste vijftigste",
    ),
    "sv": Counting(
        "ett|en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton"
        " sjutton arton nitton",
        "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
        "första andra tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte"
        " trettonde fjortonde femtonde sextonde sjuttonde artonde nittonde",
        "tjugonde trettionde fyrtionde femtionde",
    ),
    "da": Counting(
        "et|en|ett|én|ét to tre fire fem seks syv|sju otte|åtte ni ti elleve|elve tolv tretten"
        " fjorten femten seksten sytten|søtten atten nitten",
        "tyve|tjue tredive|tretti fyrre|førti halvtreds|femti tres|seksti",
        "første anden|andet|andre tredje fjerde femte sjette syvende|sjuende ottende|åttende"
        " niende tiende ellevte tolvte trettende fjortende femtende sekstende syttende attende"
        " nittende",
        "tyvende|tjuende tredivte|trettiende",
    ),
    "fi": Counting(
        "yksi kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen yksitoista"
        " kaksitoista kolmetoista neljätoista viisitoista kuusitoista seitsemäntoista"
        " kahdeksantoista yhdeksäntoista",
        "kaksikymmentä kolmekymmentä neljäkymmentä viisikymmentä",
        "ensimmäinen toinen kolmas neljäs viides kuudes seitsemäs kahdeksas yhdeksäs kymmenes"
        " yhdestoista kahdestoista kolmastoista neljästoista viidestoista kuudestoista"
        " seitsemästoista kahdeksastoista yhdeksästoista",
        "kahdeskymmenes kolmaskymmenes",
    ),
    "pl": Counting(
        "jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście"
        " trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
        "dwadzieścia trzydzieści czterdzieści pięćdziesiąt",
        "pierwsz drug trzec czwart piąt szóst siódm ósm dziewiąt dziesiąt jedenast dwunast"
        " trzynast czternast piętnast szesnast siedemnast osiemnast dziewiętnast",
        "dwudziest trzydziest czterdziest pięćdziesiąt",
        ("y", "a", "e", "i", "ia", "ie"),
    ),
    "cs": Counting(
        "jedna|jeden|jedno dva|dvě|dve tři|tri čtyři|štyri pět|päť šest|šesť sedm|sedem osm|osem"
        " devět|deväť deset|desať jedenáct|jedenásť dvanáct|dvanásť třináct|trinásť čtrnáct"
        " patnáct šestnáct sedmnáct osmnáct devatenáct",
        "dvacet třicet čtyřicet padesát",
        "prvn|prv druh třet|tret čtvrt|štvrt pát|piat šest|šiest sedm|siedm osm|ôsm devát|deviat"
        " desát|desiat jedenáct dvanáct třináct čtrnáct patnáct šestnáct sedmnáct osmnáct"
        " devatenáct",
        "dvacát třicát čtyřicát",
        ("í", "ý", "á", "é", "a", "y", "ia"),
    ),
    "ru": Counting(
        "один|одна две|два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать"
        " тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
        "двадцать тридцать сорок пятьдесят",
        "перв втор трет четверт|четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат"
        " тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат",
        "двадцат тридцат сороков пятидесят",
        ("ый", "ая", "ое", "ой", "ий", "ья", "ье"),
    ),
    "uk": Counting(
        "один|одна|перший два|дві три чотири п'ять|п’ять шість сім вісім дев'ять|дев’ять десять",
        "",
        "перш друг трет четверт п'ят|п’ят шост сьом восьм дев'ят|дев’ят десят одинадцят дванадцят",
        "",
        ("ий", "а", "е", "я", "є"),
    ),
    "hu": Counting(
        "egy kettő|két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő tizenhárom"
        " tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc húsz huszonegy huszonkettő"
        " huszonhárom huszonnégy huszonöt",
        "húsz harminc negyven ötven",
        "első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik"
        " tizenegyedik tizenkettedik tizenharmadik tizennegyedik tizenötödik tizenhatodik"
        " tizenhetedik tizennyolcadik tizenkilencedik huszadik huszonegyedik huszonkettedik",
        "huszadik harmincadik",
    ),
    "ro": Counting(
        "unu|una doi|două trei patru cinci șase|şase șapte|şapte opt nouă zece unsprezece"
        " doisprezece treisprezece paisprezece cincisprezece",
        "douăzeci treizeci patruzeci",
        "întâi|intai doilea treilea patrulea cincilea șaselea șaptelea optulea nouălea zecelea",
    ),
    "tr": Counting(
        "bir iki üç dört beş altı yedi sekiz dokuz on",
        "yirmi otuz kırk elli",
        "birinci|ilk ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu onuncu",
        "yirminci otuzuncu",
    ),
    "el": Counting(
        "ένα δύο τρία τέσσερα πέντε έξι επτά|εφτά οκτώ|οχτώ εννέα|εννιά δέκα έντεκα δώδεκα",
        "είκοσι τριάντα",
        "πρώτ δεύτερ τρίτ τέταρτ πέμπτ έκτ έβδομ όγδο ένατ δέκατ ενδέκατ δωδέκατ",
        "",
        ("ο", "η", "α", "ος"),
    ),
    "vi": Counting("một hai ba bốn năm sáu bảy tám chín mười"),
}
