"""Damage a DOI as scrapers, databases and authors do: it comes back whole, and each change is explained.

DEFECTS and FLAWS are also what `benchmarks/identifiers.py` counts.
"""

import re
import string
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.identifiers import Status, parse_doi

# Invented DOIs in the shapes of the large publishers.
DOIS = (
    "10.5555/j.inv.2020.01.001",
    "10.5555/s41586-024-99999-8",
    "10.5555/journal.pinv.0199765",
    "10.5555/S0190-6736(20)39183-5",
    "10.5555/INV.0b013e31829a1234",
    "10.5555/01234567.2019.1699999",
    "10.5555/fninv.2021.699999",
    "10.5555/inv_87_16",
    "10.5555/978-3-319-99999-1_12",
    "10.55555/zenodo.9912345",
    "10.5555/2020/9964321",
    "10.5555/1234-5678.INV-19-1131",
    "10.5555/nejminv2099999",
    "10.5555/inv.28.7",
    "10.5555/rs.3.rs-99782/v1",
)
SICI = (
    "10.5555/(SICI)1098-9999(1999)14:1<91::AID-INV21>3.0.CO;2-B",
    "10.5555/1520-9999(1985)113<0211:TSOIA>2.0.CO;2",
)

# What is done to a whole DOI; the DOI is what must come back.
DEFECTS: dict[str, Callable[[str], str]] = {
    "label": lambda d: f"doi:{d}",
    "label with blank": lambda d: f"DOI: {d}",
    "label and no colon": lambda d: f"DOI {d}",
    "label doubled": lambda d: f"doi:doi:{d}",
    "label doubled with blanks": lambda d: f"DOI: doi: {d}",
    "label in brackets": lambda d: f"[DOI: {d}]",
    "address": lambda d: f"https://doi.org/{d}",
    "old address": lambda d: f"http://dx.doi.org/{d}",
    "address without scheme": lambda d: f"doi.org/{d}",
    "www address": lambda d: f"www.doi.org/{d}",
    "upper-case address": lambda d: f"HTTP://DX.DOI.ORG/{d}",
    "label and address": lambda d: f"doi: https://doi.org/{d}",
    "address and label": lambda d: f"http://dx.doi.org/doi:{d}",
    "address doubled": lambda d: f"https://doi.org/https://doi.org/{d}",
    "address doubled, old in new": lambda d: f"https://doi.org/http://dx.doi.org/{d}",
    "address with one slash": lambda d: f"http:/dx.doi.org/{d}",
    "address without colon": lambda d: f"https//doi.org/{d}",
    "address with two slashes": lambda d: f"https://doi.org//{d}",
    "address with blanks": lambda d: f"https://doi. org/ {d}",
    "address with letter o": lambda d: f"http://dx.d0i.0rg/{d}",
    "proxied address": lambda d: f"https://doi-org.proxy.example.edu/{d}",
    "info uri": lambda d: f"info:doi/{d}",
    "urn": lambda d: f"urn:doi:{d}",
    "publisher's address": lambda d: f"https://journals.example.com/doi/full/{d}",
    "publisher's address with query": lambda d: f"https://www.example.org/doi/abs/{d}?journalCode=inv&src=recsys",
    "prefix doubled": lambda d: d.split("/")[0] + "/" + d,
    "prefix, address, DOI": lambda d: d.split("/")[0] + "/https://doi.org/" + d,
    "DOI doubled": lambda d: d + d,
    "DOI doubled with blank": lambda d: f"{d} {d}",
    "DOI doubled with label": lambda d: f"{d} doi:{d}",
    "DOI and its old address": lambda d: f"{d}http://dx.doi.org/{d}",
    "DOI, stop, address": lambda d: f"{d}. https://doi.org/{d}",
    "DOI and address with letter o": lambda d: f"{d}HTTPS://D0I.ORG/{d}",
    "comma": lambda d: d + ",",
    "semicolon": lambda d: d + ";",
    "colon": lambda d: d + ":",
    "comma and stop": lambda d: d + ".,",
    "closing bracket": lambda d: d + ")",
    "closing bracket and stop": lambda d: d + ").",
    "stop and closing bracket": lambda d: d + ".)",
    "closing square bracket": lambda d: d + "]",
    "closing brace": lambda d: d + "}",
    "closing angle": lambda d: d + ">",
    "quotation mark": lambda d: d + '"',
    "quotation mark and comma": lambda d: d + '",',
    "curly quote": lambda d: d + "”",
    "apostrophe": lambda d: d + "'",
    "opening bracket": lambda d: d + "(",
    "opening angle": lambda d: d + "<",
    "ampersand": lambda d: d + "&",
    "pipe": lambda d: d + "|",
    "backslash at the end": lambda d: d + "\\",
    "quote and stop": lambda d: d + "”.",
    "ideographic stop": lambda d: d + "\u3002",
    "wrapped in lenticular brackets": lambda d: f"\u3010{d}\u3011",
    "wrapped in full-width brackets": lambda d: f"\uff08{d}\uff09",
    "spreadsheet link": lambda d: f'=HYPERLINK("https://doi.org/{d}")',
    "entity without semicolon": lambda d: d + "&nbsp",
    "PMID glued without colon": lambda d: d + " pmid12345678",
    "OpenURL": lambda d: d + "&rft_id=info:x",
    "session": lambda d: d + "/abstract;jsessionid=A1.d1",
    "pdf file": lambda d: d + "/pdf/inv.pdf",
    "wrapped round": lambda d: f"({d})",
    "wrapped square": lambda d: f"[{d}]",
    "wrapped angle": lambda d: f"<{d}>",
    "wrapped angle address": lambda d: f"<https://doi.org/{d}>",
    "wrapped quotes": lambda d: f'"{d}"',
    "wrapped braces": lambda d: f"{{{d}}}",
    "landing full": lambda d: d + "/full",
    "landing full stop": lambda d: d + ".full",
    "landing pdf": lambda d: d + "/pdf",
    "landing dot pdf": lambda d: d + ".pdf",
    "landing epdf": lambda d: d + "/epdf",
    "landing full pdf": lambda d: d + ".full.pdf",
    "landing full html": lambda d: d + "/full/html",
    "landing abstract": lambda d: d + "/abstract",
    "landing upper case": lambda d: d + "/ABSTRACT",
    "landing meta": lambda d: d + "/meta",
    "landing summary": lambda d: d + "/summary",
    "landing fulltext": lambda d: d + "/fulltext",
    "landing references": lambda d: d + "/references",
    "landing with slash": lambda d: d + "/full/",
    "landing and accessed": lambda d: d + "/abstract>accessed20",
    "landing slash alone": lambda d: d + "/",
    "dcsupplemental": lambda d: d + "/-/DCSupplemental",
    "suppinfo": lambda d: d + "/suppinfo",
    "suppinfo glued": lambda d: d + "/SUPPINF0.",
    "query": lambda d: d + "?journalCode=inv",
    "query of two": lambda d: d + "?utm_source=x&utm_medium=y",
    "query alone": lambda d: d + "?",
    "fragment": lambda d: d + "#abstract",
    "fragment of a section": lambda d: d + "#sec-2",
    "fragment of a figure": lambda d: d + "#F1",
    "address with query": lambda d: f"https://doi.org/{d}?nosfx=y",
    "PMID glued": lambda d: d + "PMID:12345678",
    "PMID after stop": lambda d: d + ". PMID: 12345678",
    "PMID after blank": lambda d: d + " PMID: 12345678.",
    "PMID in brackets": lambda d: d + "(PMID:12345678)",
    "PMCID glued": lambda d: d + "PMCID:PMC1234567",
    "PMCID after stop": lambda d: d + "; PMCID: PMC1234567.",
    "PMC glued": lambda d: d + ".PMC1234567",
    "epub bracket": lambda d: d + "[Epub ahead of print]",
    "epub bracket after blank": lambda d: d + " [Epub ahead of print]",
    "epub squeezed": lambda d: d + "[EPUBAHEADOFPRINT]",
    "epub date": lambda d: d + ". Epub 2020 Feb 2.",
    "epub date glued": lambda d: d + ".Epub 2020 Feb 2",
    "ahead of print": lambda d: d + ". Online ahead of print.",
    "accessed": lambda d: d + ". Accessed March 3, 2020",
    "accessed in brackets": lambda d: d + " (accessed 3 March 2020)",
    "accessed squeezed": lambda d: d + ">LASTACCESSED20",
    "retrieved": lambda d: d + ", retrieved 2020-03-03",
    "published online": lambda d: d + " Published online: 3 March 2020",
    "article published squeezed": lambda d: d + ".ARTICLEPUBLISHEDONLINE3MARCH2020",
    "available": lambda d: d + " Available from: https://example.org/x",
    "address glued": lambda d: d + "http://www.example.org/x",
    "address after stop": lambda d: d + ". http://www.example.org/x",
    "www glued": lambda d: d + " www.example.org",
    "sagepub": lambda d: d + ".journals.SAGEPUB.com/home/inv",
    "year": lambda d: d + "(2020)",
    "year after blank": lambda d: d + " (2020)",
    "year unclosed": lambda d: d + "(2020",
    "pages": lambda d: d + ", pp. 12-19",
    "doi tag": lambda d: d + "[doi]",
    "doi tag after blank": lambda d: d + " [doi]",
    "pii tag": lambda d: d + " [pii]",
    "pii": lambda d: d + ". pii: e12345",
    "review": lambda d: d + ".Review.",
    "indexed": lambda d: d + ". [Indexed for MEDLINE]",
    "copyright": lambda d: d + ". Copyright 2020 Invented Society",
    "copyright sign": lambda d: d + " © 2020",
    "dotted line": lambda d: d + ".......12",
    "text before": lambda d: f"Invented J. 2020;1(2):3. doi: {d}",
    "blank after slash": lambda d: d.replace("/", "/ ", 1),
    "blank before slash": lambda d: d.replace("/", " /", 1),
    "blanks around slash": lambda d: d.replace("/", " / ", 1),
    "blank after ten": lambda d: d.replace("10.", "10. ", 1),
    "blank inside the registrant": lambda d: d.replace("555", "5 55", 1),
    "blank after a mark": lambda d: _after_last_mark(d, " "),
    "blank before a mark": lambda d: _before_last_mark(d, " "),
    "blank around": lambda d: f"  {d} ",
    "tab around": lambda d: f"\t{d}\t",
    "no-break blank around": lambda d: f"\xa0{d}\xa0",
    "thin blank after slash": lambda d: d.replace("/", "/\u2009", 1),
    "zero-width blank": lambda d: _after_last_mark(d, "\u200b"),
    "zero-width at the start": lambda d: f"\u200b{d}",
    "word joiner": lambda d: _after_last_mark(d, "\u2060"),
    "soft hyphen": lambda d: _after_last_mark(d, "\xad"),
    "byte order mark": lambda d: "\ufeff" + d,
    "direction mark": lambda d: f"\u202a{d}\u202c",
    "control character": lambda d: _after_last_mark(d, "\x02"),
    "full-width digits": lambda d: d.translate({ord(c): ord(c) + 0xFEE0 for c in string.digits}),
    "full-width marks": lambda d: d.replace(".", "．").replace("/", "／"),
    "division slash": lambda d: d.replace("/", "\u2215", 1),
    "comma for the stop": lambda d: d.replace("10.", "10,", 1),
    "colon for the stop": lambda d: d.replace("10.", "10:", 1),
    "stop doubled": lambda d: d.replace("10.", "10..", 1),
    "backslash for the slash": lambda d: d.replace("/", "\\", 1),
    "slash doubled": lambda d: d.replace("/", "//", 1),
    "letter O in ten": lambda d: d.replace("10.", "1O.", 1),
    "letter o in ten": lambda d: d.replace("10.", "1o.", 1),
    "letter l in ten": lambda d: d.replace("10.", "l0.", 1),
    "letter I in ten": lambda d: d.replace("10.", "I0.", 1),
    "label and letter O": lambda d: "doi:" + d.replace("10.", "1O.", 1),
    "address and letter O": lambda d: "https://doi.org/" + d.replace("10.", "1O.", 1),
    "tag after": lambda d: d + "</a>",
    "break after": lambda d: d + "<br/>",
    "paragraph after": lambda d: d + "</p><p>Next",
    "tag around": lambda d: f"<i>{d}</i>",
    "link": lambda d: f'<a href="https://doi.org/{d}">{d}</a>',
    "article id": lambda d: f'<article-id pub-id-type="doi">{d}</article-id>',
    "entity blank": lambda d: d + "&nbsp;",
    "markdown link": lambda d: f"[{d}](https://doi.org/{d})",
    "percent slash": lambda d: d.replace("/", "%2F", 1),
    "percent slash in address": lambda d: "https://doi.org/" + d.replace("/", "%2F", 1),
    "percent twice": lambda d: d.replace("/", "%252F", 1),
    "number sign": lambda d: "https://doi.org/#" + d,
    "equals": lambda d: f"doi={d}",
    "json": lambda d: f'"doi": "{d}",',
    "bibtex": lambda d: f"doi = {{{d}}},",
    "tex url": lambda d: rf"\url{{https://doi.org/{d}}}",
    "ris": lambda d: f"DO  - {d}",
    "medline": lambda d: f"LID - {d} [doi]",
    "with another": lambda d: f"{d}; 10.5555/other.2019.77",
    "with another, and": lambda d: f"{d} and 10.5555/other.2019.77",
    "with another's address": lambda d: f"{d}, https://doi.org/10.5555/other.2019.77",
}

