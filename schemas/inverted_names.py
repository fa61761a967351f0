"""Names of lists in which a comma parts the family from the given name, as references and record files have them."""

import re

from schemas.article import Author
from schemas.names import read_name

_STOPPED = re.compile(r"(?P<family>[^,]+), ?(?P<initials>(?:[^\W\d_]{1,2}\.[-\u2010 ]?)+)")
_INITIALS = re.compile(r"[^\W\d_a-z]{1,4}")
_MARK = re.compile(r"\w{1,5}\.?")  # a generation or a degree behind the given name
_PARTING = re.compile(r"[\s.\u2010-]+")


def read_inverted(text: str) -> Author:
    """Read one name: as `read_name`, but "Farnby, MD" is no physician and "Doe Roe, M.A." no master, nor a group.

    Args:
        text: the name alone.
    """
    if stopped := _STOPPED.fullmatch(text):
        initials = _PARTING.sub("", stopped["initials"])
        return Author(name=text, family=stopped["family"], initials=initials, affiliations=[])
    found = read_name(text)
    family, *others = (part.strip() for part in text.split(","))
    given = others[0] if others else ""
    if found.family or not family or not given or len(others) > 1 + bool(_MARK.fullmatch(others[-1])):
        return found
    if _INITIALS.fullmatch(given):
        return found.model_copy(update={"family": family, "initials": given, "collective": False})
    return found if found.collective else found.model_copy(update={"family": family, "given": given})
