"""Pages: expansion by NLM's rule, kinds, problems, stand-ins for a volume."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.pages import classify_pages, expand_pages, is_volume_placeholder, page_problems, page_span

CORPUS = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpus" / "citations" / "hand_medline_forms.jsonl"


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("758-80", "758-780"),
        ("12-9", "12-19"),
        ("12-2", "12-12"),
        ("1e1-4", "1e1-1e4"),
        ("304-10", "304-310"),
        ("1199-205", "1199-1205"),
        ("304- 10", "304-310"),
        ("4159–64", "4159–4164"),
        ("E101-6", "E101-E106"),
        ("P32-4", "P32-P34"),
        ("129e1-4", "129e1-129e4"),
        ("10.1-8", "10.1-10.8"),
        ("579S-86S", "579S-586S"),
        ("suppl 111-2", "suppl 111-112"),
        ("31-7 contd", "31-37 contd"),
        ("34-6, 87-91, 110-2", "34-36, 87-91, 110-112"),
        ("44; discussion 44-9", "44; discussion 44-49"),
        ("S12-9; discussion S20-1", "S12-S19; discussion S20-S21"),
        ("758 - 80", "758-780"),
        ("758--80", "758--780"),
        ("758\u221280", "758\u2212780"),
        ("[34-6]", "[34-36]"),
        ("quiz 34-6", "quiz 34-36"),
        ("10-9", "10-19"),
    ],
)
def test_abbreviated_ends_are_expanded(text, full):
    assert expand_pages(text) == full


@pytest.mark.parametrize(
    "text",
    [
        "", "579-586", "758-780", "21-30", "iii-viii", "XC-CIII", "32P-35P", "e66", "e0236186", "S0890-5096(20)30767-6",
        "S0028-3770(20)30394-5", "00193-2020", "559-556", "1199-198", "e28-38", "24-32, 64", "10.5555/abc.12-3", "1-11",
        "2020.03.01.972000", "arztebl.m2022.0410", "/j/test.2019.30.issue-6/test-2019-0338.xml", "Online",
        "bmj-2020-31", "1-1", "5-5", "0123-5", "12-20", "129e1-12", "S12-19", "S12-S9", "579S-86", "579S-86P", "9-10",
        "https://example.org/12-3", "12-3" + " " * 300, "10.5555/x,12-3", "/x,12-3",
    ],
)  # fmt: skip
def test_never_expanded(text):
    assert expand_pages(text) == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("758-780", "range"),
        ("1–9", "range"),
        ("S12-9", "range"),
        ("1133", "single"),
        ("34-6, 87-91", "set"),
        ("34, 72, 84 passim", "set"),
        ("iii-viii", "roman"),
        ("e0236186", "article_number"),
        ("CD006842", "article_number"),
        ("19417381221131570", "article_number"),
        ("S1470-2045(20)30388-0", "pii"),
        ("10.5555/12345678", "doi"),
        ("/j/test.ahead-of-print/test-2020-0063/test-2020-0063.xml", "path"),
        ("see the web site", "unknown"),
        (" 758-780 ", "range"),
        ("12a-14b", "range"),
        ("34-6 passim", "range"),
        ("[34-6]", "range"),
        ("34 passim", "single"),
        ("[34]", "single"),
        ("AB12", "single"),
        ("12345a", "single"),
        ("34; 72", "set"),
        ("44 author reply 45", "set"),
        ("xiv, 34", "set"),
        ("34, see the web site", "unknown"),
        ("XIV", "roman"),
        ("ABC12", "article_number"),
        ("123456", "article_number"),
        ("1-2-3", "article_number"),
        ("B0890509620307676", "pii"),
        ("doi: 10.5555/x.1", "doi"),
        ("https://example.org/1", "path"),
        ("a.pdf", "path"),
        ("/j/test", "path"),
        ("", "unknown"),
        ("1" * 300, "article_number"),
        ("1" * 301, "unknown"),
    ],
)
def test_kinds(text, kind):
    assert classify_pages(text) == kind


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("664-+", ("664", "664")),
        ("67+", ("67", "67")),
        ("409-&", ("409", "409")),
        ("UNSP 14", ("14", "14")),
        ("UNSP e104567", ("e104567", "e104567")),
    ],
)
def test_the_marks_of_web_of_science_are_no_part_of_the_pages(text, span):
    assert page_span(text) == span
    assert page_problems(text) == []


@pytest.mark.parametrize("text", ["UNSP", "UNSP ", "+", "-+", "mud-+", "12-+-+"])
def test_such_a_mark_alone_is_no_page(text):
    assert [problem.code for problem in page_problems(text)] == ["pages-not-pages"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        (None, []),
        ("758-80", []),
        ("559-556", ["pages-reversed:warning"]),
        ("1199-198", ["pages-reversed:warning"]),
        ("00193-2020", []),
        ("S0890-5096(20)30767-6", []),
        ("/j/test.xml", ["pages-not-pages:warning"]),
        ("10.5555/12345678", ["pages-not-pages:info"]),
        ("see the web site", ["pages-not-pages:info"]),
        ("", []),
        ("5-5", []),
        ("5\u20135", []),
        ("10-9", []),
        ("20-10, 30-20", ["pages-reversed:warning"]),
        ("34-6, 20-10", ["pages-reversed:warning"]),
        ("20S-10S", ["pages-reversed:warning"]),
        ("20S-10", []),
        ("e20-10", []),
        ("020-10", []),
    ],
)
def test_problems(text, codes):
    problems = page_problems(text)
    assert [f"{p.code}:{p.severity}" for p in problems] == codes
    assert all((p.field, p.value) == ("pages", text) for p in problems)


def test_a_problem_names_the_field_that_it_is_of():
    assert page_problems("20-10", "location")[0].field == "location"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("44; discussion 44-8", ("44", "48")),
        ("925; author reply 925- 6", ("925", "926")),
        ("31-7 cntd", ("31", "37")),
        ("e66", ("e66", "e66")),
        ("XC-CIII", ("XC", "CIII")),
        ("/j/test.xml", None),
        ("10.5555/12345678", None),
        ("see the web site", None),
        ("S0890-5096(20)30767-6", ("S0890-5096(20)30767-6",) * 2),
        ("34, 72", ("34", "72")),
        ("34-6, 87-91", ("34", "91")),
        ("[34-6]", ("34", "36")),
        ("758--80", ("758", "780")),
        ("xiv-xx", ("xiv", "xx")),
        ("12a-14b", ("12a", "14b")),
        ("X1-X9", ("X1", "X9")),
        ("X", ("X", "X")),
        ("e0236186", ("e0236186", "e0236186")),
    ],
)
def test_first_and_last_page(text, span):
    assert page_span(text) == span


@pytest.mark.parametrize(
    "text",
    [
        "Publish Ahead of Print", "Published online ahead of print", "ahead-of-print", "Forthcoming", "(Forthcoming)",
        "undefined", "in press", "in-press", "online first", "articles in press", "Early View", "latest articles",
        "null", "none", "NaN", "n/a", "na", "tba", "tbd", "unknown", "-", "--", "0", "000", " 0 ",
    ],
)  # fmt: skip
def test_stand_ins_for_a_volume(text):
    assert is_volume_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        None, "", "7", "29 Suppl 2", "PP", "102-B", "XXXI", "79-80", "Pt 1", "e1", "Spec No",
        "press", "first", "in press" + " " * 300,
    ],
)  # fmt: skip
def test_volumes_that_are_none(text):
    assert not is_volume_placeholder(text)


@settings(deadline=None)
@given(st.integers(1, 99_999), st.integers(0, 500))
def test_the_manuals_abbreviation_is_undone(first, more):
    last = first + more
    assert expand_pages(_abbreviated(first, last)) == f"{first}-{last}"


def _abbreviated(first, last):
    """The indexing manual's rule: leave out the leading digits that both have, but never all of them."""
    a, b = str(first), str(last)
    if len(a) != len(b) or a == b:
        return f"{a}-{b}"
    same = next(at for at in range(len(a)) if a[at] != b[at])
    return f"{a}-{b[same:]}"


@settings(deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="0123456789-–eES., ;()", max_size=40))
def test_any_text_expanding_twice_is_expanding_once(text):
    once = expand_pages(text)
    assert expand_pages(once) == once
    page_problems(text)
    page_span(text)


@pytest.mark.skipif(not CORPUS.exists(), reason="the shared corpus is not here")
def test_page_forms_of_the_shared_corpus():
    rows = [json.loads(row) for row in CORPUS.read_text(encoding="utf-8").splitlines()]
    for row in rows:
        text, wanted = row["input"], row["expected"]
        if row["kind"] != "pages" or row["task"] == "nlm_abbreviate" or wanted.get("note", "").startswith("peer quirk"):
            continue
        if row["task"] == "validate":
            assert page_problems(text) == [], text
        elif wanted["expanded"] is None:
            assert expand_pages(text) == text
        else:
            assert "-".join(page_span(text)) == re.sub(r"\s", "", wanted["expanded"]), text
