"""The authors of a record that stand in one text, as tables have them: in PubMed's form, or in another style.

Semicolons part names everywhere, and the checks part by them already. Commas also stand within names ("Castrell,
Leonie M"), so a text is only parted by them where every piece is a name.
"""

import ast
import json
import re

from schemas.citation.persons import find_persons
from schemas.names import is_group, read_name, split_list, split_person

_JOINED = re.compile(r" (?:and|&) ")
_YEAR = " (2020). "  # what a reference would have behind its authors


def parted(text: str) -> list[str] | str:
    """The names in a text; the text itself where it is one name, or the places between the names are not certain."""
    if text.lstrip().startswith("["):
        return _listed(text)
    chunks = [chunk.strip() for chunk in text.split(";") if chunk.strip()]
    names = [name for chunk in chunks for name in _in_chunk(_unstopped(chunk))]
    return names if len(names) > 1 else "".join(names)


def _listed(text: str) -> list[str] | str:
    """The names of a list as Python prints it; a list in JSON, which the checks read, stays."""
    try:
        json.loads(text)
    except ValueError:
        try:
            names = ast.literal_eval(text.strip())
        except (ValueError, SyntaxError, MemoryError, RecursionError):
            return text
        if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
            return [name.strip() for name in names if name.strip()]
    except RecursionError:
        return text
    return text


def _in_chunk(text: str) -> list[str]:
    return _pubmed(text) or _inverted(text) or _referenced(text) or [text]


def _unstopped(text: str) -> str:
    """A list of PubMed's ends with a full stop."""
    bare = text.removesuffix(".")
    return bare if "." not in bare and (_pubmed(bare) or is_group(bare)) else text


def _pubmed(text: str) -> list[str]:
    """``Farnby O, Ambly T 3rd, Pond Study Group``."""
    names = split_list(text)
    known = all(split_person(name) or is_group(name) or name.casefold() == "et al" for name in names)
    return names if known and split_person(names[0]) else []


def _inverted(text: str) -> list[str]:
    """``Farnby, Ola and Ambly, Tess``: each with a comma of its own."""
    names = _JOINED.split(text)
    return names if len(names) > 1 and all(name.count(", ") == 1 and read_name(name).family for name in names) else []


def _referenced(text: str) -> list[str]:
    """``Ola Farnby, Tess Ambly and Leonie Castrell``, ``Farnby, O., & Ambly, T.``: persons as references print them."""
    if text.count(",") == 1 and not _JOINED.search(text) and "." not in text:
        return []  # as well one person, the family name in front
    found = find_persons(text + _YEAR)
    if found is None or found.end < len(text) or not all(map(_is_whole, found.names)):
        return []
    return found.names if found.complete else [*found.names, "et al"]


def _is_whole(name: str) -> bool:
    return " " in name and not is_group(name) and read_name(name).family is not None