# Only where the DOI has what is damaged.
SICI_DEFECTS: dict[str, Callable[[str], str]] = {
    "entities": lambda d: d.replace("<", "&lt;").replace(">", "&gt;"),
    "entities twice": lambda d: d.replace("<", "&amp;lt;").replace(">", "&amp;gt;"),
    "numeric entities": lambda d: d.replace("<", "&#60;").replace(">", "&#x3E;"),
    "entities without semicolon": lambda d: d.replace("<", "&lt").replace(">", "&gt"),
    "percent codes": lambda d: d.replace("<", "%3C").replace(">", "%3E").replace(";", "%3B").replace(":", "%3A"),
    "percent codes in address": lambda d: "http://dx.doi.org/" + d.replace("<", "%3C").replace(">", "%3E"),
    "percent codes twice": lambda d: d.replace("<", "%253C").replace(">", "%253E"),
    "tex": lambda d: d.replace("<", "{\\textless}").replace(">", "{\\textgreater}"),
    "tex dollars": lambda d: d.replace("<", "$<$").replace(">", "$>$"),
    "letter O": lambda d: d.replace(".0.CO", ".O.CO"),
    "blank before the angle": lambda d: d.replace("<", " <"),
    "blank after the angle": lambda d: d.replace(">", "> "),
}
HYPHEN_DEFECTS: dict[str, Callable[[str], str]] = {
    "hyphen": lambda d: d.replace("-", "\u2010"),
    "no-break hyphen": lambda d: d.replace("-", "\u2011"),
    "figure dash": lambda d: d.replace("-", "\u2012"),
    "en dash": lambda d: d.replace("-", "\u2013"),
    "em dash": lambda d: d.replace("-", "\u2014"),
    "minus": lambda d: d.replace("-", "\u2212"),
    "small hyphen": lambda d: d.replace("-", "\ufe63"),
    "full-width hyphen": lambda d: d.replace("-", "\uff0d"),
    "entity": lambda d: d.replace("-", "&#8211;"),
    "named entity": lambda d: d.replace("-", "&ndash;"),
    "percent code": lambda d: d.replace("-", "%E2%80%93"),
}
UNDERSCORE_DEFECTS: dict[str, Callable[[str], str]] = {
    "tex": lambda d: d.replace("_", "\\_"),
    "tex in braces": lambda d: d.replace("_", "{\\_}"),
    "percent code": lambda d: d.replace("_", "%5F"),
}

