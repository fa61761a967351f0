"""Authors whom no full stop parts from the title: "Roe AB, Doe CD Tests of mice. TA", "Roe AB, et al Tests of mice".

Several names in PubMed's form show where they end: at the first word that is no initials. One alone does not, since
"Lung CT screening" has the same form: it is told (see `doubts`).
"""

import re

from schemas.citation.model import Citation

_UPPER = r"[^\W\d_a-z]"
_WORD = (
    rf"(?:(?:[ODL]['\u2019]|de|van|von|di|la|le|du|del)(?={_UPPER}))?{_UPPER}(?=[^\W_]{{0,30}}[^\W\d_A-Z])"
    r"[^\W\d_]*+(?:['\u2019\u2010-][^\W\d_]++)*+"
)
_PARTICLE = r"(?:de|del|della|den|der|di|da|dos|du|el|la|le|ten|ter|van|von|zu|al|bin)"
_PERSON = (
    rf"(?:{_PARTICLE}[ ]){{0,3}}+{_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,2}}{_WORD}){{0,2}}?"
    rf"[ ]{_UPPER}{{1,4}}(?:-{_UPPER})?(?![\w'\u2019])(?:[ ](?:Jr|Sr|III?|IV|[23](?:[nr])?d))?"
)
# What a title begins with, not initials that stand apart or a suffix; words in lower case follow in a title.
_TITLE = (
    rf"(?=[ ](?!(?:[B-Z]|{_UPPER}{{1,4}}[.,;:]|Jr|Sr|I{{2,3}}|IV)[ .,;:]|(?:1[5-9]|20)[0-9]{{2}})[^\W_a-z][^\s,.;]*+"
    r"[,:]?[ ](?:[^\s]++[ ]){0,4}?[a-z])"
)
_UNSTOPPED = re.compile(rf"(?:(?>{_PERSON}),[ ](?!et[ ]al))*+{_PERSON}(?P<others>,?[ ]et[ ]al)?{_TITLE}")
_OPENS = re.compile(rf"{_PERSON}(?=[ ,.:;])")
_OTHERS = re.compile(r" et al [^\W_a-z]")


def stop_authors(citation: Citation, text: str) -> str | None:
    """The line with the full stop that is missing behind its authors; None where nothing in what was read says so.

    Args:
        citation: what the line was read as.
        text: the line.
    """
    if not _is_suspect(citation, text):
        return None
    found = _UNSTOPPED.match(text)
    if found is None or not (", " in found[0] or found["others"]):
        return None
    return f"{found[0]}.{text[found.end() :]}"


def opens_with_name(text: str) -> bool:
    """Whether a text begins with a person in PubMed's form."""
    return _OPENS.match(text) is not None


def _is_suspect(citation: Citation, text: str) -> bool:
    """Whether names may stand in what was read as the title, or words of the title in what was read as a name."""
    if not citation.authors:
        return _OPENS.match(text) is not None
    if not all(author.family for author in citation.authors):
        return True
    return (citation.title is not None and _OPENS.match(citation.title) is not None) or (
        not citation.authors_complete and _OTHERS.search(text) is not None
    )
