"""The defects of each check, as data: what a record's values become when it has one.

The classes are those seen in scraped and exchanged records; benchmarks/defects.py puts them into clean ones.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from schemas.citation import parse_citation

Record = dict[str, Any]
Make = Callable[[Record, random.Random], Record | None]


@dataclass(frozen=True)
class Defect:
    """One kind of defect.

    Attributes:
        make: the values that the defect gives to a record's keys; None where this record cannot have it.
        also: checks that rightly speak of the same defect.
        twin: the values make a second record beside the first, and both are at fault.
    """

    make: Make
    also: frozenset[str] = frozenset()
    twin: bool = False


def also(*ids: str) -> frozenset[str]:
    return frozenset(ids)


def one_of(key: str, *values: Any) -> Make:
    """Any of these values in place of the record's; "{}" stands for the record's own."""

    def make(record: Record, chance: random.Random) -> Record | None:
        value = chance.choice(values)
        if isinstance(value, str) and "{}" in value:
            if not record.get(key):
                return None
            value = value.replace("{}", str(record[key]))
        return {key: value}

    return make


def changed(key: str, change: Callable[[Any, random.Random], Any]) -> Make:
    """The record's own value, changed; not for records without one."""

    def make(record: Record, chance: random.Random) -> Record | None:
        value = change(record[key], chance) if record.get(key) else None
        return None if value is None else {key: value}

    return make


def both(*makes: Make) -> Make:
    """Several keys changed at once."""

    def make(record: Record, chance: random.Random) -> Record | None:
        parts = [each(record, chance) for each in makes]
        return None if None in parts else {key: value for part in parts for key, value in (part or {}).items()}

    return make


def day(text: str, year: int | None = None, month: int | None = None) -> Record:
    return {"text": text, "year": year, "month": month, "day": None, "season": None}


def other_digit(value: str, chance: random.Random) -> str:
    place = chance.choice([at for at, character in enumerate(value) if character.isdigit()])
    digit = str((int(value[place]) + chance.randint(1, 9)) % 10)
    return value[:place] + digit + value[place + 1 :]


def other_author(name: str, **more: Any) -> Make:
    return changed("authors", lambda authors, _: [*authors, {"name": name, "collective": False} | more])


def inside(key: str, *pieces: str) -> Make:
    """A piece between two words of a text."""

    def change(text: str, chance: random.Random) -> str | None:
        gaps = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
        if not gaps:
            return None
        at = chance.choice(gaps)
        return text[:at] + chance.choice(pieces) + text[at:]

    return changed(key, change)


def backwards(record: Record, chance: random.Random) -> Record | None:
    found = re.fullmatch(r"([1-9]\d+)-([1-9]\d+)", record.get("pages") or "")
    if not found or len(found[1]) != len(found[2]) or found[1] >= found[2]:
        return None
    return {"pages": f"{found[2]}-{found[1]}", "citation": None}


def no_date(record: Record, chance: random.Random) -> Record:
    return {"published": None, "epub": None}


def of_another_year(record: Record, chance: random.Random) -> Record | None:
    """A DOI that carries a year far from the record's; in the line as well, so that only the year can tell."""
    if not (record.get("published") or {}).get("year"):
        return None
    far = record["published"]["year"] + chance.choice([-20, -15, -12])
    return {"doi": f"10.5555/j.things.{far}.{chance.randint(1, 12):02}.{chance.randint(1, 99):03}", "citation": None}


def printed(text: str, year: int | None = None, month: int | None = None) -> Make:
    """A date in the field, and no line that could contradict it."""
    return lambda record, chance: {"published": day(text, year, month), "citation": None, "epub": None, "doi": None}


def contradicting(key: str, value: Callable[[Any, random.Random], Any]) -> Make:
    """A field that says something else than the line does."""

    def make(record: Record, chance: random.Random) -> Record | None:
        said = getattr(parse_citation(record["citation"]), key)
        return {key: value(record[key], chance)} if said and record.get(key) else None

    return make


LINE = also("citation-disagrees")
UNDATED = also("doi-missing", "citation-missing")
DOI_PIECES = ("https://doi.org/{}", "doi:{}", "DOI: {}", "http://dx.doi.org/{}", " {}", "{}PMID:12345678", "<{}>")

