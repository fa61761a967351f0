"""Print a citation in PubMed's regular form."""

from schemas.citation.model import Citation

_CLOSED = ("...", "?", "!", '."', ".\u201d", ".'", ".\u2019", '?"', "?\u201d", '!"', "!\u201d")


def render(citation: Citation) -> str:
    """The citation as PubMed's summary format prints it; for a regular line the line itself.

    Args:
        citation: a citation that is `ok`; of one that is not, the input is given back.
    """
    if not citation.ok:
        return citation.input
    authors = _authors(citation)
    title = _stopped(citation.title) if citation.title else ""
    front = [authors, title, _source(citation)]
    return " ".join([part for part in front if part] + _statements(citation))


def _authors(citation: Citation) -> str:
    """Persons are parted by commas; a semicolon stands before a group, and behind one that opens the list."""
    text = ""
    for at, author in enumerate(citation.authors):
        if at:
            text += "; " if author.collective or (at == 1 and citation.authors[0].collective) else ", "
        text += author.name
    if citation.authors_complete:
        return text if not text or text.endswith(".") else f"{text}."
    return text + (" et al." if citation.style == "short" else ", et al.")


def _stopped(title: str) -> str:
    return title if title.endswith(_CLOSED) else f"{title}."


def _source(citation: Citation) -> str:
    text = f"{citation.journal.rstrip('. ')}. " if citation.journal else ". " if citation.style == "tail" else ""
    text += citation.published.text if citation.published else ""
    if citation.volume or citation.issue:
        text += ";" + (citation.volume or "") + (f"({citation.issue})" if citation.issue else "")
    text += f":{citation.pages}" if citation.pages else ""
    return f"{text}In press." if _is_undated(citation) else f"{text}."


def _is_undated(citation: Citation) -> bool:
    """PubMed prints a date always; without one "Epub ahead of print" would stand behind two full stops."""
    placed = citation.published or citation.volume or citation.issue or citation.pages
    return citation.ahead_of_print and bool(citation.journal) and not placed


def _statements(citation: Citation) -> list[str]:
    parts = [f"{citation.language}."] if citation.language else []
    parts += [f"pii: {citation.pii}."] if citation.pii else []
    parts += [f"doi: {citation.doi}."] if citation.doi else []
    dates = (("Epub", citation.epub), ("eCollection", citation.ecollection), ("Print", citation.printed))
    parts += [f"{label} {date.text}." for label, date in dates if date]
    parts += ["Epub ahead of print."] if citation.ahead_of_print and not _is_undated(citation) else []
    parts += [note.text if note.text.endswith((".", ":")) else f"{note.text}." for note in citation.notes]
    if citation.pmid:
        parts.append(f"PMID: {citation.pmid}" + (f"; PMCID: {citation.pmcid}." if citation.pmcid else "."))
    return parts
