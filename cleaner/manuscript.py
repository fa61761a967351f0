"""Author manuscripts in PMC: the note that says so, and the citation of the final version behind it."""

import re

_NOTE = re.compile(
    r"(?P<note>[^;]{0,150}?\.?\s*(?:Author manuscript|Manuscript); available in PMC:? [^.]{4,30}\.?)\s*(?P<rest>.*)",
    re.I | re.S,
)
_CUT = re.compile(r"(?:(?<!\s)\s++)?;$")  # the page was cut off behind the date
_FINAL = re.compile(r"Published in final edited form as:\s*", re.I)


def is_manuscript_note(text: str) -> bool:
    """Whether a line is the note of an author manuscript, or its second half, with or without the citation."""
    return len(text) < 600 and bool(_NOTE.match(text) or _FINAL.match(text))


def split_final_form(text: str) -> tuple[str | None, str]:
    """Part the note of an author manuscript from the citation.

    ``J Test. Author manuscript; available in PMC: 2011 Aug 9. Published in final edited form as: J Test. 2010;1:2-3.``
    The date in the note is that of the release, not of publication.

    Args:
        text: a citation as a PMC page prints it.

    Returns:
        The note, None where there is none, and the citation of the final version. Where the page names no final
        version the citation is the journal alone, or empty.
    """
    found = _NOTE.match(text)
    note, rest = (found["note"].lstrip(". "), found["rest"]) if found else (None, text)
    final = _FINAL.sub("", rest, count=1).strip()
    return note, (_CUT.sub(".", final) if final != rest else final)
