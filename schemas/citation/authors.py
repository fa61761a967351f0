"""The author part of a citation: whether a line opens with one, and where it ends.

    AUTHORS = NAME { ", " NAME } { "; " GROUP }        NAME = Family INI [ " " Suffix ]

Other styles put "and" before the last name, "for the" before a group, a footnote's mark behind a name, a colon at the
end.

A line without authors opens with its title, so the first sentence must look like a list of names before it is read as
one: persons in PubMed's form, full names, or a group whose head noun says so.
"""

import re
from itertools import islice

from schemas.article import Author
from schemas.citation.persons import initialed_names
from schemas.name_words import GROUP_WORDS, NOT_FAMILIES, NOTICE_TITLES, PARTICLES, SURE_GROUP_WORDS
from schemas.names import fold_name, is_group, read_names, split_list, split_person

MAX_GROUP = 40
"""Words in the longest name of a group that may open a line."""

MANY = 3
"""Persons in a list that make it one whatever stands among them."""

LONG_LIST = 2_000
MAX_STOPS = 21
"""Full stops in one author part; all but the last end abbreviations."""

MAX_AUTHORS = 8_000
"""The longest author lists of PubMed hold some five thousand names."""

_FULL_NAME = re.compile(r"[^\W\d_]+ [^\W\d_a-z]\. ")
_STOP = re.compile(r"\. ")
_ET_AL = re.compile(r"[,;]? (?:et al|and others)\.?$", re.IGNORECASE)
_ET_AL_GROUP = re.compile(r"[,;]? et al\.?[,;:]? (?P<group>[^,;:]{3,200})$", re.IGNORECASE)
_AND = re.compile(r"(?:\A|,? )(?:and|&) (?:the )?")
_ON_BEHALF = re.compile(r"\A(?:and )?(?:for|on behalf of) (?:the )?")
_FOOTNOTES = re.compile(r"(?<=[A-Z])[*\u2020\u2021\u00a7\u00b6#]++(?=[,;.]|$| and | & )")
_DAGGERS = "\u2020\u2021\u00a7\u00b6"
_ROMAN = frozenset(("II", "III", "IV", "VI", "IX", "XI"))
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:e|St|Dr|U\.S|Mt|Prof)\Z")
_PREPOSITION = re.compile(r"[\s,;:](?:of|for|on|in|from|by|to|with|at|der|des|de|del|f\u00fcr|sur|zur|the)\s")
_INSIDE = re.compile(r"[-'\u2019.]")  # what may stand inside a name
_BRACKET = re.compile(r"(?:(?<!\s)\s++)?\([^()]*+\)$")
_TITLE_NOUNS = re.compile(
    r"(?:clinical |practice |consensus |position |evidence-based |updated? |new )*"
    r"(?:guidelines?|recommendations?|reports?|statements?|consensus|effects?|impact|comparison|role|use|prevalence"
    r"|evaluation|efficacy|assessment|management)\b",
    re.IGNORECASE,
)


def find_authors(head: str) -> tuple[int, list[Author], bool]:
    """Look for the author part at the start of "AUTHORS. TITLE.".

    Returns:
        Where it ends (the index of its full stop or colon), the authors, and whether they are all; 0 and none where the
        text opens with the title.
    """
    if _FULL_NAME.match(head) and (full := initialed_names(head))[0]:
        return full[0], read_names(full[1]), True
    at = 0
    for stop in islice(_STOP.finditer(head), MAX_STOPS):
        at = stop.start()
        if not _goes_on(head, at):
            break
    colon = head.find(": ", 0, at or len(head))
    names, complete = _before_colon(head[:colon]) if colon > 0 else ([], True)
    if names or not at:
        return (colon if names else 0), read_names(names), complete
    names, complete = _names(head[:at].rstrip("."), shown_to_be=False)
    return (at if names else 0), read_names(names), complete


def lone_authors(text: str, *, short: bool) -> tuple[list[Author], bool]:
    """The authors of a citation without a title; none where the text is a title.

    Args:
        text: all that stands before the journal, without its full stop.
        short: whether nothing but a date follows the journal: PubMed's short form, one author with given names first.
    """
    if _ET_AL.search(text) or (short and _is_short_author(text)):
        names, complete = _names(text, shown_to_be=True)
        return read_names(names), complete
    first = split_list(text)[:1]
    if first and split_person(first[0]) and not find_authors(text)[1]:  # it has, behind a colon
        names, complete = _names(text, shown_to_be=False)
        return read_names(names), complete
    return [], True


def closing_authors(text: str) -> tuple[list[Author], bool]:
    """The authors where a title's last sentence is nothing but names, at least two or one with two initials.

    Returns:
        The authors, and whether they are all.
    """
    names, complete = _names(text, shown_to_be=False)
    persons = [split_person(name) for name in names]
    if not names or not all(persons) or (len(names) == 1 and persons[0] and len(persons[0][1]) < 2):
        return [], True
    return read_names(names), complete


def repeats_author(title: str) -> bool:
    """Whether what stands in the title's place is only "Smith T, et al"."""
    found = _ET_AL.search(title)
    return bool(found and split_person(title[: found.start()]))


def _goes_on(head: str, at: int) -> bool:
    """Whether a full stop only ends an abbreviation within the author part ("e. V. (DGAV); ...")."""
    if head.startswith("Electronic address:", at + 2) or (head[at + 2 : at + 3] == "(" and head[at - 1] == "V"):
        return True
    if head.startswith(("for the ", "on behalf of "), at + 2) and head.endswith("et al", 0, at):
        return True
    return _ABBREVIATION.search(head, at - 5, at) is not None


