"""The languages that Kindle takes, as primary subtags of two and of three letters.

Source: Kindle Direct Publishing, help topic G200673300, with the codes of ISO 639 for its names.
"""

TWO = """
    af ar as be bg bn br ca co cs cy da de el en es et eu fa fi fr frr fy ga gd gl gsw gu gv he hi
    hr hu hy id is it ja kn ko kok kw lb lt lv mk ml mr ms nb nl nn no oc or pa pl pt rm ro ru sa
    sco sk sl sq sr stq sv ta te th tr uk ur vi yi zh
"""
THREE = """
    afr ara baq bre bul cat ces chi cor cos cym cze dan deu dut ell eng est eus fin fra fre fry ger
    gla gle glg glv gre guj heb hin hrv hun ice ind isl ita jpn kor lat lav lit ltz mal mar nld nno
    nob nor oci pol por roh ron rum rus slk slo slv spa srp swe tam tel tha tur ukr wel zho
"""
KINDLE = frozenset((*TWO.split(), *THREE.split()))
