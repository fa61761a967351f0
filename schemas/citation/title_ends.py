"""What references print behind a title without being part of it: a language, "Preprint", the editor in PLOS's own."""

import re

from schemas.article import Notice
from schemas.citation.journals import strip_stop
from schemas.citation.model import Citation

TITLE_ENDS = ("]", "Preprint", "editor", "editors")

_TOLD = re.compile(r"\.? ?\[Article in (?P<language>[A-Z][A-Za-z, ]{2,40})\]\Z")
_PREPRINT = re.compile(r"(?<=[.?!]) Preprint\Z| \[Preprint\]\Z")  # stands between title and server in AMA and APA
_NAME = r"[^\W\d_][\w'\u2019-]{0,30}"
_EDITED = re.compile(rf"(?<=[.?!]) (?P<editors>(?:{_NAME}(?: {_NAME}){{0,3}} [A-Z]{{1,4}}, ){{1,4}}editors?)\Z")


def read_title_end(citation: Citation) -> None:
    """Take these off the title; an editor goes to the rest, which is told."""
    title = citation.title or ""
    if title.endswith("]") and (told := _TOLD.search(title)):
        title = strip_stop(title[: told.start()])
        citation.language = citation.language or told["language"]
    if preprint := _PREPRINT.search(title, len(title) - 12):
        title = strip_stop(title[: preprint.start()])
        citation.notes.append(Notice(kind="other", text="Preprint"))
    if title.endswith(("editor", "editors")) and (edited := _EDITED.search(title)):
        title = strip_stop(title[: edited.start()])
        citation.rest = "; ".join(part for part in (edited["editors"], citation.rest) if part)
    citation.title = title or None
