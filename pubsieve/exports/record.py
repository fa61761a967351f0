"""Records of any origin -> whole records of the contract, typed, as the forms of other tools are made of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from expectations.identifiers import certain_fix
from expectations.values import absent, entries, entry, partial_date, text, texts
from pubsieve.exports import Record
from pubsieve.records.read import BARE, Inputs, Refused
from pubsieve.records.row import Row, author
from schemas.article import Article, read_article
from schemas.dates import PartialDate
from schemas.finding import Problem
from schemas.identifiers import Identifier, parse_doi, parse_orcid, parse_pmcid, parse_pmid

_KINDS = ("article", "page")


def read_records(inputs: Inputs, refuse: Callable[[Refused], None]) -> Iterator[Record]:
    """The records of files, one at a time.

    Args:
        inputs: the files.
        refuse: is told what is no record.
    """
    for item in inputs:
        if isinstance(item, Refused):
            refuse(item)
        else:
            yield complete(item)


def complete(row: Row) -> Record:
    """The record of a row, with all keys of the contract and their types; what does not fit its key is a problem of it.

    Its `source` is what the row states, else the file and the line that it came from.
    """
    given = row.record
    place = f"{given['source']}#{row.line}" if row.line else given["source"]
    values = {key: _typed(key, given[key]) for key in Article.model_fields if key in given}
    known = {key: value for key, value in values.items() if value is not None}
    _repair(known)
    known["source"], known["site"] = row.source or place, known.get("site") or "unknown"
    if known.get("kind") not in _KINDS:
        known["kind"] = "article"
    return read_article(known).model_dump(mode="json")


def _repair(values: dict[str, Any]) -> None:
    """Take the identifiers out of labels and addresses, as the checks offer it; each repair is told in `problems`."""
    for key, parse in _IDENTIFIERS.items():
        found = parse(values[key]) if key in values and not BARE[key].fullmatch(values[key]) else None
        if found and found.ok and (fix := certain_fix(found)):
            values[key] = fix
            _tell(values, key, found.problems)
    for person in values.get("authors", ()):
        orcid = person.get("orcid") if isinstance(person, dict) else None
        if isinstance(orcid, str) and not (found := parse_orcid(orcid)).ok:
            del person["orcid"]  # else all authors were lost for it
            _tell(values, "authors", found.problems)


def _tell(values: dict[str, Any], key: str, problems: Iterable[Problem]) -> None:
    told = [problem.model_dump(mode="json") | {"field": key} for problem in problems]
    values["problems"] = [*values.get("problems", []), *told]


def _typed(key: str, value: Any) -> Any:
    """A value in the type of its key; tables hold text, their lists are JSON or parted by semicolons."""
    return None if absent(value) else _TYPES.get(key, text)(value)


def _flag(value: Any) -> bool:
    return value if isinstance(value, bool) else text(value).strip().lower() not in ("false", "no", "0")


def _authors(value: Any) -> list[Any]:
    return [author(part) if isinstance(part, str) else _person(part) for part in entries(value) if not absent(part)]


def _person(value: Any) -> Any:
    """An author with the ORCID iD bare: its form is that of the registry, an address."""
    whole = _whole(value)
    if isinstance(whole, dict) and isinstance(orcid := whole.get("orcid"), str):
        found = parse_orcid(orcid)
        return whole | {"orcid": found.value} if found.ok else whole
    return whole


def _whole(value: Any) -> Any:
    """An entry without its empty parts: a table has all of them in each row."""
    if not isinstance(value, Mapping):
        return value
    return {key: part for key, part in entry(value).items() if part is not None}


def _wholes(value: Any) -> list[Any]:
    return [_whole(part) for part in entries(value)]


def _date(value: Any) -> dict[str, Any] | None:
    if isinstance(value, Mapping):
        known = {key: part for key, part in value.items() if key in PartialDate.model_fields}
        return {"text": "", **known}
    date = partial_date(value)
    return date.model_dump() if date else {"text": text(value)}


_IDENTIFIERS: Mapping[str, Callable[[str], Identifier]] = {
    "doi": parse_doi,
    "pmid": parse_pmid,
    "pmcid": parse_pmcid,
}
_TYPES: Mapping[str, Callable[[Any], Any]] = {
    "authors": _authors,
    "authors_complete": _flag,
    "published": _date,
    "epub": _date,
    "notices": _wholes,
    "problems": _wholes,
    **dict.fromkeys(("affiliations", "keywords", "mesh_terms", "substances", "publication_types"), texts),
}
