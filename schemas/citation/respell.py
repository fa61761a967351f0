"""Forms of one publisher or program alone, put into forms that more have in common."""

import re

from schemas.citation.source import MONTH, YEAR

# What a line must hold to have the form, quick to look for; the form; the common one.
_FORMS = (
    # American Society for Microbiology, on PMC: "Doe J,, Roe B."
    (",,", re.compile(",,(?= )"), ","),
    # EndNote's AMA: "J Test Med. March 12, 2015 2015;12(3):45-52."
    (";", re.compile(rf"(?<!\w)([A-Z][a-z]{{2,8}} [0-9]{{1,2}}), ({YEAR}) \2(?=;)"), r"\2 \1"),
    # Oxford University Press: "J Test Med, 2015, vol. 12 3(pg. 45-52)", or without the issue
    (
        "(pg",
        re.compile(r"(?<!\w)vol\. ?([0-9]\w{0,5}) ([0-9]\w{0,5}) ?\(pg\. ?([^()]{1,40})\)"),
        r"vol. \1, no. \2, \3",
    ),
    ("(pg", re.compile(r"(?<!\w)vol\. ?([0-9]\w{0,5}) ?\(pg\. ?([^()]{1,40})\)"), r"vol. \1, \2"),
    # Marks of footnotes behind initials: "Doe A*."
    ("*", re.compile(r"(?<=[A-Z])\*+(?=[.,;] )"), ""),
    # Wikipedia: "PMC 9000123."
    ("PMC ", re.compile(r"(?<!\w)PMC ([1-9][0-9]{3,8})(?=[.,;]|\Z)"), r"PMC\1"),
    # PLOS, as its files for PMC have it: "J Test Med 12: 45-52. 90000123", "doi: 10.5555/jtm.2015.12 90000123"
    (". ", re.compile(r"(?<=[0-9]\.) ([1-9][0-9]{5,7})\.?\Z"), r" PMID: \1."),
    (
        "10.",
        re.compile(r"(?<!\S)((?:doi:)?10\.[0-9]{4,9}/\S+) ([1-9][0-9]{5,7})(?=[.;]? PubMed Central|\.?\Z)"),
        r"\1 PMID: \2",
    ),
    # A DOI copied from two lines: "10.1371/journal. pone.0012345"
    ("10.", re.compile(r"(?<!\w)(10\.[0-9]{4,9}/[a-z]+\.) (?=[a-z]{2,9}\.[0-9]{4,})"), r"\1"),
    # The same, as some of PLOS's have it: "doi: S0140-6736(15)90001-2 [pii];10.5555/jtm.2015.12 [doi]"
    (
        "[pii]",
        re.compile(r"(?<!\S)(?:doi: ?)?(\S{5,40}) \[pii\]; ?(10\.[0-9]{4,9}/\S{1,100}+) \[doi\]"),
        r"doi: \2. pii: \1.",
    ),
    ("[doi]", re.compile(r"(?<!\S)(10\.[0-9]{4,9}/\S{1,100}+) \[doi\]"), r"doi: \1"),
    # PLOS, where the volume's type alone parts it from the issue: "J Test Med 12 3: 45-52"
    (
        ": ",
        re.compile(r" (?<=[a-z.)\]] )(?!360|(?:19|20)[0-9]{2})([0-9]{1,4}) ([0-9]{1,3}): (?=[A-Za-z]?[0-9]+[-\u2013])"),
        r" \1(\2): ",
    ),
    # No blank behind the pages: "45-52doi:10.5555/jtm.2015.12"
    ("doi:", re.compile(r"(?<=[0-9])(?=doi:)"), " "),
    # "12:45-52 (discussion 53-4)", "12:45 (author reply 46-7)", "12:45-52 (Epub 2015 Mar 3)"
    ("(discussion ", re.compile(r"(?<=[0-9])[.,]? \((discussion [0-9][0-9A-Za-z-]{0,12})\)"), r"; \1"),
    ("(author reply ", re.compile(r"(?<=[0-9])[.,]? \((author reply [0-9][0-9A-Za-z-]{0,12})\)"), r"; \1"),
    ("pub ", re.compile(rf"(?<=[0-9])[.,]? [\[(][Ee]pub ({YEAR}(?: {MONTH}(?: [0-9]{{1,2}})?)?)[\])]"), r". Epub \1"),
    # The Lancet: "J Test Med 2015; published online March 12."
    (
        "; published online ",
        re.compile(rf"(?<!\w)({YEAR}); published online ({MONTH} [0-9]{{1,2}})\b"),
        r"\1 \2. Epub ahead of print",
    ),
)


def respell(text: str) -> str:
    """The line with these forms replaced, each by one that any part of the grammar knows."""
    for mark, form, common in _FORMS:
        if mark in text:
            text = form.sub(common, text)
    return text
