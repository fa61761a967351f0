"""Fixed words of the field, as NLM prints them, folded."""

# NLM's publication types; nlm.nih.gov/mesh/pubtypes.html. PubMed prints some of them above a title.
PUBLICATION_TYPES = frozenset(
    """
    adaptive clinical trial|address|autobiography|bibliography|biography|case reports|classical article
    clinical conference|clinical study|clinical trial|clinical trial protocol|clinical trial, phase i
    clinical trial, phase ii|clinical trial, phase iii|clinical trial, phase iv|clinical trial, veterinary|comment
    comparative study|congress|consensus development conference|consensus development conference, nih
    controlled clinical trial|corrected and republished article|dataset|dictionary|directory|duplicate publication
    editorial|english abstract|equivalence trial|evaluation study|expression of concern|festschrift
    government publication|guideline|historical article|interactive tutorial|interview|introductory journal article
    lecture|legal case|legislation|letter|meta-analysis|multicenter study|news|newspaper article|observational study
    observational study, veterinary|overall|patient education handout|periodical index|personal narrative|portrait
    practice guideline|pragmatic clinical trial|preprint|published erratum|randomized controlled trial
    randomized controlled trial, veterinary|research support, american recovery and reinvestment act
    research support, n.i.h., extramural|research support, n.i.h., intramural|research support, non-u.s. gov't
    research support, u.s. gov't, non-p.h.s.|research support, u.s. gov't, p.h.s.|retracted publication
    retraction of publication|retraction notice|review|scientific integrity review|scoping review|systematic review
    technical report|twin study|validation study|video-audio media|webcast
    """.strip()
    .replace("\n", "|")
    .replace("|    ", "|")
    .split("|")
)

# Those of them that begin no journal's name, as "News Physiol Sci" and "Lecture Notes Comput Sci" do.
PRINTED_TYPES = PUBLICATION_TYPES - {
    "address",
    "dictionary",
    "directory",
    "interview",
    "lecture",
    "news",
    "overall",
    "portrait",
}

# Words inside a personal name that are written small.
PARTICLES = frozenset(
    [
        "af",
        "al",
        "av",
        "bin",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "des",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "le",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
        "zum",
        "zur",
    ]
)

# NLM's check tags, which stand among the MeSH terms of most records; nlm.nih.gov/mesh/features2008.html.
CHECK_TAGS = frozenset(
    """
    adolescent|adult|aged|aged, 80 and over|animals|cats|cattle|chick embryo|child|child, preschool|cricetinae|dogs
    female|guinea pigs|history, 19th century|history, 20th century|history, 21st century|humans|infant|infant, newborn
    male|mice|middle aged|pregnancy|rabbits|rats|swine|young adult
    """.strip()
    .replace("\n", "|")
    .replace("|    ", "|")
    .split("|")
)
