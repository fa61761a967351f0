"""What AMA prints in brackets behind the title, put where PubMed prints it: behind the source."""

import re

_AHEAD = re.compile(
    r"\[(?:[Ee]-?pub|[Pp]ublished online) ahead of print[ ,:]*(?P<date>[^\[\]]{0,40})\]\.?(?= [A-Z0-9])"
)
_CORRECTION = re.compile(
    r" \[published (?:correction|erratum) appears in:? (?P<where>[^\[\]]*+(?:\[[^\[\]]*+\][^\[\]]*+)*+)\]"
)


def brackets_last(text: str) -> str:
    """With what AMA prints in brackets behind the title as PubMed's last statements.

    Both "[published online ahead of print, DATE]" and "[published correction appears in SOURCE]" may be there.
    """
    places = [found["where"].rstrip(" .") for found in _CORRECTION.finditer(text)]
    if not places:
        return _ahead_last(text)
    rest = _ahead_last(_CORRECTION.sub("", text).replace("?. ", "? ").replace("!. ", "! ")).rstrip(" .")
    return " ".join([f"{rest}.", *(f"Erratum in: {place}." for place in places)])


def _ahead_last(text: str) -> str:
    """With "[published online ahead of print DATE]" moved from before the journal or date to where PubMed prints it."""
    ahead = _AHEAD.search(text)
    if ahead is None:
        return text
    front, behind = text[: ahead.start()].rstrip(" ."), text[ahead.end() :].rstrip(" .")
    stop = "" if front.endswith(("?", "!")) else "."
    return f"{front}{stop}{behind}. Epub ahead of print {ahead['date']}".rstrip() + "."
