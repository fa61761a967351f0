"""Identifiers in running text and page lines: which, where, and in linear time."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.identifiers import find_identifiers

RunsAway = Callable[[Callable[[int], object], int], str]

# text, then (kind, value, mention) of each identifier in it
TEXTS: list[tuple[str, list[tuple[str, str, str]]]] = [
    (
        "PMID: 12345678 PMCID: PMC1234567 DOI: 10.5555/inv.2013.285141",
        [
            ("pmid", "12345678", "PMID: 12345678"),
            ("pmcid", "PMC1234567", "PMCID: PMC1234567"),
            ("doi", "10.5555/inv.2013.285141", "DOI: 10.5555/inv.2013.285141"),
        ],
    ),
    ("PMCID: PMC1  PMID: 2", [("pmcid", "PMC1", "PMCID: PMC1"), ("pmid", "2", "PMID: 2")]),
    ("  • PMID: 90000012", [("pmid", "90000012", "PMID: 90000012")]),
    ("PMID: 90000024Review.", [("pmid", "90000024", "PMID: 90000024")]),
    ("2006.PMID:90000024[Indexed for MEDLINE]", [("pmid", "90000024", "PMID:90000024")]),
    ("PMID- 12345678", [("pmid", "12345678", "PMID- 12345678")]),
    ("PubMed PMID: 12345678;", [("pmid", "12345678", "PubMed PMID: 12345678")]),
    ("[PubMed: 12345678]", [("pmid", "12345678", "PubMed: 12345678")]),
    ("https://pubmed.ncbi.nlm.nih.gov/12345678/", [("pmid", "12345678", "https://pubmed.ncbi.nlm.nih.gov/12345678")]),
    ("www.ncbi.nlm.nih.gov/pubmed/12345678", [("pmid", "12345678", "www.ncbi.nlm.nih.gov/pubmed/12345678")]),
    ("europepmc.org/abstract/MED/12345678", [("pmid", "12345678", "europepmc.org/abstract/MED/12345678")]),
    (
        "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/",
        [("pmcid", "PMC12", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12")],
    ),
    ("[PMC free article: PMC1234567]", [("pmcid", "PMC1234567", "PMC1234567")]),
    ("PMCPMC1234567", [("pmcid", "PMC1234567", "PMCPMC1234567")]),
    ("doi: D. Epub 2020 Feb 2.", []),
    ("version 10.1234 of 10.5/3, 12345678", []),
    ("the (10.5555/inv.12).", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("in “10.5555/inv.12”,", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("10.5555/inv.12—and so on", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    (
        "(doi:10.5555/S0190-6736(20)39183-5).",
        [("doi", "10.5555/S0190-6736(20)39183-5", "doi:10.5555/S0190-6736(20)39183-5")],
    ),
    ("doi:10.5555/inv.12.PMID:123", [("doi", "10.5555/inv.12", "doi:10.5555/inv.12"), ("pmid", "123", "PMID:123")]),
    ("DOI:10.5555/inv.1234DOI.Journal", [("doi", "10.5555/inv.1234", "DOI:10.5555/inv.1234")]),
    ("doi: 10.5555/inv.47.2.101.Lab Inv J. 2006", [("doi", "10.5555/inv.47.2.101", "doi: 10.5555/inv.47.2.101")]),
    ("doi: 10.5555/inv.12. Epub 2020 Feb 2.", [("doi", "10.5555/inv.12", "doi: 10.5555/inv.12")]),
    ("LID - 10.5555/inv.12 [doi]", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("AID - S0190-6736(20)39183-5 [pii]", []),
    ("https://doi.org/10.5555/inv.12?a=b, and", [("doi", "10.5555/inv.12", "https://doi.org/10.5555/inv.12")]),
    ("https://doi.org/10.5555%2Finv.12 x", [("doi", "10.5555/inv.12", "https://doi.org/10.5555%2Finv.12")]),
    ("doi:1O.5555/inv.12 x", [("doi", "10.5555/inv.12", "doi:1O.5555/inv.12")]),
    (
        "DOI 10.5555/inv.12, 10.5555/inv.13 and 10.5555/inv.14.",
        [
            ("doi", "10.5555/inv.12", "DOI 10.5555/inv.12"),
            ("doi", "10.5555/inv.13", "10.5555/inv.13"),
            ("doi", "10.5555/inv.14", "10.5555/inv.14"),
        ],
    ),
    ("NIHMSID: NIHMS123456", [("nihms", "NIHMS123456", "NIHMSID: NIHMS123456")]),
    ("Bookshelf ID: NBK499999", [("nbk", "NBK499999", "NBK499999")]),
    ("ClinicalTrials.gov: NCT01234567.", [("nct", "NCT01234567", "NCT01234567")]),
    ("ORCID 0000-0002-1825-0097", [("orcid", "0000-0002-1825-0097", "ORCID 0000-0002-1825-0097")]),
    ("eISSN: 2049-3630", [("issn", "2049-3630", "eISSN: 2049-3630")]),
    ("ISBN 978-3-16-148410-0.", [("isbn", "978-3-16-148410-0", "ISBN 978-3-16-148410-0")]),
    ("İstanbul PMID: 123", [("pmid", "123", "PMID: 123")]),
    ("http://doi.org/10.5555/inv.12", [("doi", "10.5555/inv.12", "http://doi.org/10.5555/inv.12")]),
    ("see www.doi.org/1O.5555/inv.12", [("doi", "10.5555/inv.12", "www.doi.org/1O.5555/inv.12")]),
    ("dx.doi.org/1O.5555/inv.12", [("doi", "10.5555/inv.12", "dx.doi.org/1O.5555/inv.12")]),
    ("[doi: 1O.5555/inv.12]", [("doi", "10.5555/inv.12", "[doi: 1O.5555/inv.12]")]),
    ("http://doi.org/1O.5555/inv.12", [("doi", "10.5555/inv.12", "http://doi.org/1O.5555/inv.12")]),
    (
        "PMID: 12[doi: 10.5555/inv.12]",
        [("pmid", "12", "PMID: 12"), ("doi", "10.5555/inv.12", "[doi: 10.5555/inv.12")],
    ),
    ("10.5555/inv.12X. And", [("doi", "10.5555/inv.12X", "10.5555/inv.12X")]),
    ("10.5555/inv.12+ and", [("doi", "10.5555/inv.12+", "10.5555/inv.12+")]),
    ("10.5555/inv.12&lt;x.", [("doi", "10.5555/inv.12<x", "10.5555/inv.12&lt;x.")]),
    ("x doi:1O.5555/inv.12", [("doi", "10.5555/inv.12", "doi:1O.5555/inv.12")]),
    ("info:doi/10.5555/inv.12", [("doi", "10.5555/inv.12", "info:doi/10.5555/inv.12")]),
    ("doi link: 10.5555/inv.12", [("doi", "10.5555/inv.12", "doi link: 10.5555/inv.12")]),
    ("10.5555//inv.12", [("doi", "10.5555/inv.12", "10.5555//inv.12")]),
    ("10.5555\\inv.12", [("doi", "10.5555/inv.12", "10.5555\\inv.12")]),
    ("10.5555%252Finv.12", [("doi", "10.5555/inv.12", "10.5555%252Finv.12")]),
    ("10.5555/ inv.12", [("doi", "10.5555/inv.12", "10.5555/ inv.12")]),
    ("a10.5555/inv.12", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("1.10.5555/inv.12", []),
    ("10.5555.1.2/inv.12", [("doi", "10.5555.1.2/inv.12", "10.5555.1.2/inv.12")]),
    ("10.555/inv.12", []),
    ("10.5555/10.6666/inv.12", [("doi", "10.6666/inv.12", "10.6666/inv.12")]),
    ("10.5555/inv.1210.6666/x.3", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("10.5555/inv.12&lt;x", [("doi", "10.5555/inv.12<x", "10.5555/inv.12&lt;x")]),
    ("10.5555/inv.12;,:.", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("pubmed central PMC12", [("pmcid", "PMC12", "pubmed central PMC12")]),
    ("PMCID #PMC12", [("pmcid", "PMC12", "PMCID #PMC12")]),
    ("www.ncbi.nlm.nih.gov/pmc/articles/PMC12", [("pmcid", "PMC12", "www.ncbi.nlm.nih.gov/pmc/articles/PMC12")]),
    ("ncbi.nlm.nih.gov/PMC12", [("pmcid", "PMC12", "ncbi.nlm.nih.gov/PMC12")]),
    ("xPMC12", []),
    ("PMC1234567890", []),
    ("PMC12.3", [("pmcid", "PMC12.3", "PMC12.3")]),
    ("PMC12.345", [("pmcid", "PMC12", "PMC12")]),
    ("PMC 12", [("pmcid", "PMC12", "PMC 12")]),
    ("PMC PMC 12", [("pmcid", "PMC12", "PMC PMC 12")]),
    ("info:pmid/12", [("pmid", "12", "info:pmid/12")]),
    ("PMIDs: 12", [("pmid", "12", "PMIDs: 12")]),
    ("PMID#12", [("pmid", "12", "PMID#12")]),
    ("PMID=12", [("pmid", "12", "PMID=12")]),
    ("PMID/12", [("pmid", "12", "PMID/12")]),
    ("xPMID 12", []),
    ("PMID 1234567890", []),
    ("pubmed 12345", []),
    ("pubmed:12345", [("pmid", "12345", "pubmed:12345")]),
    ("pubmed#12345", [("pmid", "12345", "pubmed#12345")]),
    ("pubmed id: 12345", [("pmid", "12345", "pubmed id: 12345")]),
    ("pubmed/?term=12345", [("pmid", "12345", "pubmed/?term=12345")]),
    ("pubmed.gov/12345", [("pmid", "12345", "pubmed.gov/12345")]),
    ("m.pubmed.gov/12345", [("pmid", "12345", "m.pubmed.gov/12345")]),
    ("www.pubmed.gov/12345", [("pmid", "12345", "www.pubmed.gov/12345")]),
    ("http://pubmed.gov/12345", [("pmid", "12345", "http://pubmed.gov/12345")]),
    ("ncbi.nlm.nih.gov/pubmed/12345", [("pmid", "12345", "ncbi.nlm.nih.gov/pubmed/12345")]),
    ("http://europepmc.org/article/MED/12345", [("pmid", "12345", "http://europepmc.org/article/MED/12345")]),
    ("www.europepmc.org/article/MED/12345", [("pmid", "12345", "www.europepmc.org/article/MED/12345")]),
    ("m.ncbi.nlm.nih.gov/m/pubmed/12345", [("pmid", "12345", "m.ncbi.nlm.nih.gov/m/pubmed/12345")]),
    ("https://www.europepmc.org/article/MED/12345", [("pmid", "12345", "https://www.europepmc.org/article/MED/12345")]),
    ("x/med/12345", []),
    ("NIHMS12", []),
    ("NIHMS123", [("nihms", "NIHMS123", "NIHMS123")]),
    ("NIHMSID 123", [("nihms", "NIHMS123", "NIHMSID 123")]),
    ("xNIHMS123", []),
    ("nihms 1234567890", []),
    ("NBK 12", [("nbk", "NBK12", "NBK 12")]),
    ("xNBK12", []),
    ("NBK12a", []),
    ("https://www.ncbi.nlm.nih.gov/books/NBK12/", [("nbk", "NBK12", "https://www.ncbi.nlm.nih.gov/books/NBK12")]),
    ("NCT 01234567", [("nct", "NCT01234567", "NCT 01234567")]),
    ("NCT0123456", []),
    ("NCT012345678", []),
    ("xNCT01234567", []),
    (
        "https://orcid.org/0000-0002-1825-0097",
        [("orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097")],
    ),
    ("ORCID iD: 0000-0002-1825-0097", [("orcid", "0000-0002-1825-0097", "ORCID iD: 0000-0002-1825-0097")]),
    ("10000-0002-1825-0097", []),
    ("0000-0002-1825-00971", []),
    ("0000-0002-1825-0098", [("orcid", "0000-0002-1825-0098", "0000-0002-1825-0098")]),
    ("ISSN 2049-3630", [("issn", "2049-3630", "ISSN 2049-3630")]),
    ("ISSN-L: 2049-3630", [("issn", "2049-3630", "ISSN-L: 2049-3630")]),
    ("p-ISSN: 2049-3630", [("issn", "2049-3630", "p-ISSN: 2049-3630")]),
    ("ISSN (print) 2049-3630", [("issn", "2049-3630", "ISSN (print) 2049-3630")]),
    ("ISSN 20493630", [("issn", "2049-3630", "ISSN 20493630")]),
    ("ISSN2049-3630", []),
    ("2049-3630", []),
    ("xISSN: 2049-3630", [("issn", "2049-3630", "ISSN: 2049-3630")]),
    ("ISSN: 2049-36301", []),
    ("ISBN 3-16-148410-X", [("isbn", "978-3-16-148410-0", "ISBN 3-16-148410-X")]),
    ("ISBN-13: 9783161484100", [("isbn", "9783161484100", "ISBN-13: 9783161484100")]),
    ("ISBN-10 316148410X.", [("isbn", "9783161484100", "ISBN-10 316148410X")]),
    ("isbn9783161484100", []),
    ("PMID: 1, PMID: 1", [("pmid", "1", "PMID: 1"), ("pmid", "1", "PMID: 1")]),
    ("İİ PMID: 12 İ doi:10.5555/inv.12", [("pmid", "12", "PMID: 12"), ("doi", "10.5555/inv.12", "doi:10.5555/inv.12")]),
    ("10.5555/inv.12—x", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("10.5555/inv.12―x", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("doi: 10.5555/inv.12\nPMID: 3", [("doi", "10.5555/inv.12", "doi: 10.5555/inv.12"), ("pmid", "3", "PMID: 3")]),
    ("http://x y/PMC12", [("pmcid", "PMC12", "PMC12")]),
    ("https://pubmed.ncbi.nlm.nih.gov/?term=12345", []),
    (
        "https://example.edu/login?url=https://doi.org/10.5555/inv.12",
        [("doi", "10.5555/inv.12", "https://doi.org/10.5555/inv.12")],
    ),
    (
        "a.b.c.doi.org.proxy.example.edu/10.5555/inv.12",
        [("doi", "10.5555/inv.12", "a.b.c.doi.org.proxy.example.edu/10.5555/inv.12")],
    ),
    ("doi.org/doi:10.5555/inv.12", [("doi", "10.5555/inv.12", "doi.org/doi:10.5555/inv.12")]),
    ("x doi 10.5555/inv.12", [("doi", "10.5555/inv.12", "doi 10.5555/inv.12")]),
    ("doi       10.5555/inv.12", [("doi", "10.5555/inv.12", "10.5555/inv.12")]),
    ("[doi] (10.5555/inv.12)", [("doi", "10.5555/inv.12", "[doi] (10.5555/inv.12")]),
    ("https://example.org/med/12345", []),
]


@pytest.mark.parametrize(("text", "mentions"), TEXTS)
def test_each_mention_is_found_with_its_place(text: str, mentions: list[tuple[str, str, str]]) -> None:
    assert [(found.kind, found.value, text[found.start : found.end]) for found in find_identifiers(text)] == mentions


@pytest.mark.parametrize(
    "text",
    [
        "10.1234/" * 12_500,
        "10.1234/ " * 11_111,
        "10.1234/a" * 11_111,
        "doi:" * 25_000,
        "doi: 1O.1234" * 8_000,
        "https://doi.org/" * 6_250,
        "pubmed/" * 14_000,
        "PMC" * 33_333,
        "PMID:" * 20_000,
        "1" * 100_000,
        "10." * 33_333,
        "a" * 100_000,
        "<" * 100_000,
        "10.1234/" + "(" * 100_000,
        "10.1234/" + "&lt" * 33_333,
        "10.1234/" + "%25" * 33_333,
        "10.1234/" + ".pdf" * 25_000,
        "10.1234/x" + " doi" * 25_000,
        " " * 100_000,
        "0000-" * 20_000,
        "issn " * 20_000,
        "isbn 9" + " 9" * 50_000,
        "www." * 25_000,
        "10.1234/a " * 10_000,
        "https://doi.org/10.5555/a" * 4_000,
        "doi 10.5555/a" * 7_000,
        "10.5555/&lt;a " * 7_000,
        "".join(f"10.5555/&lt;{number} " for number in range(5_500)),
        ("10.5555/" + "ab.pdf/" * 55 + " ") * 250,
        "0000-0000-0000-0000 " * 5_000,
    ],
    ids=lambda text: repr(text[:14]),
)
def test_no_text_is_a_trap(text: str, runs_away: RunsAway) -> None:
    assert not runs_away(lambda length: find_identifiers(text[:length]), 100_000)


_pieces = st.sampled_from(
    [
        *(
            "10.5555/",
            "inv.12",
            "doi:",
            "DOI ",
            "PMID: ",
            "PMC",
            "12345678",
            " ",
            "\n",
            ".",
            ",",
            "(",
            ")",
            "İ",
            "&lt;",
            "%2F",
        ),
        *(
            "https://doi.org/",
            "https://pubmed.ncbi.nlm.nih.gov/",
            "NCT01234567",
            "Review",
            "\u200b",
            "ISSN ",
            "2049-3630",
        ),
        *("0000-0002-1825-0097", "ISBN 978-3-16-148410-0", "NBK12"),
    ]
)


@given(text=st.text() | st.lists(_pieces, max_size=20).map("".join))
def test_mentions_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    end = 0
    for found in find_identifiers(text):
        assert end <= found.start < found.end <= len(text)
        assert found.value == found.identifier.value
        end = found.end