# What cannot be mended and must be called out.
FLAWS: dict[str, Callable[[str], str]] = {
    "final stop": lambda d: d + ".",
    "cut at the slash": lambda d: d[: d.index("/") + 1],
    "cut before the slash": lambda d: d[: d.index("/")],
    "cut after a mark": lambda d: d[: _last_mark(d) + 1],
    "ellipsis": lambda d: d[: len(d) // 2 + 4] + "...",
    "ellipsis character": lambda d: d[: len(d) // 2 + 4] + "…",
    "no prefix": lambda d: d[d.index("/") + 1 :],
    "no ten": lambda d: d[3:],
    "no stop after ten": lambda d: d.replace("10.", "10", 1),
    "slash after ten": lambda d: d.replace("10.", "10/", 1),
    "registrant too short": lambda d: re.sub(r"10\.[0-9]+", "10.55", d),
    "registrant of letters": lambda d: re.sub(r"10\.[0-9]+", "10.abcd", d),
    "registrant of x": lambda d: re.sub(r"10\.[0-9]+", "10.xxxx", d),
    "eleven": lambda d: d.replace("10.", "11.", 1),
    "two DOIs": lambda d: f"{d}, 10.5555/other.2019.77",
    "hyphen for the slash": lambda d: d.replace("/", "-", 1),
    "missing slash": lambda d: d.replace("/", "", 1),
    "empty label": lambda d: "doi:",
    "empty address": lambda d: "https://doi.org/",
    "not available": lambda d: "n/a",
    "a PMID": lambda d: "12345678",
    "a PMCID": lambda d: "PMC1234567",
    "another address": lambda d: "https://www.example.org/articles/12345",
    "a title": lambda d: "Invented results of an invented trial",
    "an abbreviation": lambda d: "D. Epub 2020 Feb 2",
    "placeholder": lambda d: "10.1234/abcd",
    "placeholder of x": lambda d: "10.5555/xxxxx",
    "replacement character": lambda d: _after_last_mark(d, "\ufffd"),
}


# What is said of each, on the first DOI that it can be done to; the letter behind the code is that of its severity.
SAID = {
    "label:i": "label|label with blank|label and no colon|equals",
    "doubled-prefix:w": (
        "label doubled|label doubled with blanks|label and address|address and label|address doubled|address "
        "doubled, old in new|prefix doubled|prefix, address, DOI|DOI doubled|DOI doubled with blank|DOI "
        "doubled with label|DOI and its old address|DOI, stop, address|DOI and address with letter o"
    ),
    "label:i trailing-punctuation:w": "label in brackets|json|bibtex",
    "url:i": (
        "address|old address|address without scheme|www address|upper-case address|address with one "
        "slash|address without colon|address with two slashes|address with blanks|address with letter "
        "o|proxied address|info uri|urn|number sign"
    ),
    "landing-url:i": "publisher's address",
    "landing-url:i url-query:w": "publisher's address with query",
    "trailing-punctuation:w": (
        "comma|semicolon|colon|comma and stop|closing bracket|closing bracket and stop|stop and closing "
        "bracket|closing square bracket|closing brace|closing angle|quotation mark|quotation mark and "
        "comma|curly quote|apostrophe|opening bracket|opening angle|ampersand|pipe|quote and stop|ideographic "
        "stop|landing slash alone"
    ),
    "backslash:w": "backslash at the end|backslash for the slash|slash doubled",
    "glued-text:w trailing-punctuation:w": "wrapped in lenticular brackets",
    "full-width:w wrapped:i trailing-punctuation:w": "wrapped in full-width brackets",
    "url:i trailing-punctuation:w": "spreadsheet link|wrapped angle address|tex url",
    "entity:w blank:w": "entity without semicolon|entity blank",
    "glued-text:w": (
        "PMID glued without colon|PMID glued|PMID after stop|PMID after blank|PMID in brackets|PMCID "
        "glued|PMCID after stop|PMC glued|epub bracket|epub bracket after blank|epub squeezed|epub date|epub "
        "date glued|ahead of print|accessed|accessed in brackets|accessed squeezed|retrieved|published "
        "online|article published squeezed|available|address glued|address after stop|www "
        "glued|sagepub|year|year after blank|year unclosed|pages|doi "
        "tag|pii|review|indexed|copyright|copyright sign|dotted line|text before|ris"
    ),
    "url-query:w": "OpenURL|query|query of two|query alone",
    "url-query:w landing-suffix:w": "session",
    "landing-suffix:w": (
        "pdf file|landing full|landing full stop|landing pdf|landing dot pdf|landing epdf|landing full "
        "pdf|landing full html|landing abstract|landing upper case|landing meta|landing summary|landing "
        "fulltext|landing references|landing with slash|dcsupplemental|suppinfo|suppinfo glued"
    ),
    "wrapped:i trailing-punctuation:w": "wrapped round|wrapped square|wrapped angle|wrapped quotes|wrapped braces",
    "glued-text:w landing-suffix:w": "landing and accessed",
    "url-fragment:w": "fragment|fragment of a section|fragment of a figure",
    "url:i url-query:w": "address with query",
    "glued-text:w blank:w": "doi tag after blank|pii tag|medline",
    "blank:w": (
        "blank after slash|blank before slash|blanks around slash|blank after ten|blank inside the "
        "registrant|blank after a mark|blank before a mark|blank before the angle|blank after the angle"
    ),
    "blank:i": "blank around|tab around|no-break blank around|thin blank after slash",
    "invisible:w": (
        "zero-width blank|zero-width at the start|word joiner|soft hyphen|byte order mark|direction "
        "mark|control character"
    ),
    "full-width:w": "full-width digits|full-width marks|full-width hyphen",
    "unicode-slash:w": "division slash",
    "prefix-dot:w": "comma for the stop|colon for the stop|stop doubled",
    "letter-o:w": "letter O in ten|letter o in ten|letter l in ten|letter I in ten|letter O",
    "label:i letter-o:w": "label and letter O",
    "url:i letter-o:w": "address and letter O",
    "html-tag:w": "tag after|break after|paragraph after",
    "glued-text:w html-tag:w": "tag around|article id",
    "url:i html-tag:w doubled-prefix:w": "link",
    "wrapped:i doubled-prefix:w trailing-punctuation:w": "markdown link",
    "percent-code:i": "percent slash|percent twice|percent codes|percent codes twice",
    "percent-code:i url:i": "percent slash in address|percent codes in address",
    "two-values:w": "with another|with another, and|with another's address",
    "entity:w": "entities|entities twice|numeric entities|entities without semicolon",
    "tex:w": "tex|tex dollars|tex in braces",
    "unicode-hyphen:w": "hyphen|no-break hyphen|figure dash|en dash|em dash|minus|small hyphen",
    "entity:w unicode-hyphen:w": "entity|named entity",
    "percent-code:i unicode-hyphen:w": "percent code",
}
SAID_OF_FLAWS = {
    "suspicious:i": "final stop|cut after a mark",
    "suspicious:w": "ellipsis|replacement character",
    "malformed:e": (
        "cut at the slash|cut before the slash|ellipsis character|no prefix|no ten|no stop after ten|slash "
        "after ten|registrant too short|registrant of letters|eleven|hyphen for the slash|missing slash|empty "
        "label|empty address|not available|a PMID|a PMCID|another address|a title|an abbreviation"
    ),
    "placeholder:e": "registrant of x|placeholder|placeholder of x",
    "two-values:w": "two DOIs",
}


def _said(doi: str) -> str:
    return " ".join(f"{p.code.removeprefix('doi-')}:{p.severity[0]}" for p in parse_doi(doi).problems)


def _last_mark(doi: str) -> int:
    return max(at for at, c in enumerate(doi[:-1]) if c in ".-_/(")


def _after_last_mark(doi: str, what: str) -> str:
    at = _last_mark(doi) + 1
    return doi[:at] + what + doi[at:]


def _before_last_mark(doi: str, what: str) -> str:
    at = _last_mark(doi)
    return doi[:at] + what + doi[at:]


def cases() -> list[tuple[str, str, str]]:
    """Every kind of damage done to every DOI that it can be done to: name, damaged text, the DOI."""
    groups = ((DEFECTS, DOIS + SICI), (SICI_DEFECTS, SICI), (HYPHEN_DEFECTS, DOIS + SICI), (UNDERSCORE_DEFECTS, DOIS))
    every = [(name, damage(doi), doi) for table, dois in groups for name, damage in table.items() for doi in dois]
    return [case for case in every if case[1] != case[2]]


@pytest.mark.parametrize("doi", DOIS + SICI)
def test_a_sound_doi_comes_back_as_it_is_and_without_a_word(doi: str) -> None:
    answer = parse_doi(doi)

    assert (answer.value, answer.status, answer.problems) == (doi, Status.WELL_FORMED, ())


@pytest.mark.parametrize("name", dict.fromkeys(name for name, _, _ in cases()))
def test_a_damaged_doi_is_repaired_and_the_repair_is_named(name: str) -> None:
    wrong = [
        (damaged, answer.value, [problem.code for problem in answer.problems])
        for case, damaged, doi in cases()
        if case == name
        for answer in [parse_doi(damaged)]
        if answer.value != doi or not answer.problems or not answer.ok
    ]

    assert not wrong


@pytest.mark.parametrize(("said", "names"), SAID.items(), ids=SAID)
def test_each_repair_has_its_code_and_severity(said: str, names: str) -> None:
    of_first = {name: damaged for name, damaged, _ in reversed(cases())}

    assert {name: _said(of_first[name]) for name in names.split("|")} == dict.fromkeys(names.split("|"), said)


@pytest.mark.parametrize(("said", "names"), SAID_OF_FLAWS.items(), ids=SAID_OF_FLAWS)
def test_each_flaw_has_its_code_and_severity(said: str, names: str) -> None:
    assert {name: _said(FLAWS[name](DOIS[0])) for name in names.split("|")} == dict.fromkeys(names.split("|"), said)


def test_every_damage_and_flaw_has_its_codes_here() -> None:
    assert sorted("|".join(SAID.values()).split("|")) == sorted({name for name, _, _ in cases()})
    assert sorted("|".join(SAID_OF_FLAWS.values()).split("|")) == sorted(FLAWS)


@pytest.mark.parametrize("name", FLAWS)
def test_what_cannot_be_mended_is_called_out(name: str) -> None:
    silent = [doi for doi in DOIS if not parse_doi(FLAWS[name](doi)).problems]

    assert not silent


_word = st.text(string.ascii_letters, min_size=1, max_size=7)
_number = st.text(string.digits, min_size=2, max_size=7)
_suffixes = st.builds(
    lambda first, parts: first + "".join(mark + part for mark, part in parts),
    _word | _number,
    st.lists(st.tuples(st.sampled_from(".-"), _number), min_size=1, max_size=4),
)


@given(suffix=_suffixes, name=st.sampled_from(sorted(DEFECTS)))
def test_any_damage_to_any_doi_is_repaired(suffix: str, name: str) -> None:
    doi = f"10.55555/{suffix}"
    # Drawn letters can spell a tail (".full"), a stand-in, a year or another prefix; such DOIs are doubtful themselves.
    assume(not parse_doi(doi).problems and not re.search(r"(?i)o|l|55 ?5|10\.[0-9]{4}", suffix))
    damaged = DEFECTS[name](doi)

    assert parse_doi(damaged).value == doi, damaged
