"""What stands before the date: authors, title, journal."""

import re

from schemas.article import Author
from schemas.citation.model import Citation
from schemas.name_words import GROUP_WORDS, NOT_FAMILIES, NOTICE_TITLES, PARTICLES, SURE_GROUP_WORDS
from schemas.names import fold_name, is_group, read_author_list, split_list, split_person

MAX_JOURNAL = 200
"""The longest journal title that is looked for; NLM abbreviations stay below 80 characters."""

_JOURNAL_START = re.compile(r".*[.?!\]\u2026][\"'\u201d\u2019\u00bb)]{0,2}(?:</\w{1,6}>)? +", re.DOTALL)
_DOTTED_JOURNAL = re.compile(
    r"(?:^|.*[.?!\]][\"'\u201d\u2019)]? )((?:J|Am|Ann|Arch|Br|Can|Chem|Clin|Eur|Int|Mol|Nucl|Phys|Proc|Rev|Trans)\."
    r"(?: [A-Z][a-z]*\.)* [A-Z][A-Za-z]*)",
    re.DOTALL,
)
_ET_AL = re.compile(r"[,;]? (?:et al|and others)\.?$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:e|St|Dr|U\.S|Mt|Prof)\Z")
_PREPOSITION = re.compile(r"[\s,;:](?:of|for|on|in|from|by|to|with|at|and|der|des|de|del|f\u00fcr|sur|zur|the)\s")
_TITLE_NOUNS = re.compile(
    r"(?:clinical |practice |consensus |position |evidence-based |updated? |new )*(?:guidelines?|recommendations?|reports?"
    r"|statements?|consensus|effects?|impact|comparison|role|use|prevalence|evaluation|efficacy"
    r"|assessment|management)\b",
    re.IGNORECASE,
)
MAX_GROUP = 40
"""Words in the longest name of a group that may open a line."""


def read_front(citation: Citation, text: str) -> bool:
    """Read "AUTHORS. TITLE. TA" into the citation; False where no journal can be found in it."""
    text = text.strip()
    if not text:
        citation.style = "tail"
        return True
    head, journal = split_journal(text)
    journal = journal.strip(" ,;")
    if not journal or not any(c.isalpha() for c in journal):
        return False
    citation.journal = journal
    if head:
        _read_head(citation, head)
    return True


def _read_head(citation: Citation, head: str) -> None:
    """Authors and title; only a name where the citation is PubMed's short form."""
    if ". " not in head:
        bare = head.rstrip(".")
        dated_only = not (citation.volume or citation.pages or citation.doi or citation.pmid)
        if _ET_AL.search(bare) or (dated_only and _is_short_author(bare)):
            citation.authors, citation.authors_complete = read_authors(bare)
            citation.style = "short"
            return
        if is_author_part(bare) and split_person(split_list(bare)[0]):
            citation.authors, citation.authors_complete = read_authors(bare)
            return
    citation.authors, citation.authors_complete, citation.title = split_title(head)


def _is_short_author(text: str) -> bool:
    """One author as PubMed's short form prints it, given names first: "M Ashby", "Test Study Group"."""
    if fold_name(text) in NOTICE_TITLES or "," in text:
        return False
    words = text.split(" ")
    name = 2 <= len(words) <= 5 and words[0][:1].isupper() and all(w[:1].isupper() or w in PARTICLES for w in words)
    return (name and all(w.replace("-", "").replace("'", "").rstrip(".").isalpha() for w in words)) or _opens_as_group(
        text
    )


def split_journal(text: str) -> tuple[str, str]:
    """Split "AUTHORS. TITLE. TA" before its journal: the last part that no stop, mark or bracket ends."""
    tail = max(0, len(text) - MAX_JOURNAL)
    dotted = _DOTTED_JOURNAL.fullmatch(text, tail)
    if dotted:
        return text[: dotted.start(1)].rstrip(), dotted[1]
    found = _JOURNAL_START.match(text, tail)
    if found is None:
        return ("", text) if tail == 0 else (text, "")
    return text[: found.end()].rstrip(), text[found.end() :]


