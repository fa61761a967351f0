"""Author names as printed: `Family INI`, `Given M Family`, `Family, Given`, and groups.

PubMed prints the family name in full, then at most four or five initials without stops, then the generation mark
(``Smith J Jr``); its pages print given names first (``Abimereki D Muzaale``). Parts are filled only where they are
certain: three full words without an initial or a particle say nothing about where the family name begins.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from schemas.article import Author
from schemas.name_words import DEGREES, GROUP_WORDS, GROUPS, PARTICLES, SUFFIXES

MAX_NAME = 400
"""Longer texts are no name; they are kept whole, without parts."""

# Most names: one word, perhaps hyphenated, and initials.
_COMMON = re.compile(
    r"([A-Z\u00c0-\u00d6\u00d8-\u00de][^\W\d_A-Z]+(?:-[A-Z\u00c0-\u00d6\u00d8-\u00de]?[^\W\d_A-Z]+)*)"
    r" ([A-Z\u00c0-\u00d6\u00d8-\u00de]{1,4})"
)
_APART = re.compile(r"([^ ].*?)((?: [A-Z]){2,4})")  # "Doe A Y"
_GLUED = re.compile(r"(?:de|van|von|di|la|le|du|del|den|der)[A-Z][^\W\d_]+\Z")  # "deDoe"
# Initials of two letters: of Russian names as MEDLINE transliterates them ("Petrov IuA"), others beside a capital.
_PAIR = "(?:I[uae]|Y[ua]|Kh|Zh|Ts|Ch|Sh|Th|Ph|Gh|Md)"
_DOUBLE = re.compile(rf"Iu|Ia|Kh|Zh|[A-Z]{{1,3}}{_PAIR}|{_PAIR}(?:[A-Z]{{1,3}}|{_PAIR})")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
_SMALL, _ANY = r"[^\WA-Z0-9_]*+", r"[^\W_]*+"
_ACRONYM = re.compile(  # two capitals, figures or hyphens in its first word
    rf"(?:the )?(?:{_SMALL}[A-Z0-9]{_SMALL}[A-Z0-9]{_ANY}|(?={_SMALL}-?{_SMALL}[A-Z0-9]){_ANY}-{_ANY}"
    rf"|{_ANY}-{_ANY}-{_ANY})(?:[\s/-][\w-]++){{0,2}}+"
)
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[- ]?){1,7}")
_STOPPED = re.compile(r"(?:[^\W\d_]{1,2}\.[- ]?)+")
_FAMILY_STOPPED = re.compile(r"(?P<family>[^.,]*[^\W\d_]{2}) (?P<initials>(?:[^\W\d_a-z]\.[- ]?){1,5})")
# Two forms that only the names beside them explain.
_INITIAL_FIRST = re.compile(
    r"(?P<given>[^\W\d_a-z]\.? (?P<second>[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)?)) (?P<family>[^\W\d_a-z][^\s.,]+)"
)
_NUMBERED = re.compile(r"(?P<person>[^\s,]+(?: [^\s,]+)+),? (?P<suffix>II|III|IV)")
_PARTICLES_LAST = re.compile(
    r"(?P<family>[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+)?) (?P<initials>[A-Z]{1,4})"
    r" (?P<particles>(?:van|von|den|der|de|da|do|dos|das|del|la|ter|ten|du)(?: (?:den|der|de|la|las|los))?)"
)
_PARTING, _NO_NAME = re.compile(r"[\s.-]+"), re.compile(r"[\d:;,()@/]")
_JOINERS = frozenset(("of", "for", "the", "on", "and", "to", "with"))


def fold_name(text: str) -> str:
    """Lower case without accents: the key of the word tables."""
    folded = text.casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@lru_cache(maxsize=4096)
def read_name(text: str) -> Author:
    """Read one name as printed.

    Args:
        text: the name alone, without affiliation marks; degrees after a comma are allowed.

    Returns:
        The author. `name` is the text with white space made single (``?`` where there is none at all); family, given,
        initials and suffix are filled where they are certain; `collective` is true for groups.
    """
    name, _, email = " ".join(text.split()).partition(". Electronic address: ")
    if email:
        return read_name(name).model_copy(update={"email": email})
    person = split_person(name)
    if person:
        # `affiliations` is given so that its default is not deep-copied for each of many names.
        return Author(name=name, family=person[0], initials=person[1], suffix=person[2], affiliations=[])
    if is_group(name):
        return Author(name=name, collective=True)
    if len(name) > MAX_NAME:
        return Author(name=name)
    family, given, initials, suffix = _family_given(name)
    return Author(name=name or "?", family=family, given=given, initials=initials, suffix=suffix, affiliations=[])


def read_printed_names(names: Sequence[str]) -> list[Author]:
    """Read the authors of one page, which says how to read those whose form leaves it open.

    Where most others spell their given names out, ``L. Keith Scott`` has a second given name, no family name of two
    words, and the end of ``Melvin Livingston III`` is no initials.

    Args:
        names: the names as printed, none left out.
    """
    plain = [read_name(name) for name in names if not (_INITIAL_FIRST.fullmatch(name) or _NUMBERED.fullmatch(name))]
    spelled = sum(1 for author in plain if author.given and not _INITIALS.fullmatch(author.given))
    short = sum(1 for author in plain if author.initials) - spelled
    return [_read_spelled(name) if spelled >= short else read_name(name) for name in names]


def _read_spelled(name: str) -> Author:
    """Read a name whose given names are spelled out."""
    found = _INITIAL_FIRST.fullmatch(name)
    if found and found["family"] not in SUFFIXES and fold_name(found["second"]) not in PARTICLES and not is_group(name):
        given = found["given"]
        return Author(name=name, family=found["family"], given=given, initials=_initials(given), affiliations=[])
    if found := _NUMBERED.fullmatch(name):
        author = _read_spelled(found["person"])
        return author.model_copy(update={"name": name, "suffix": found["suffix"]}) if author.given else read_name(name)
    return read_name(name)


@lru_cache(maxsize=4096)
def split_person(name: str) -> tuple[str, str, str | None] | None:
    """Split PubMed's `Family INI[ Suffix]`; None for any other form.

    Returns:
        Family name, initials, generation mark or None.
    """
    if common := _COMMON.fullmatch(name):
        return common[1], common[2], None
    family, _, initials = name.rpartition(" ")
    suffix = None
    if initials.rstrip(".") in SUFFIXES and " " in family and not (initials.isupper() and not _is_person(family)):
        suffix = initials
        family, _, initials = family.rpartition(" ")
    elif initials in PARTICLES:
        last = _PARTICLES_LAST.fullmatch(name)  # the Dutch order: "Doe MEL van den"
        return (f"{last['particles']} {last['family']}", last["initials"], None) if last else None
    if family[-2:-1] == " " and (apart := _APART.fullmatch(f"{family} {initials}")):
        family, initials = apart[1], apart[2].replace(" ", "")
    if not family or len(initials) > 7 or not (initials.isupper() or _DOUBLE.fullmatch(initials)):
        return None
    if not _looks_family(family, initials):
        return None
    return family, initials, suffix


def _is_person(name: str) -> bool:
    family, _, initials = name.rpartition(" ")
    return bool(family) and len(initials) <= 4 and initials.isupper()


def _looks_family(family: str, initials: str) -> bool:
    """Whether the words before the initials can be a family name: capitalised, or particles."""
    if not initials.replace("-", "").isalpha():
        return False
    words = family.split(" ")
    if len(words) == 1:
        return _is_name_word(family) and (len(initials) <= 2 or not family.isupper() or len(family) == 1)
    if len(words) > 6 or (family.isupper() and len(initials) > 2):
        return False
    return all(_is_name_word(word) for word in words) and not _has_group_word(family)


def _is_name_word(word: str) -> bool:
    if word[:1].isupper() or not word[:1].isascii():
        return not any(c.isdigit() for c in word) and word[-1:] not in ":;,"
    return (
        word in PARTICLES
        or _GLUED.match(word) is not None
        or (word.startswith("ff") and word.replace("-", "").isalpha())  # "ffrench": an old form of the capital F
        or any(mark in word[:4] for mark in "'\u2019`-")
        or (len(word) <= 4 and word.isalpha() and word.casefold() not in _JOINERS)
    )


@lru_cache(maxsize=4096)
def is_group(name: str) -> bool:
    """Whether a name is that of a group: a committee, consortium, society or the like."""
    if not name or len(name) > MAX_NAME:
        return False
    folded = fold_name(name)
    known = folded.partition("(")[0].rstrip() if folded.endswith(")") else folded
    return known in GROUPS or (not name.isalpha() and _has_group_word(name))


def _has_group_word(name: str) -> bool:
    words = [fold_name(word) for word in _WORD.findall(name)]
    return len(words) > 1 and any(
        word in GROUP_WORDS or word.endswith(("group", "gesellschaft", "verband", "societe")) for word in words
    )


def _family_given(name: str) -> tuple[str | None, str | None, str | None, str | None]:
    """Parts of `Family, Given[, Jr]`, `Family I.I.` or `Given [M] [particle] Family [Jr]`."""
    stopped = _FAMILY_STOPPED.fullmatch(name) if "." in name else None
    if stopped:
        return stopped["family"], None, _initials(stopped["initials"]), None
    head, comma, after = name.partition(",")
    after = after.lstrip()
    if comma:
        if (" " in head or not _STOPPED.fullmatch(after)) and all(
            fold_name(word).replace(".", "").strip(",") in DEGREES for word in after.split()
        ):
            person = split_person(head)
            return (person[0], None, *person[1:]) if person else _family_given(head)
        if after.rstrip(".") in SUFFIXES:
            return _given_first(name)
        given, _, suffix = after.partition(", ")
        if suffix and suffix.rstrip(".") not in SUFFIXES:
            return None, None, None, None
        if not suffix and (inner := given.rpartition(" "))[2].rstrip(".") in SUFFIXES:
            given, _, suffix = inner  # MEDLINE's full names have no comma there
        initials = _initials(given)
        if not initials or not head:
            return None, None, None, None
        return (
            head,
            None if _STOPPED.fullmatch(given) or _INITIALS.fullmatch(given) else given,
            initials,
            suffix or None,
        )
    return _given_first(name)


def _given_first(name: str) -> tuple[str | None, str | None, str | None, str | None]:
    words = name.split(" ")
    suffix = None
    if name.isupper() and len(words) == 2:
        return None, None, None, None
    if len(words) > 2 and words[-1].rstrip(".") in SUFFIXES:
        suffix = words.pop()
        words[-1] = words[-1].rstrip(",")
    at = _family_start(words)
    if at is None:
        return None, None, None, None
    given = " ".join(words[:at])
    return " ".join(words[at:]), given, _initials(given), suffix


def _family_start(words: list[str]) -> int | None:
    """Index of the family name's first word, None where it is not certain."""
    if not 2 <= len(words) <= 8 or not all(_is_given_word(word) for word in words):
        return None
    for at in range(1, len(words)):
        if words[at] in PARTICLES and at < len(words) - 1:
            return at
    initials = [at for at, word in enumerate(words[:-1]) if len(word.rstrip(".")) == 1 or _STOPPED.fullmatch(word)]
    if initials:
        return initials[-1] + 1
    return 1 if len(words) == 2 else None


