"""Texts as forms of one line, or of one field, take them."""


def one_line(text: str) -> str:
    """A text without line ends, which would begin another field."""
    return " ".join(text.split())


def keywords(words: list[str]) -> str:
    """Keywords as one text; a single one that holds a comma is told by the semicolon behind it."""
    joined = "; ".join(words)
    return f"{joined};" if len(words) == 1 and "," in joined else joined