def _before_colon(text: str) -> tuple[list[str], bool]:
    """The names where a text is nothing but persons; "Project TEST", "World War II" are none, alone before a colon."""
    names, complete = _names(text, shown_to_be=False)
    persons = [split_person(name) for name in names]
    if not all(persons):
        return [], True
    first = persons[0] if len(persons) == 1 and complete else None
    return ([], True) if first and (len(first[1]) > 2 or first[1] in _ROMAN or first[2]) else (names, complete)


def _may_be_list(text: str) -> bool:
    """A cheap look at long texts: no more names than authors ever are, and persons among the first."""
    if len(text) < LONG_LIST:
        return True
    sample = re.split("[,;] ", text[:LONG_LIST])[:-1]
    return text.count(",") + text.count(";") <= MAX_AUTHORS and any(split_person(item) for item in sample)


def _names(text: str, *, shown_to_be: bool) -> tuple[list[str], bool]:
    """The names of an author part, none where it is the first sentence of a title; False where "et al." ends them."""
    if not _may_be_list(text):
        return [], True
    if "*" in text or "#" in text or (not text.isascii() and any(mark in text for mark in _DAGGERS)):
        text = _FOOTNOTES.sub("", text)
    found = _ET_AL.search(text, len(text) - 14) or (_ET_AL_GROUP.search(text) if "et al" in text else None)
    items = split_list(text[: found.start()] if found else text)
    if "and " in text or "& " in text or ", for " in text or ", on " in text:
        items = _parted(items, text)
    if found and found.lastgroup and is_group(found["group"]):
        items.append(_ON_BEHALF.sub("", found["group"], 1))
    if not items or not (shown_to_be or _are_names(items, marked=found is not None)):
        return [], True
    return items, found is None


def _parted(items: list[str], text: str) -> list[str]:
    """Without the words between names: "Roe B and Poe C", ", for the Test Group"; PubMed's own "; for the" stays."""
    if items and (joint := _AND.search(items[-1])):
        one, two = items[-1][: joint.start()], items[-1][joint.end() :]
        if (split_person(two) or is_group(two)) and (split_person(one) if one else len(items) > 1):
            items = [*items[:-1], *filter(None, (one, two))]
    return [_ON_BEHALF.sub("", item, 1) if f", {item}" in text and is_group(item) else item for item in items]


def _are_names(items: list[str], *, marked: bool) -> bool:
    """A list of which most items are persons, or whose first is a group; one item must be beyond doubt."""
    others = [item for item in items if not split_person(item)]
    if len(items) == 1:
        if not others:
            return marked or fold_name(items[0].split(" ")[0]) not in NOT_FAMILIES
        return _opens_as_group(items[0]) or _is_one_name(items[0]) or (marked and _is_full_name(items[0]))
    if _opens_as_title(items[0]):
        return False
    if len(others) < len(items):
        if len(items) - len(others) >= MANY and len(others) * 2 <= len(items):
            return True
        return is_group(items[0]) or all(is_group(item) or _is_full_name(item) for item in others)
    if all(_is_full_name(item) for item in items):
        return True
    return _opens_as_group(items[0]) and sum(map(is_group, items)) > 0.7 * len(items)


def _opens_as_title(item: str) -> bool:
    """``Re: Doe A``, ``Reply to Roe B: ...``: names inside a title."""
    before, colon, _ = item.partition(": ")
    return bool(colon) and not is_group(before)


def _is_short_author(text: str) -> bool:
    """One author as PubMed's short form prints it, given names first: "M Ashby", "Test Study Group"."""
    if fold_name(text) in NOTICE_TITLES or "," in text:
        return False
    words = text.split(" ")
    if not 2 <= len(words) <= 5 or not all(word[:1].isupper() or word in PARTICLES for word in words):
        return _opens_as_group(text)
    return words[0][:1].isupper() and all(_INSIDE.sub("", word).isalpha() for word in words)


def _is_full_name(item: str) -> bool:
    words = item.split(" ")
    return len(words) <= 4 and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words)


def _is_one_name(text: str) -> bool:
    """One word that is a name: some authors have no more."""
    return text.isalpha() and len(text) > 2 and text.istitle() and fold_name(text) not in NOTICE_TITLES


def _opens_as_group(text: str) -> bool:
    """Whether a single first item is the name of a group: its last word or head noun is a group word."""
    words = text.split(" ")
    if not is_group(text) or len(words) > MAX_GROUP or len(words[-1]) == 1 or ": " in text or _TITLE_NOUNS.match(text):
        return False
    bare = _BRACKET.sub("", text)
    if fold_name(bare) in NOTICE_TITLES:
        return False
    last = fold_name(bare.split(" ")[-1].strip(":,;"))
    if last in SURE_GROUP_WORDS or (len(words) <= 6 and not any(_is_group_word(word) for word in words)):
        return True  # the second case: a group known by its proper name
    head = _PREPOSITION.split(bare)[0].split(" ")
    return _mostly_capital(bare) and (last in GROUP_WORDS or _is_group_word(head[-1]) or _is_group_word(head[0]))


def _is_group_word(word: str) -> bool:
    return fold_name(word.strip("(),:;")) in GROUP_WORDS


def _mostly_capital(text: str) -> bool:
    words = [word for word in text.split(" ") if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in words) >= 0.7 * len(words)