def _is_given_word(word: str) -> bool:
    return (word[:1].isupper() or word in PARTICLES or not word[:1].isascii()) and not _NO_NAME.search(word)


def _initials(given: str) -> str | None:
    """Initials as PubMed prints them: the first letter of each capitalised part, without stops."""
    if _INITIALS.fullmatch(given):
        return _PARTING.sub("", given)
    letters = [part[0] for part in _PARTING.split(given) if part[:1].isupper() or (part and not part.isascii())]
    return "".join(letters) or None


def split_list(text: str) -> list[str]:
    """Split an author part into its names: `;` always parts, `,` parts where what it parts are names.

    A group's own commas stay ("Panel on Nutrition, Novel Foods and Food Allergens").
    """
    items: list[str] = []
    for chunk in text.split(";"):
        parts = [part.strip() for part in chunk.split(", ")]
        items += parts if len(parts) == 1 or (split_person(parts[0]) and split_person(parts[-1])) else _merged(parts)
    return [item for item in items if item]


def _merged(parts: list[str]) -> list[str]:
    """Put the pieces of a group's name together again: a run of pieces that are no names, one of them a group's."""
    items: list[str] = []
    run: list[str] = []
    for part in [*parts, None]:
        if part is not None and not split_person(part):
            run.append(part)
            continue
        items += [", ".join(run)] if any(is_group(piece) for piece in run) else run
        run = []
        items += [part] if part is not None else []
    return items


def read_author_list(text: str) -> list[Author]:
    """Read the author part of a citation: ``Smith J, van der Berg A; TEST Study Group``.

    Args:
        text: the names, without the full stop that ends them.
    """
    return read_names(split_list(text))


def read_names(names: list[str]) -> list[Author]:
    """Read the names of one author part; an acronym among persons in PubMed's form is a group."""
    authors = [read_name(name) for name in names]
    if all(author.family for author in authors):
        return authors
    return [_as_group(author) if _ACRONYM.fullmatch(author.name) else author for author in authors]


def _as_group(author: Author) -> Author:
    return author if author.collective or author.family else author.model_copy(update={"collective": True})