def split_title(head: str) -> tuple[list[Author], bool, str | None]:
    """Split "AUTHORS. TITLE." into authors, whether they are all, and the title without its final full stop."""
    at = _author_end(head)
    if at == 0:
        return [], True, strip_stop(head) or None
    names = head[:at].rstrip(" .") if head[:at].endswith("..") else head[:at]
    authors, complete = read_authors(names)
    return authors, complete, strip_stop(head[at + 1 :].lstrip(" .")) or None


def read_authors(text: str) -> tuple[list[Author], bool]:
    """The authors of an author part, and False where it ends in "et al."."""
    found = _ET_AL.search(text)
    return (read_author_list(text[: found.start()]), False) if found else (read_author_list(text), True)


def strip_stop(title: str) -> str:
    """Without the full stop that the citation adds; an ellipsis and a quotation's own stop are the title's."""
    title = title.strip()
    return title[:-1].rstrip() if title.endswith(".") and not title.endswith("...") else title


def _author_end(head: str) -> int:
    """Where the author part ends (the index of its full stop); 0 where there are no authors."""
    at = head.find(". ")
    while at > 0 and _goes_on(head, at):
        following = head.find(". ", at + 2)
        if following < 0:
            break
        at = following
    if at <= 0:
        return 0
    return at if is_author_part(head[:at].rstrip(".")) else 0


def _goes_on(head: str, at: int) -> bool:
    """Whether a full stop only ends an abbreviation within the author part ("e. V. (DGAV); ...")."""
    return bool(_ABBREVIATION.search(head, max(0, at - 5), at)) or head.startswith(("(", "Electronic address:"), at + 2)


def is_author_part(text: str) -> bool:
    """Whether a text up to its full stop is a list of authors rather than the first sentence of a title."""
    found = _ET_AL.search(text)
    if found:
        return _is_names(text[: found.start()])
    first = re.split("[,;] ", text, maxsplit=1)[0]
    if split_person(first) and len(first) == len(text):
        return fold_name(first.split(" ")[0]) not in NOT_FAMILIES
    if len(first) == len(text):
        return _opens_as_group(text) or _is_one_name(text)
    return _is_names(text)


def _is_names(text: str) -> bool:
    """A list of which most items are persons, or whose first is a group."""
    items = split_list(text)
    persons = sum(1 for item in items if split_person(item))
    if persons:
        rest = [item for item in items if not split_person(item)]
        return persons >= len(rest) or is_group(items[0]) or all(is_group(item) or _is_full_name(item) for item in rest)
    if all(_is_full_name(item) for item in items):
        return True
    return _opens_as_group(items[0]) and sum(map(is_group, items)) > 0.7 * len(items)


def _is_full_name(item: str) -> bool:
    words = item.split(" ")
    return len(words) <= 4 and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)


def _is_one_name(text: str) -> bool:
    """One word that is a name: some authors have no more."""
    return text.isalpha() and len(text) > 2 and text.istitle() and fold_name(text) not in NOTICE_TITLES


def _opens_as_group(text: str) -> bool:
    """Whether a single first item is the name of a group: its head noun, or its last word, is a group word."""
    words = text.split(" ")
    if not is_group(text) or len(words) > MAX_GROUP or ": " in text or _TITLE_NOUNS.match(text):
        return False
    bare = re.sub(r"\s*\([^()]*\)$", "", text)
    if fold_name(bare) in NOTICE_TITLES:
        return False
    head = _PREPOSITION.split(bare, maxsplit=1)[0].split(" ")
    last = bare.split(" ")[-1].strip(":,;")
    if fold_name(last) in SURE_GROUP_WORDS:
        return True
    if len(words) <= 6 and not any(fold_name(w.strip("(),:")) in GROUP_WORDS for w in words):
        return True  # a group known by its proper name
    if _share_capital(bare) < 0.7:
        return False
    return fold_name(last) in GROUP_WORDS or any(fold_name(w) in GROUP_WORDS for w in head)


def _share_capital(text: str) -> float:
    words = [word for word in text.split(" ") if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) / len(words) if words else 1.0
