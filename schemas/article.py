"""The record: one article, book chapter or page, as `pubsieve run` writes it.

The keys, their order and their meaning are the contract of the record; `pubsieve schema` publishes them as JSON Schema.
Strict about form (a DOI field holds a DOI), lenient about presence (nothing but `id`, `source`, `site` and `kind` is
required).
"""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from schemas.dates import PartialDate
from schemas.finding import Problem, Severity

# ISO 26324: "10.", a registrant of digits with optional sub-elements, "/", a suffix of any graphic characters.
Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d+(?:\.\d+)*/\S+\z", max_length=2048)]
Pmid = Annotated[str, StringConstraints(pattern=r"^[1-9]\d{0,7}\z")]
Pmcid = Annotated[str, StringConstraints(pattern=r"^PMC[1-9]\d{0,8}(?:\.\d+)?\z")]
Issn = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{3}[\dX]\z")]
Orcid = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{4}-\d{4}-\d{3}[\dX]\z")]
Text = Annotated[str, StringConstraints(min_length=1)]

NoticeKind = Literal[
    "erratum", "retraction", "expression_of_concern", "comment", "update", "withdrawn", "republished", "other"
]


class Author(BaseModel):
    """One author as printed in `name`; the parts only where they are certain."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    family: Text | None = None
    given: Text | None = None
    initials: Text | None = None
    suffix: Text | None = None
    collective: bool = False
    affiliations: list[int] = Field(default=[], description="Indexes (from 0) into the record's affiliations.")
    orcid: Orcid | None = None
    email: Text | None = None


class Notice(BaseModel):
    """An erratum, retraction, comment or the like that the page links with the record."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: NoticeKind
    text: str


class Article(BaseModel):
    """One record. Keys are always present; absent is None or an empty list."""

    model_config = ConfigDict(extra="forbid", defer_build=True)  # costly, and a check of records never builds one

    id: Text
    source: Text
    url: Text | None = None
    site: Text
    kind: Literal["article", "page"]
    title: Text | None = None
    vernacular_title: Text | None = None
    authors: list[Author] = []
    authors_complete: bool = True
    affiliations: list[Text] = []
    journal: Text | None = None
    journal_title: Text | None = None
    issn: Issn | None = None
    published: PartialDate | None = None
    epub: PartialDate | None = None
    volume: Text | None = None
    issue: Text | None = None
    pages: Text | None = None
    doi: Doi | None = None
    pmid: Pmid | None = None
    pmcid: Pmcid | None = None
    abstract: Text | None = None
    keywords: list[Text] = []
    mesh_terms: list[Text] = []
    substances: list[Text] = []
    publication_types: list[Text] = []
    language: Text | None = None
    citation: Text | None = None
    notices: list[Notice] = []
    text: str = ""
    problems: list[Problem] = []

    @model_validator(mode="after")
    def _affiliations_exist(self) -> Self:
        known = len(self.affiliations)
        if any(index < 0 or index >= known for author in self.authors for index in author.affiliations):
            raise ValueError("an author's affiliation index points outside the record's affiliations")
        return self


def read_article(values: Mapping[str, Any]) -> Article:
    """Validate the raw values of a record; what does not fit its field moves to `problems`, nothing is dropped.

    Args:
        values: the record's keys with raw values; `id` may be left out and is then made by `record_id`.

    Returns:
        The record. A field whose value has the wrong form is None (or empty), and the value stands in `problems`
        under the code ``<field>-malformed``.

    Raises:
        ValidationError: where `source`, `site` or `kind` itself is missing or wrong: a fault of the caller.
    """
    raw = dict(values)
    problems = list(raw.pop("problems", []))
    raw.setdefault("id", record_id(raw))
    try:
        return Article.model_validate(raw | {"problems": problems})
    except ValidationError as error:
        for key in dict.fromkeys(str(fault["loc"][0]) for fault in error.errors() if fault["loc"]):
            if key not in raw or key in ("id", "source", "site", "kind"):
                raise
            problems.append(_malformed(key, raw.pop(key), error))
            if key == "affiliations":  # the authors' indexes lead nowhere now
                raw["authors"] = [_unplaced(author) for author in raw.get("authors", ())]
    raw["id"] = record_id(raw)
    return Article.model_validate(raw | {"problems": problems})


def record_id(values: Mapping[str, Any]) -> str:
    """The id of a record: its PMID, else its PMCID, else its DOI in lower case, else its source and number.

    Args:
        values: a record's keys; `source` already carries ``#n`` where an input holds several records.
    """
    if values.get("pmid"):
        return f"pmid:{values['pmid']}"
    if values.get("pmcid"):
        return f"pmc:{values['pmcid']}"
    if values.get("doi"):
        return f"doi:{str(values['doi']).lower()}"
    source = str(values["source"])
    return source if "#" in source else f"{source}#1"


def _unplaced(author: Any) -> Any:
    if isinstance(author, Author):
        return author.model_copy(update={"affiliations": []})
    return {**author, "affiliations": []} if isinstance(author, Mapping) else author


def _malformed(key: str, value: object, error: ValidationError) -> Problem:
    reason = next(fault["msg"] for fault in error.errors() if fault["loc"] and fault["loc"][0] == key)
    return Problem(
        code=f"{key}-malformed",
        severity=Severity.ERROR,
        field=key,
        value=str(value),
        message=f"{key} is not in its form: {reason}",
    )
