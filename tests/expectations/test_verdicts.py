"""What each check says of a record: how bad it is, which column and passage it names, how it would mend it.

A row is the values of a record, and what is found: "severity column value", then the fix; None for nothing. Where
the value is that of the whole column, "-" stands for it.
"""

from datetime import date

import pytest

from expectations.catalog import get
from expectations.check import Check

TODAY = date(2026, 1, 15)
NO_DOI = {"kind": "article", "site": "pubmed", "published": {"text": "2020", "year": 2020}}
NAMELESS = {"kind": "article"}
LINE = (
    "Doe A. A trial of things. J Things. 2020 Oct;49(7):758-780. doi: 10.5555/abc. PMID: 90000123; PMCID: PMC9000001."
)
TYPED = {"publication_types": ["Journal Article"]}


def said(check: Check, record: dict[str, object]) -> str | None:
    fault = check.on(TODAY).examine(*(record.get(key) for key in check.reads))
    if fault is None:
        return None
    found = check.finding(record, fault)
    value = "-" if fault.value is None else found.value
    return f"{found.severity} {found.column} {value}" + (f" => {found.fix}" if found.fix is not None else "")


def year(number: int) -> dict[str, object]:
    return {"published": {"text": str(number), "year": number}}


VERDICTS = {
    "doi-malformed": [
        ({"doi": "10.5555/abc.1"}, None),
        ({"doi": "https://doi.org/10.5555/abc.1"}, "info doi - => 10.5555/abc.1"),
        ({"doi": "10,5555/abc.1"}, "warning doi - => 10.5555/abc.1"),
        ({"doi": "https://doi.org/10.5555/abc.1-"}, "info doi - => 10.5555/abc.1-"),
        ({"doi": "10.5555"}, "error doi -"),
        ({"doi": "10.1234/abcd"}, None),
        ({"doi": "doi:10.1234/abcd"}, "info doi - => 10.1234/abcd"),
        ({"doi": 10.5}, "error doi -"),
        ({"doi": None, "problems": [{"code": "doi-malformed", "severity": "error", "value": "x", "message": "m"}]},
         "error doi x"),
        ({"doi": "10.5555/abc.1", "problems": [{"code": "doi-malformed", "field": "url", "fix": "y", "message": "m"}]},
         "error url - => y"),
    ],
    "doi-suspicious": [
        ({"doi": "10.5555/abc.1!"}, None),
        ({"doi": "10.5555/abc.1+"}, None),
        ({"doi": "10.5555/abc.1."}, "info doi -"),
        ({"doi": "10.5555/abc.1-"}, "warning doi -"),
        ({"doi": "10.5555/abc.(1!"}, "info doi -"),
        ({"doi": "10.5555/ab"}, "info doi -"),
        ({"doi": None}, None),
    ],
    "doi-placeholder": [
        ({"doi": "10.1234/abcd"}, "error doi -"), ({"doi": "10.5555/abcd"}, None), ({"doi": float("nan")}, None),
    ],
    "pmid-malformed": [
        ({"pmid": 90000123.0}, None), ({"pmid": 90000123}, None), ({"pmid": "PMID: 9"}, "info pmid - => 9"),
        ({"pmid": "x"}, "error pmid -"), ({"pmid": " "}, None),
    ],
    "pmcid-malformed": [
        ({"pmcid": "PMC12.3"}, None), ({"pmcid": "PMCPMC12"}, "warning pmcid - => PMC12"),
        ({"pmcid": "pmc12"}, "info pmcid - => PMC12"), ({"pmcid": "12"}, "error pmcid -"),
    ],
    "issn-check-digit": [
        ({"issn": "2049-3630"}, None), ({"issn": "20493630"}, None), ({"issn": "2049-3631"}, "error issn 2049-3631"),
        ({"issn": "2049-3630, 2049-3631"}, "error issn 2049-3631"),
        ({"issn": "2049-3630;2049-3631"}, "error issn 2049-3631"), ({"issn": "x"}, "error issn x"), ({}, None),
    ],
    "orcid-check-digit": [
        ({"authors": [{"name": "Doe A", "orcid": "0000-0002-1825-0097"}, {"name": "Roe B"}, "Poe C"]}, None),
        ({"authors": [{"name": "Doe A"}, {"name": "Roe B", "orcid": "0000-0002-1825-0098"}]},
         "error authors 0000-0002-1825-0098"),
        ({"authors": [{"name": "Doe A", "orcid": "0000-0001-2281-955X"}]}, None),
        ({"authors": None}, None),
    ],
    "identifier-implausible": [
        ({"pmid": "8999999", **year(2020)}, "warning pmid 8999999"),
        ({"pmid": "8999999", "epub": "2020"}, "warning pmid 8999999"),
        ({"pmid": "8999999", "epub": "1999", **year(2004)}, None),
        ({"pmid": "8999999", "epub": "1995", **year(2020)}, "warning epub 1995"),
        ({"epub": "2022", **year(2020)}, None),
        ({"epub": "2024", **year(2020)}, "warning epub 2024"),
        ({"pmid": 8999999.0, **year(2001)}, None),
        ({"doi": "10.1371/journal.pone.9999999", "journal": "J Things"}, "warning doi 10.1371/journal.pone.9999999"),
        ({"doi": "10.1371/journal.pone.9999999", "journal": "J Things", "journal_title": "PLoS One"}, None),
        ({"doi": "10.1371/journal.pone.9999999", "journal": "PLoS One", "journal_title": "Things"}, None),
        ({"doi": "10.5555/S2049-3630(20)39183-5", "issn": "0190-6736, 1474-547X"},
         "warning doi 10.5555/S2049-3630(20)39183-5"),
        ({"doi": "10.5555/S2049-3630(20)39183-5", "issn": "0190-6736"}, None),
        ({"pmid": "12", "pmcid": "PMC12"}, "warning pmcid PMC12"),
        ({}, None),
    ],
    "citation-malformed": [
        ({"citation": LINE}, None), ({"citation": "Similar articles"}, "error citation -"), ({"citation": " "}, None),
    ],
    "citation-disagrees": [
        ({"citation": LINE, "doi": "https://doi.org/10.5555/ABC", "pmid": "90000123", "pmcid": "pmc9000001.2"}, None),
        ({"citation": LINE, "doi": "10.5555/abd"}, "error doi 10.5555/abd"),
        ({"citation": LINE, "pmid": "9"}, "error pmid 9"),
        ({"citation": LINE, "pmcid": "PMC9"}, "error pmcid PMC9"),
        ({"citation": LINE, "pmid": " ", "title": " ", "volume": " "}, None),
        ({"citation": LINE, "title": "<i>A</i> Trial of Things"}, None),
        ({"citation": LINE, "title": "A trial"}, None),
        ({"citation": LINE, "title": "A trial of things and more"}, None),
        ({"citation": LINE, "title": "Another trial"}, "warning title Another trial"),
        ({"citation": LINE.replace("doi: ", "doi:"), "title": "Another trial"}, None),
        ({"citation": LINE, "journal": "Journal of Things"}, None),
        ({"citation": "J Things. 2022 Jan 7;20:1. eCollection 2021.", "published": "2021"}, None),
        ({"citation": "J Things. 2022 Apr 7;20:1. eCollection 2022 May.", "published": "2022 May"}, None),
        ({"citation": "J Things. 2022 Jan 7;20:1. eCollection 2021.", "published": "2020"}, "warning published 2020"),
        ({"citation": "J Things. 2016 Nov;86 (2016)(11):253-61.", "volume": "86 (2016)"}, None),
        ({"citation": LINE, "journal": "J. Things (Basel)"}, None),
        ({"citation": "J Things (Basel). 2020;49:7.", "journal": "Journal of Things"}, None),
        ({"citation": "J Things [Internet]. 2020;49:7.", "journal": "Journal of Things"}, None),
        ({"citation": "J Things Basel. 2020;49:7.", "journal": "Journal of Thing"}, "warning journal Journal of Thing"),
        ({"citation": LINE, "journal": "The journal of the things"}, None),
        ({"citation": LINE, "journal_title": "Journal of Things"}, None),
        ({"citation": LINE, "journal_title": "Annals of Things"}, "warning journal Annals of Things"),
        ({"citation": LINE, "journal": "J Things", "journal_title": "Annals of Things"}, None),
        ({"citation": LINE, "journal": "Things J"}, "warning journal Things J"),
        ({"citation": LINE, "journal": "J Thongs"}, "warning journal J Thongs"),
        ({"citation": "JOT. 2020 Oct;49(7):1.", "journal": "Journal of Old Things"}, None),
        ({"citation": "JXT. 2020 Oct;49(7):1.", "journal": "Journal of Things"}, "warning journal Journal of Things"),
        ({"citation": "JT. 2020 Oct;49(7):1.", "journal": "Journal of Things"}, None),
        ({"citation": LINE, "published": {"text": "2020", "year": 2020}}, None),
        ({"citation": LINE, "published": {"text": "2019", "year": 2019}}, "warning published 2019"),
        ({"citation": LINE, "published": {"text": "2020 Sep", "year": 2020, "month": 9}}, "info published 2020 Sep"),
        ({"citation": LINE, "published": {"text": "Oct", "month": 10}}, None),
        ({"citation": LINE, "volume": "49", "issue": "7", "pages": "758-80"}, None),
        ({"citation": LINE, "volume": "48"}, "warning volume 48"),
        ({"citation": LINE, "issue": "8"}, "warning issue 8"),
        ({"citation": LINE, "issue": "(7)"}, None),
        ({"citation": LINE, "pages": "758"}, "warning pages 758"),
        ({"citation": LINE, "pages": "758\u2013780"}, None),
        ({"citation": "J Things. 2020;1:E101-6.", "pages": "e101-e106"}, None),
        ({"citation": LINE, "volume": "48", "doi": "10.5555/abd"}, "error doi 10.5555/abd"),
        ({"citation": LINE, "volume": "48", "published": "2020 Sep"}, "warning volume 48"),
        ({"citation": "Similar articles", "volume": "48"}, None),
        ({"volume": "48"}, None),
    ],
    "pages-reversed": [
        ({"pages": "20-10"}, "warning pages -"), ({"pages": " 20-10 "}, "warning pages -"), ({"pages": "10-20"}, None),
        ({"pages": 10}, None), ({"pages": "a.xml"}, None),
    ],
    "pages-not-pages": [
        ({"pages": "a.xml"}, "warning pages -"), ({"pages": "10.5555/abc"}, "info pages -"),
        ({"pages": "see there"}, "info pages -"), ({"pages": "20-10"}, None),
    ],
    "volume-placeholder": [
        ({"volume": "in press", "issue": "in press"}, "warning volume -"), ({"issue": "undefined"}, "warning issue -"),
        ({"volume": "0"}, "warning volume -"),
        ({"volume": "10", "issue": 0.0}, "warning issue -"), ({"volume": "00"}, "warning volume -"),
        ({"volume": 49.0, "issue": None}, None),
    ],
    "date-impossible": [
        ({"published": "2020 Sep 31"}, "error published 2020 Sep 31"),
        ({"published": {"year": 2020, "month": 13}}, "error published 2020-13"),
        ({"published": {"year": 2020, "month": 2, "day": 3}}, None),
        ({"published": "2020", "epub": "2020 Feb 30"}, "error epub 2020 Feb 30"),
        ({"published": "1900 Jan 1"}, "error published 1900 Jan 1"),
        ({"epub": "0001-01-01T00:00:00"}, "error epub 0001-01-01T00:00:00"),
        ({"published": "9999-12-31"}, "error published 9999-12-31"),
        ({"published": "0000-00-00"}, "error published 0000-00-00"),
        ({"published": "1900 Jan 12"}, None),
        ({"published": "1664"}, "error published 1664"), ({"published": "1665"}, None), ({"published": "n.d."}, None),
    ],
    "date-irregular": [
        ({"published": "2020 Oct 7"}, None), ({"published": "2020 Nov-Dec"}, "info published 2020 Nov-Dec"),
        ({"published": "2020", "epub": "n.d."}, "warning epub n.d."), ({"published": "2023 Jan–"}, None),
        ({"published": "2023-"}, None), ({"published": "2020 Sep 31"}, None), ({"published": " "}, None),
        ({"published": {"year": 2020, "month": 2}}, "info published 2020-02"),
    ],
    "date-future": [
        ({"published": "2026 Jan 17"}, None), ({"published": "2026 Jan 18"}, "info published 2026 Jan 18"),
        ({"published": "2026", "epub": "2026 Jan 17"}, None), ({"epub": "2026 Jan 18"}, "warning epub 2026 Jan 18"),
        ({"published": "2027 Jan 16"}, "info published 2027 Jan 16"),
        ({"published": "2027 Jan 17"}, "error published 2027 Jan 17"),
        ({"published": "2026 Dec", "epub": "2026 Feb 1"}, "info published 2026 Dec"),
        ({"epub": "2027 Jan 17"}, "error epub 2027 Jan 17"), ({"published": "Oct"}, None), ({}, None),
    ],
    "doi-missing": [
        (NO_DOI, "error doi -"), (NO_DOI | {"doi": "x"}, None), (NO_DOI | year(2010), "error doi -"),
        (NO_DOI | year(2009), "info doi -"), (NO_DOI | year(2000), "info doi -"), (NO_DOI | year(1999), None),
        (NO_DOI | {"published": None}, "warning doi -"), (NO_DOI | {"published": None, "epub": "1999"}, None),
        (NO_DOI | {"epub": "1999"}, "error doi -"), (NO_DOI | {"kind": "page"}, None),
        (NO_DOI | {"site": "bookshelf"}, None), (NO_DOI | {"site": "clinicaltrials"}, None),
        (NO_DOI | {"site": "us-gov"}, None), (NO_DOI | {"problems": [{"field": "doi"}]}, None),
        (NO_DOI | {"problems": [{"field": "pmid"}]}, "error doi -"), (NO_DOI | {"publication_types": ["News"]}, None),
    ],
    "pmid-missing": [
        (NAMELESS | {"site": "pubmed", "doi": "x"}, "warning pmid -"),
        (NAMELESS | {"site": "pubmed-legacy", "pmcid": "x"}, "warning pmid -"),
        (NAMELESS | {"site": "pmc"}, "warning pmid -"), (NAMELESS | {"site": "pmc", "doi": "x"}, "info pmid -"),
        (NAMELESS | {"site": "pmc", "pmcid": "x"}, "info pmid -"), (NAMELESS | {"pmid": 5.0}, None),
        ({"kind": "page"}, None), (NAMELESS | {"problems": [{"field": "pmid"}]}, None),
    ],
    "title-missing": [
        (NAMELESS, "error title -"), ({"kind": "page"}, "warning title -"), ({}, "error title -"),
        (NAMELESS | {"title": "T"}, None), (NAMELESS | {"vernacular_title": "T"}, None),
        (NAMELESS | {"problems": '[{"field": "title"}]'}, None),
    ],
    "authors-missing": [
        (NAMELESS, "info authors -"), (NAMELESS | {"abstract": "A."}, "warning authors -"),
        (NAMELESS | {"publication_types": "Review; Journal Article"}, "warning authors -"),
        (NAMELESS | {"publication_types": ["Editorial"], "abstract": "A."}, None),
        (NAMELESS | {"title": "[Editorial: things]", "abstract": "A."}, None),
        (NAMELESS | {"authors": ["Doe A"]}, None), ({"kind": "page"}, None),
        (NAMELESS | {"problems": [{"field": "authors"}]}, None),
    ],
    "abstract-missing": [
        (NAMELESS, "info abstract -"), (NAMELESS | {"publication_types": ["Meta-Analysis"]}, "warning abstract -"),
        (NAMELESS | {"publication_types": ["Letter"]}, None), (NAMELESS | {"abstract": "A"}, None),
        (NAMELESS | {"citation": "J. 2020. No abstract available."}, None),
        (NAMELESS | {"text": "No Abstract Available"}, None), ({"kind": "page"}, None),
        (NAMELESS | {"problems": [{"field": "abstract"}]}, None),
        (NAMELESS | {"published": "1974"}, None), (NAMELESS | {"published": "1975"}, "info abstract -"),
    ],
    "date-missing": [
        (NAMELESS, "warning published -"), (NAMELESS | {"epub": "2020"}, "info published -"),
        (NAMELESS | {"published": "2020"}, None), ({"kind": "page"}, None),
        (NAMELESS | {"problems": [{"field": "published"}]}, None),
    ],
    "citation-missing": [
        (NAMELESS, "warning citation -"), (NAMELESS | {"journal": "J"}, "warning citation -"),
        (NAMELESS | {"published": "2020"}, "warning citation -"),
        (NAMELESS | {"journal": "J", "published": "2020"}, "info citation -"),
        (NAMELESS | {"journal": "J", "published": "2020", "volume": 5}, None),
        (NAMELESS | {"journal": "J", "published": "2020", "pages": "5"}, None),
        (NAMELESS | {"citation": LINE}, None), ({"kind": "page"}, None),
        (NAMELESS | {"problems": [{"field": "citation"}]}, None),
    ],
    "title-junk": [
        ({"title": "Just a moment..."}, "error title -"),
        ({"title": "The page you were looking for doesn’t exist"}, "error title -"),
        ({"title": "Things.pdf"}, "error title -"),
        ({"title": "https://example.org/a"}, "error title -"), ({"title": "Microsoft Word - things"}, "error title -"),
        ({"title": "***"}, "error title -"), ({"title": "PubMed"}, "error title -"),
        ({"title": "PubMed", "kind": "page"}, None),
        ({"title": "A trial of things - PubMed"}, "warning title - => A trial of things"),
        ({"title": "A trial of things | PMC | NIH"}, "warning title - => A trial of things"),
        ({"title": "A trial of things - PubMed", "kind": "page"}, None),
        ({"title": "A trial of PubMed"}, None),
        ({"title": "?!?"}, "error title -"),
        ({"title": "Lorem ipsum dolor"}, "error title -"), ({"title": "Lorem ipsu"}, None),
        ({"title": "Just a moment |"}, "error title -"), ({"title": "Just a moment X"}, None),
        ({"title": "A trial | PubMed | NIH  "}, "warning title - => A trial"),
        ({"title": "A trial | PMC | N"}, None), ({"title": "A trial - PubMed X"}, None),
    ],
    "title-all-caps": [
        ({"title": "A TRIAL OF THE THINGS"}, "info title -"), ({"title": "A TRIAL OF MICE"}, None),
        ({"title": "A TRIAL OF MICE AND"}, "info title -"), ({"title": "DNA RNA MRNA in the cells of mice"}, None),
        ({"title": "ABCDEFGHIJKLM NOPQ"}, None),
        ({"title": "ABCD EFGH IJKL MNOP in the cells of mice"}, None),
        ({"title": "ABCDE FGHI JKL"}, "info title -"), ({"title": "ABCDE FGHI JK"}, None),
        ({"title": "ABCD EFGH IJKLMN OPQR ab"}, None), ({"title": "ABCD EFGH IJKLMN OPQRS ab"}, "info title -"),
        ({"title": "ÀBC DEF GHI"}, None), ({"title": "ÉTUDE DES SOURIS BLANCHES"}, "info title -"),
        ({"title": "ABCDEFGHIJ KLM NOP"}, "info title -"), ({"title": "ABCDEFGHIJ KLM NO PQ"}, None),
        ({"title": None}, None),
    ],
    "title-repeats": [
        ({"title": "a b c d a b c d"}, "warning title - => a b c d"), ({"title": "a b c d a b c"}, None),
        ({"title": "One two three four five", "abstract": "- " * 36 + "One two three four five"}, "warning abstract -"),
        ({"title": "One two three four five", "abstract": "- " * 37 + "One two three four five"}, None),
        ({"title": "A trial of A trial of"}, "warning title - => A trial of"),
        ({"title": "A trial A trial"}, None), ({"title": "J Things", "journal": "J. Things"}, "warning title -"),
        ({"title": "J Things", "journal_title": "J Things"}, "warning title -"),
        ({"title": "J Things", "journal": "J Things Today"}, None),
        ({"title": "One two three four five", "abstract": "One two three: four five. And so on."},
         "warning abstract -"),
        ({"title": "One two three four", "abstract": "One two three four. And so on."}, None),
        ({"title": "", "journal": ""}, None),
    ],
    "author-not-a-name": [
        ({"authors": ["Doe A", {"name": "Roe B"}]}, None), ({"authors": ["Doe A", "et al"]}, "warning authors et al"),
        ({"authors": ["Doe and others"]}, "warning authors Doe and others"),
        ({"authors": [{"name": " PhD "}]}, "warning authors  PhD "),
        ({"authors": ["a@example.org"]}, "warning authors a@example.org"), ({"authors": ["12"]}, "warning authors 12"),
        ({"authors": ["Do MA", "Doe MD"]}, None), ({"authors": ["Dr Ma"]}, "warning authors Dr Ma"),
        ({"authors": ["Ms RN"]}, "warning authors Ms RN"), ({"authors": ["Dr MA"]}, "warning authors Dr MA"),
        ({"authors": ["Prof MD"]}, "warning authors Prof MD"), ({"authors": ["Mr DO"]}, "warning authors Mr DO"),
        ({"authors": ["Mrs RN"]}, "warning authors Mrs RN"), ({"authors": [" Do MA ", " Ma RN "]}, None),
        ({"authors": ["www.example.org"]}, "warning authors www.example.org"),
        ({"authors": ["[Editor]"]}, "warning authors [Editor]"), ({"authors": ["EditorX"]}, None),
        ({"authors": ["School of Mice"]}, "warning authors School of Mice"), ({"authors": ["Department AB"]}, None),
        ({"authors": ["(https://x.org)"]}, "warning authors (https://x.org)"),
        ({"authors": ["Jane 2nd Roe"]}, "warning authors Jane 2nd Roe"), ({"authors": ["Do MABC"]}, None),
        ({"authors": ["…"]}, "warning authors …"),
        ({"authors": ["Jane and colleagues"]}, "warning authors Jane and colleagues"),
        ({"authors": ["Jane Roe 1"]}, "warning authors Jane Roe 1"), ({"authors": ["Roe J 3rd"]}, None),
        ({"authors": [{"name": "TEST-9 Study Group", "collective": True}]}, None),
        ({"authors": "Doe A; Roe B; et al"}, "warning authors et al"), ({"authors": None}, None),
        ({"authors": ["Doe A" + "x" * 76]}, "warning authors Doe A" + "x" * 76),
        ({"authors": ["Doe A" + "x" * 75]}, None),
    ],
    "boilerplate-left": [
        ({"text": "Cite\nClipboard\nShare"}, "warning text cite / clipboard / share"),
        ({"text": "Cite\nClipboard\nOf mice"}, None),
        ({"text": "• Similar articles:"}, "warning text similar articles"),
        ({"text": "of similar articles here"}, None),
        ({"text": "| # Similar articles .:"}, "warning text similar articles"),
        ({"text": "X Similar articles"}, None), ({"text": "Similar articles X"}, None),
        ({"text": "Cite\nShare\nCite"}, None),
        ({"text": "Here’s how you know"}, "warning text here's how you know"),
        ({"abstract": "Mice. An official website of the United States government. More."},
         "warning abstract an official website of the united states government"),
        ({"title": "Similar articles", "text": "Similar articles"}, "warning title similar articles"),
        ({"title": "Similar articles", "text": "Mice."}, "warning title similar articles"), ({}, None),
    ],
    "html-left": [
        ({"title": "<b>x</b>"}, "info title <b>"), ({"title": "<b>x</b>", "text": "<p>x"}, "warning text <p>"),
        ({"abstract": "x<br/>y"}, "warning abstract <br/>"), ({"journal": "A &amp; B"}, "warning journal &amp; => &"),
        ({"keywords": ["a", "b&#945;"]}, "warning keywords &#945; => α"),
        ({"affiliations": ["<div class='x'>y"]}, "warning affiliations <div class='x'>"),
        ({"keywords": ["x<", "b>"]}, None), ({"title": "<p", "abstract": ">x"}, None),
        ({"text": "x &nosuch; y"}, None), ({"text": "x < 5 and y > 3"}, None), ({"text": "&x"}, None),
    ],
    "mojibake": [
        ({"title": "A naÃ¯ve trial"}, "warning title A naÃ¯ve trial => A naïve trial"),
        ({"abstract": "x" * 40 + "â€™" + "y" * 40},
         f"warning abstract {'x' * 20}â€™{'y' * 20} => {'x' * 40}’{'y' * 40}"),
        ({"authors": [{"name": "M\ufffdller A"}]}, "warning authors M\ufffdller A"),
        ({"journal": "Ã©tude"}, "warning journal Ã©tude => étude"), ({"title": "ÃX"}, None),
        ({"authors": ["a", "Ã©tude"]}, "warning authors a\nÃ©tude => a\nétude"),
        ({"title": "ÃƒÆ’Ã‚Â©"}, "warning title ÃƒÆ’Ã‚Â© => é"),
        ({"title": "ÃƒÆ’Ã†â€™Ãƒâ€šÃ‚Â©"}, "warning title ÃƒÆ’Ã†â€™Ãƒâ€šÃ‚Â©"),
        ({"text": "Ã©" + "x" * 298}, f"warning text Ã©{'x' * 20} => é{'x' * 298}"),
        ({"affiliations": ["a", "Ã©tude"]}, "warning affiliations a\nÃ©tude => a\nétude"),
        ({"text": "Ã©" + "x" * 299}, "warning text Ã©" + "x" * 20), ({"text": "BrandÃo é"}, None), ({}, None),
    ],
    "abstract-truncated": [
        ({"abstract": "Mice were …"}, "warning abstract Mice were …"),
        ({"abstract": "Mice. Read more"}, "warning abstract Mice. Read more"),
        ({"abstract": "Mice ran. (ABSTRACT TRUNCATED AT 250 WORDS)"},
         "info abstract Mice ran. (ABSTRACT TRUNCATED AT 250 WORDS)"),
        ({"abstract": "We tried things in the"}, "warning abstract We tried things in the"),
        ({"abstract": "Mice ran. They were seen by us to"}, "warning abstract Mice ran. They were seen by us to"),
        ({"abstract": "Mice ran. They ran."}, None), ({"abstract": None}, None),
        ({"abstract": "Mice ran. Copyright by us"}, None), ({"abstract": "Mice ran. © by us"}, None),
        ({"abstract": "Mice ran. Copyright (C) 2011 S. Fog AG, Pond"}, None),
        ({"abstract": "Mice ran. (C) 2011 S. Fog AG, Pond"}, None),
        ({"abstract": "Copyright by us. Mice ran in fo"}, "warning abstract Copyright by us. Mice ran in fo"),
        ({"abstract": "Copyright by us\nMice ran in fo"}, "warning abstract Copyright by us\nMice ran in fo"),
        ({"abstract": "Mice ran (n = 3)"}, None), ({"abstract": "Mice ran 12%"}, None),
        ({"abstract": "Mice ran in X"}, "warning abstract Mice ran in X"),
        ({"abstract": f"and {'x' * 56}"}, f"warning abstract and {'x' * 56}"),
        ({"abstract": f"and {'x' * 57}"}, f"warning abstract nd {'x' * 57}"),
        ({"abstract": f"Copyright {'x' * 190}"}, None),
        ({"abstract": f"Copyright {'x' * 191}"}, f"warning abstract {'x' * 60}"),
    ],
    "notice-as-article": [
        (NAMELESS | {"title": "Erratum: things"}, "warning title -"),
        (NAMELESS | {"title": "Correction to: A trial"}, "warning title -"),
        (NAMELESS | {"title": "Correction of the spine in mice"}, None),
        (NAMELESS | {"title": "Corrections"}, None),
        (NAMELESS | {"title": "Retraction of “things”"}, "warning title -"),
        (NAMELESS | {"title": "Author correction: things"}, "warning title -"),
        (NAMELESS | {"title": "Retraction for Doe et al"}, "warning title -"),
        (NAMELESS | {"title": f"Correction for {'y' * 984}'"}, "warning title -"),
        (NAMELESS | {"title": f"Correction for {'y' * 985}'"}, None),
        (NAMELESS | {"title": "Things", "notices": [{"text": "Retraction of: J"}]}, "info title -"),
        (NAMELESS | {"title": "Things", "notices": [{"text": "See retraction of: J"}]}, None),
        (NAMELESS | {"title": "Notice of retraction"}, "warning title -"),
        (NAMELESS | {"title": "Expression of Concern"}, "warning title -"),
        (NAMELESS | {"title": "Editor’s expression of concern"}, "warning title -"),
        (NAMELESS | {"title": "Erratum: things", "publication_types": ["Published Erratum"]}, None),
        ({"kind": "page", "title": "Erratum: things"}, None),
        (NAMELESS | {"title": "Things", "notices": [{"text": "Erratum for: J Things. 2020"}]}, "info title -"),
        (NAMELESS | {"title": "Things", "notices": [{"text": "Erratum in: J Things. 2020"}]}, None),
    ],
    "retracted": [
        ({"title": "RETRACTED: things"}, "warning title -"), ({"title": "[Retracted] Things"}, "warning title -"),
        ({"title": "Things"}, None), ({"title": "Retracted things"}, None),
        ({"title": "Withdrawn article. Things"}, "warning title -"),
        ({"notices": [{"kind": "retraction"}]}, "warning notices "),
        ({"notices": [{"text": "Retraction in: J. 2020"}]}, "warning notices Retraction in: J. 2020"),
        ({"notices": [{"text": "Has been withdrawn"}]}, "warning notices Has been withdrawn"),
        ({"notices": [{"text": "It was withdrawn"}]}, None),
        ({"publication_types": ["Retracted Publication"]}, "warning publication_types -"),
        ({"publication_types": ["Review", "Withdrawn Publication"]}, "warning publication_types -"),
        ({"publication_types": "Retracted Article"}, "warning publication_types -"),
        ({"notices": [{"kind": "retraction", "text": "J. 2020"}]}, "warning notices J. 2020"),
        ({"notices": [{"kind": "withdrawn", "text": "J. 2020"}]}, "warning notices J. 2020"),
        ({"notices": [{"kind": "other", "text": "This article has been retracted."}]},
         "warning notices This article has been retracted."),
        ({"notices": [{"kind": "retraction", "text": "Retraction of: J. 2020"}], "title": "RETRACTED: things"}, None),
        ({"notices": [{"kind": "comment", "text": "J. 2020"}]}, None),
    ],
    "field-malformed": [
        ({"problems": [{"code": "issue-malformed", "field": "issue", "value": "v", "message": "m"}]}, "error issue v"),
        ({"problems": [{"code": "new", "severity": "error", "field": "issue"}]}, "error issue -"),
        ({"problems": [{"code": "new", "severity": "warning", "field": "issue"}]}, None),
        ({"problems": [{"code": "doi-malformed", "severity": "error"}]}, None), ({"problems": "[]"}, None),
    ],
    "schema-drift": [
        ({"signal": "fields", "names": ["a"] * 6, "pages": 10}, "warning site 'a', 'a', 'a', 'a', 'a' and 1 more"),
        ({"signal": "blocks", "names": ["a", "b"], "pages": "12"}, "warning site 'a', 'b'"),
        ({"signal": "fields", "names": ["a"], "pages": 9}, None),
        ({"signal": "fields", "names": [], "pages": 12}, None),
    ],
    "coverage-low": [
        ({"field": "doi", "stated": 7, "applicable": 100, "least": 0.07}, None),
        ({"field": "doi", "stated": 6, "applicable": 100, "least": 0.07}, "error doi 6 of 100"),
        ({"field": "doi", "stated": 0, "applicable": 0, "least": 0.07}, None),
        ({"field": "doi", "stated": None, "applicable": 5, "least": 0.07}, None),
        ({"field": "doi", "stated": 1, "applicable": 5, "least": None}, None),
    ],
}  # fmt: skip
ROWS = [
    pytest.param(name, record, expected, id=f"{name}-{number}")
    for name, rows in VERDICTS.items()
    for number, (record, expected) in enumerate(rows)
]