# Of each check, how a record comes by what it finds: the classes of defects seen in scraped and exchanged records.
DEFECTS: dict[str, tuple[Defect, ...]] = {
    "doi-malformed": (
        Defect(one_of("doi", *DOI_PIECES), LINE),
        Defect(changed("doi", lambda doi, _: doi.replace("10.", "1O.", 1)), LINE),
        Defect(changed("doi", lambda doi, _: doi.replace("10.", "10,", 1)), LINE),
        Defect(changed("doi", lambda doi, _: doi.partition("/")[0]), LINE),
        Defect(changed("doi", lambda doi, _: doi.partition("/")[2]), LINE),
        Defect(one_of("doi", "see the website", "n/a", "12.5"), LINE),
    ),
    "doi-suspicious": (Defect(one_of("doi", "{}.", "{}...", "{}(abc"), LINE),),
    "doi-placeholder": (
        Defect(
            one_of("doi", "10.1234/abcd", "10.xxxx/xxxxx", "10.1145/nnnnnnn.nnnnnnn", "10.5555/xxxx", "10.0000/0000"),
            LINE,
        ),
    ),
    "doi-missing": (
        Defect(both(one_of("doi", None, "", " "), one_of("citation", None), printed("2021 Mar", 2021, 3))),
        Defect(both(one_of("doi", None, ""), one_of("citation", None), printed("2004 Mar", 2004, 3))),
    ),
    "pmid-malformed": (
        Defect(
            one_of("pmid", "PMID: {}", "0{}", "PMC{}", "{}x", "https://pubmed.ncbi.nlm.nih.gov/{}/", "{} [Indexed"),
            LINE,
        ),
        Defect(one_of("pmid", "123456789", "none", "12-34"), LINE),
    ),
    "pmid-missing": (Defect(one_of("pmid", None, "", "  ")),),
    "pmcid-malformed": (
        Defect(
            one_of("pmcid", "PMCPMC7000001", "7000001", "PMC", "pmc7000001", "PMC 7000001", "PMCID: PMC7000001"), LINE
        ),
    ),
    "issn-check-digit": (
        Defect(
            both(
                one_of("issn", "0317-8471", "2434-561X"),
                lambda record, chance: {"issn": other_digit("03178471", chance)},
            )
        ),
        Defect(one_of("issn", "2434-5610", "0317-8470", "0000-0001", "0317-847", "ISSN unknown")),
        Defect(one_of("issn", "0317-8471; 2434-5611", "0317-8472, 2434-561X")),
    ),
    "orcid-check-digit": (
        Defect(other_author("Roe ZZ", orcid="0000-0002-1825-0098")),
        Defect(other_author("Roe ZZ", orcid="0000-0001-5109-3701")),
        Defect(other_author("Roe ZZ", orcid="0000-0002")),
    ),
    "identifier-implausible": (
        Defect(of_another_year),
        Defect(both(one_of("pmid", "9000001", "4500000"), printed("2021 Mar", 2021, 3)), also("doi-missing")),
        Defect(both(one_of("pmid", "32000001"), one_of("pmcid", "PMC32000001"), one_of("citation", None))),
        Defect(
            both(one_of("doi", "10.1371/journal.pone.9999999", "10.1038/s41586-099-9999-9"), one_of("citation", None))
        ),
    ),
    "citation-missing": (
        Defect(both(one_of("citation", None, ""), one_of("journal", None), one_of("journal_title", None))),
        Defect(both(one_of("citation", None), one_of("volume", None), one_of("pages", None))),
    ),
    "citation-malformed": (
        Defect(
            one_of(
                "citation", "Similar articles", "Free PMC article", "See all", "Cited by 12 articles", "Journal", "doi"
            )
        ),
        Defect(
            one_of("citation", "Department of Things, University of Somewhere", "Abstract Background We tried things")
        ),
    ),
    "citation-disagrees": (
        Defect(contradicting("doi", lambda doi, chance: f"10.5555/another.{chance.randint(100, 999)}")),
        Defect(
            contradicting("pmid", lambda pmid, chance: other_digit(pmid[1:], chance).lstrip("0")),
            also("identifier-implausible"),
        ),
        Defect(contradicting("volume", lambda volume, chance: f"{volume}9")),
        Defect(
            contradicting("pages", lambda pages, chance: f"{chance.randint(5000, 6000)}-{chance.randint(6001, 7000)}")
        ),
        Defect(contradicting("journal", lambda journal, chance: "Zzyzx Quarterly"), also("identifier-implausible")),
        Defect(contradicting("title", lambda title, chance: "Quite another study, of zebras and quaggas")),
        Defect(
            contradicting("published", lambda when, chance: day(str(when["year"] - 1), when["year"] - 1)),
            also("identifier-implausible"),
        ),
    ),
    "date-missing": (
        Defect(no_date, also("citation-missing")),
        Defect(
            both(one_of("published", None), lambda *_: {"epub": day("2020 Oct 7", 2020, 10)}), also("citation-missing")
        ),
    ),
    "date-impossible": (
        Defect(printed("2005 Sep 31", 2005, 9), also("identifier-implausible", "doi-missing")),
        Defect(printed("2019 Feb 30", 2019, 2), also("identifier-implausible", "doi-missing")),
        Defect(printed("2020-13-01", 2020), also("identifier-implausible", "doi-missing")),
        Defect(printed("1900-01-01", 1900, 1), also("identifier-implausible", "date-irregular")),
        Defect(printed("1066", 1066), also("identifier-implausible", "date-irregular")),
        Defect(lambda *_: {"epub": day("2021 Feb 29", 2021, 2)}, also("identifier-implausible")),
    ),
    "date-future": (
        Defect(printed("2999", 2999), also("identifier-implausible", "doi-missing", "date-irregular")),
        Defect(printed("2031 Oct", 2031, 10), also("identifier-implausible", "doi-missing")),
        Defect(printed("2026 Mar", 2026, 3), also("identifier-implausible", "doi-missing")),
        Defect(lambda *_: {"epub": day("2026 Feb 7", 2026, 2)}, also("identifier-implausible")),
    ),
    "date-irregular": (
        Defect(printed("Summer 2021", 2021), also("identifier-implausible", "doi-missing")),
        Defect(printed("2021 Nov-Dec", 2021, 11), also("identifier-implausible", "doi-missing")),
        Defect(printed("2021-07-04", 2021, 7), also("identifier-implausible", "doi-missing")),
        Defect(printed("Jul 15, 2021", 2021, 7), also("identifier-implausible", "doi-missing")),
        Defect(printed("n.d."), also("doi-missing")),
        Defect(printed("avril 2021", 2021, 4), also("identifier-implausible", "doi-missing")),
    ),
    "pages-reversed": (
        Defect(backwards),
        Defect(both(one_of("pages", "559-556", "1200-1100"), one_of("citation", None))),
    ),
    "pages-not-pages": (
        Defect(
            both(
                one_of("pages", "/j/things.2020.xml", "10.5555/abc", "see the website of the journal"),
                one_of("citation", None),
            )
        ),
        Defect(
            both(one_of("pages", "https://example.org/a.pdf", "online only, of the year"), one_of("citation", None))
        ),
    ),
    "volume-placeholder": (
        Defect(
            both(
                one_of("volume", "Publish Ahead of Print", "undefined", "Forthcoming", "0", "null"),
                one_of("citation", None),
            )
        ),
        Defect(both(one_of("issue", "undefined", "Online First", "ahead of print", "n/a"), one_of("citation", None))),
    ),
    "title-missing": (Defect(one_of("title", None, "", "  ")),),
    "title-junk": (
        Defect(one_of("title", "Just a moment...", "Page not found", "Access Denied", "PubMed", "404 Not Found"), LINE),
        Defect(one_of("title", "{} - PubMed", "{} | PubMed"), LINE),
        Defect(one_of("title", "manuscript_v3.pdf", "https://example.org/a", "Microsoft Word - final.doc"), LINE),
    ),
    "title-all-caps": (
        Defect(one_of("title", "A RANDOMISED TRIAL OF THINGS IN MICE", "EFFECTS OF SLEEP ON GROWTH: A REVIEW"), LINE),
        Defect(
            changed("title", lambda title, _: title.upper() if len(title.split()) > 7 and title.isascii() else None)
        ),
    ),
    "title-repeats": (
        Defect(changed("title", lambda title, _: f"{title}. {title}" if len(title.split()) > 4 else None), LINE),
        Defect(lambda record, _: {"title": record["journal"]} if record.get("journal") else None, LINE),
        Defect(
            lambda record, _: (
                {"abstract": f"{record['title']}. {record['abstract']}"} if len(record["title"].split()) > 6 else None
            )
        ),
    ),
    "authors-missing": (Defect(one_of("authors", None, [])),),
    "author-not-a-name": tuple(
        Defect(other_author(name))
        for name in (
            "et al",
            "MD, PhD",
            "https://example.org",
            "jane@example.org",
            "Affiliations Expand",
            "Roe J1",
            "12",
            "",
            "Department of Things, University of Somewhere",
            "www.example.org",
            "…",
        )
    ),
    "abstract-missing": (Defect(one_of("abstract", None, "", " ")),),
    "abstract-truncated": (
        Defect(changed("abstract", lambda text, _: text.rstrip(".") + " …")),
        Defect(changed("abstract", lambda text, _: text.rstrip(".") + "...")),
        Defect(changed("abstract", lambda text, _: text.rstrip(".") + " in the")),
        Defect(changed("abstract", lambda text, _: text.rstrip(".")[:-2])),
        Defect(changed("abstract", lambda text, _: text + " (ABSTRACT TRUNCATED AT 250 WORDS)")),
        Defect(changed("abstract", lambda text, _: text.rstrip(".") + " [more]")),
    ),
    "boilerplate-left": (
        Defect(changed("text", lambda text, _: "An official website of the United States government\n" + text)),
        Defect(changed("text", lambda text, _: "Skip to main page content\n" + text)),
        Defect(changed("text", lambda text, _: text + "\nSimilar articles\n")),
        Defect(changed("text", lambda text, _: text + "\nCite\nShare\nClipboard\n")),
        Defect(changed("abstract", lambda text, _: text + "\n\nPubMed Disclaimer"), also("abstract-truncated")),
        Defect(inside("text", " here's how you know ", " Here’s how you know ")),
    ),
    "html-left": (
        Defect(inside("title", " <i>in vitro</i>", " <sup>2</sup>", "<br>"), LINE),
        Defect(inside("title", " &amp;", " &#945;-", " &lt;"), LINE),
        Defect(inside("abstract", "<br/>", "</p><p>", " &nbsp;", '<a href="x">', " &alpha;")),
        Defect(inside("text", "</div>", " &quot;", "<span class='x'>")),
        Defect(one_of("keywords", ["&#945;-synuclein"], ["sleep", "<b>diet</b>"])),
    ),
    "mojibake": (
        Defect(inside("title", " naÃ¯ve", " Â±", " â€“", " cafÃ©", " \ufffd"), LINE),
        Defect(inside("abstract", " patientâ€™s", " Âµm", " Ã¼ber", " 5 â‰¥")),
        Defect(inside("text", " ï»¿", " Î±-synuclein", " â€œquotedâ€\u009d")),
        Defect(other_author("MÃ¼ller A")),
        Defect(other_author("M\ufffdller A")),
    ),
    "notice-as-article": (
        Defect(
            changed(
                "title",
                lambda title, chance: chance.choice(
                    (
                        "Correction to: {}",
                        "Erratum: {}",
                        "Corrigendum: {}",
                        "Author Correction: {}",
                        "Expression of Concern: {}",
                        "Retraction notice to '{}'",
                    )
                ).replace("{}", title),
            ),
            LINE,
        ),
        Defect(one_of("title", "Erratum", "Corrigendum.", "Correction"), LINE | also("record-repeated")),
        Defect(one_of("notices", [{"kind": "erratum", "text": "Erratum for: J Things. 2021;1:1."}])),
    ),
    "retracted": (
        Defect(
            changed(
                "title",
                lambda title, chance: chance.choice(("RETRACTED: {}", "[Retracted] {}", "WITHDRAWN: {}")).replace(
                    "{}", title
                ),
            ),
            LINE,
        ),
        Defect(one_of("publication_types", ["Journal Article", "Retracted Publication"])),
        Defect(one_of("notices", [{"kind": "retraction", "text": "Retraction in: J Things. 2021;1:1."}])),
    ),
    "identifier-shared": (
        Defect(
            lambda record, chance: (
                {"doi": record["doi"], "title": "Quite another study, of zebras"} if record["doi"] else None
            ),
            LINE,
            twin=True,
        ),
        Defect(
            lambda record, chance: {"pmid": record["pmid"], "title": "Quite another study, of quaggas"}, LINE, twin=True
        ),
    ),
    "record-repeated": (
        Defect(lambda record, chance: dict(record), also("identifier-shared"), twin=True),
        Defect(
            lambda record, chance: {**record, "title": record["title"].upper() + "."},
            also("identifier-shared", "title-all-caps", "citation-disagrees"),
            twin=True,
        ),
    ),
    "field-malformed": (
        Defect(
            one_of(
                "problems",
                *(
                    [
                        {
                            "code": f"{field}-malformed",
                            "severity": "error",
                            "field": field,
                            "value": "?",
                            "message": "cannot be read",
                        }
                    ]
                    for field in ("published", "issue", "language", "url", "epub")
                ),
            )
        ),
    ),
}

# Checks that no single record can show, with the reason.
NOT_OF_RECORDS = {
    "coverage-low": "is about a whole corpus and a threshold that the user sets",
    "schema-drift": "is about the pages of a site that no longer fit its profile: `pubsieve run` sees the pages, a"
    " check of records never does; tests/pubsieve/test_drift.py injects it into pages",
}
