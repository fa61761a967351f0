"""Preprints: placed by the number that their server gives them.

    bioRxiv [Preprint]. YYYY Mon D:NUMBER    bioRxiv NUMBER    bioRxiv : the preprint server for biology, NUMBER
    arXiv [preprint] arXiv:NUMBER, YYYY      bioRxiv (YYYY) DOI    Preprint at bioRxiv DOI (YYYY)

bioRxiv and medRxiv number by the day: 2015.03.12.123456. The year of this day is the year of a citation that prints no
other. Older numbers have six digits only.
"""

import re

from schemas.citation.locator import DATE, DAY, Place
from schemas.citation.source import YEAR

_END = r"(?=[.,;]+(?:[ ]|\Z)|[ ]*+\Z|[ ](?:https?:|doi\b|DOI\b|[\[(]))"
_SERVED = re.compile(
    rf"""(?<!\w)(?:[Bb]io|[Mm]ed)[Rr]xiv
    (?:[ ]:[ ]the[ ]preprint[ ]server[ ]for[ ][a-z]{{2,20}}(?:[ ][a-z]{{2,20}})?)?(?:[ ]\[[Pp]reprint\])?
    (?P<place>[.,]?[ ](?:(?P<before>{DATE})[:;][ ]?|\((?P<year>{YEAR})\)[:,]?[ ])?
        (?P<pg>(?:(?P<day>{YEAR})\.[01][0-9]\.[0-3][0-9]\.)?[0-9]{{5,8}}(?:v[0-9]{{1,2}})?|(?P<month>{YEAR}-[01][0-9]))
        (?:\.[ ](?P<after>{DAY})|,?[ ]\(?(?P<late>{YEAR})\)?)?){_END}""",
    re.VERBOSE,
)
_ARXIV = re.compile(
    rf"""(?<=arXiv)(?P<place>(?:[ ](?:e-?)?[Pp]reprint)?(?:(?:\.[ ](?P<before>{DATE}))?[ ,:]{{1,2}}arXiv)?
    :(?P<pg>[0-9]{{4}}\.[0-9]{{4,5}}(?:v[0-9]{{1,2}})?|[a-z-]{{2,12}}(?:\.[A-Z]{{2}})?/[0-9]{{7}})
    (?:[ ]\[[\w.-]{{2,20}}\])?(?:,?[ ]\(?(?P<after>(?:{DAY}|{YEAR}))\)?)?){_END}""",
    re.VERBOSE,
)
_LINKED = re.compile(
    rf"(?<=Rxiv|rXiv)(?P<place>[ ]\((?P<dp>{YEAR})\)[.,:]?(?=[ ](?:https?:|doi\b|DOI\b))"
    rf"|(?=[ ](?:https?://|doi:)\S++(?P<late>[ ]\((?P<after>{YEAR})\))\.?\Z))",
)


def find_preprint(text: str) -> Place | None:
    """The number of a preprint of bioRxiv or medRxiv behind its server's name; None where there is none."""
    found = _SERVED.search(text) if "xiv" in text else None
    if found is None:
        linked = _LINKED.search(text)
        late = linked.start("late") if linked and linked["late"] else None
        return linked and Place(linked.start(), linked.end(), linked["dp"] or linked["after"], late_year=late)
    date = found["before"] or found["year"] or found["after"] or found["late"] or found["month"]
    pages = None if found["month"] else found["pg"]
    return Place(found.start("place"), found.end(), date, pages=pages, numbered_year=found["day"])


def find_arxiv(text: str) -> Place | None:
    """The number of a preprint of arXiv; None where there is none. Articles in journals may name theirs as well."""
    found = _ARXIV.search(text) if "arXiv:" in text else None
    if found is None:
        return None
    return Place(found.start("place"), found.end(), found["before"] or found["after"], pages=f"arXiv:{found['pg']}")