@pytest.mark.parametrize(("name", "record", "expected"), ROWS)
def test_a_record_gets_its_verdict(name: str, record: dict[str, object], expected: str | None):
    assert said(get(name), record) == expected


@pytest.mark.parametrize("tag", "i b em strong sub sup u small tt span font a q cite code mml:math".split())
def test_tags_of_type_are_only_noted(tag: str):
    assert said(get("html-left"), {"title": f"<{tag}>x"}) == f"info title <{tag}>"


@pytest.mark.parametrize(
    "tag",
    """
    p div br hr h1 h6 ul ol dl li dd dt table tr td th tbody thead img script style title section article nav form
    button input iframe svg center blockquote pre meta link html body head jats:p
    """.split(),
)
def test_tags_of_a_pages_parts_are_left(tag: str):
    assert said(get("html-left"), {"title": f"<{tag}>x"}) == f"warning title <{tag}>"


@pytest.mark.parametrize("word", "a and der des di et for für in la of on the und".split())
def test_small_words_of_a_journals_name_do_not_count(word: str):
    for line in (LINE, "JT. 2020 Oct;49(7):1."):
        assert said(get("citation-disagrees"), {"citation": line, "journal": f"Journal {word} Things"}) is None


@pytest.mark.parametrize(
    ("name", "settings", "record", "expected"),
    [
        ("doi-missing", {"info-from": 1990}, NO_DOI | year(1990), "info doi -"),
        ("doi-missing", {"error-from": 2021}, NO_DOI, "info doi -"),
        ("date-impossible", {"first-year": 1700}, {"published": "1699"}, "error published 1699"),
        ("date-future", {"days": 0}, {"epub": "2026 Jan 16"}, "warning epub 2026 Jan 16"),
        ("date-future", {"issue-days": 10}, {"published": "2026 Jan 26"}, "error published 2026 Jan 26"),
        ("abstract-missing", {"min-length": 5}, NAMELESS | {"abstract": "Mice"}, "info abstract -"),
        ("abstract-missing", {"min-length": 4}, NAMELESS | {"abstract": " Mice "}, None),
        ("title-all-caps", {"min-words": 1}, {"title": "ABCDEFGHIJKLM"}, "info title -"),
        ("title-all-caps", {"min-words": 4}, {"title": "A TRIAL OF THE THINGS"}, None),
        ("author-not-a-name", {"max-length": 4}, {"authors": ["Doe A"]}, "warning authors Doe A"),
    ],
)
def test_a_setting_moves_where_a_verdict_begins(name, settings, record, expected):
    assert said(get(name).configured(settings), record) == expected
