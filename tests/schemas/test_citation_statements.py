"""What follows the source of a citation: dates, identifiers, languages, remarks and notices."""

import pytest

from schemas.citation import parse_citation


@pytest.mark.parametrize(
    ("statement", "field", "value"),
    [
        ("Icelandic. No abstract available.", "language", "Icelandic"),
        ("Greek, Modern.", "language", "Greek, Modern"),
        ("[Epub ahead of print]", "ahead_of_print", True),
        ("Online ahead of print.", "ahead_of_print", True),
        ("PubMed PMID: 90000001.", "pmid", "90000001"),
        ("PMID: 90000001 [Indexed for MEDLINE]", "pmid", "90000001"),
        ("PMCID: PMC9000001 PMID: 90000001", "pmcid", "PMC9000001"),
        ("doi: 10.5555/TCP.n.2020.297.. Epub 2020 Jan 2.", "doi", "10.5555/TCP.n.2020.297."),
        ("https://doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("https://dx.doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("10.5555/abc", "doi", "10.5555/abc"),
        ("doi=10.5555/abc.", "doi", "10.5555/abc"),
        ("DOI 10.5555/abc;", "doi", "10.5555/abc"),
        ("doi: 10.5555/abc,", "doi", "10.5555/abc"),
        ("doi: 10.5555/abX", "doi", "10.5555/abX"),
        ("English, Greek, Modern.", "language", "English, Greek, Modern"),
        ("doi: 10.5555/abc. doi: 10.5555/ABC.", "doi", "10.5555/abc"),
        ("PMID:1; PMCID:PMC12.3", "pmcid", "PMC12.3"),
        ("PMC: PMC123.", "pmcid", "PMC123"),
        ("PMID: 12. PMID: 12.", "pmid", "12"),
        ("pii: a.b.c.", "pii", "a.b.c"),
        ("[In press]", "ahead_of_print", True),
        ("In press.", "ahead_of_print", True),
        ("PubMed PMID: 90000001; PubMed Central PMCID: PMC9000001.", "pmcid", "PMC9000001"),
        ("NIHMSID: NIHMS900001 PubMed [journal] PMID: 90000001, PMCID: PMC9000001", "pmid", "90000001"),
        ("PMID: 90000001, PMCID: PMC9000001", "pmcid", "PMC9000001"),
        ("PMID: 90000001; PMC9000001.", "pmcid", "PMC9000001"),
        ("(PMID: 90000001)", "pmid", "90000001"),
        ("(PMID: 90000001; PMCID: PMC9000001).", "pmcid", "PMC9000001"),
        ("[PubMed: 90000001]", "pmid", "90000001"),
        ("[Medline: 90000001]", "pmid", "90000001"),
        ("[PMC free article: PMC9000001] [PubMed: 90000001]", "pmcid", "PMC9000001"),
        ("[PMC free article: PMC9000001] [PubMed: 90000001]", "pmid", "90000001"),
        ("[PMCID: PMC9000001] [PubMed: 90000001]", "pmcid", "PMC9000001"),
        ("[doi: 10.5555/abc(20)1] [Medline: 90000001]", "doi", "10.5555/abc(20)1"),
        ("(doi: 10.5555/abc(20)1). PMID: 90000001.", "doi", "10.5555/abc(20)1"),
        ("Available from: https://doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("Available at https://doi.org/10.5555/abc.", "doi", "10.5555/abc"),
        ("From https://doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("Retrieved March 3, 2021, from https://doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("Published Online January 24, 2020 https://doi.org/10.5555/abc", "doi", "10.5555/abc"),
        ("Available from: https://www.ncbi.nlm.nih.gov/pubmed/90000001", "pmid", "90000001"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/90000001?dopt=Abstract.", "pmid", "90000001"),
        ("https://pubmed.ncbi.nlm.nih.gov/90000001/", "pmid", "90000001"),
        ("https://europepmc.org/article/MED/90000001", "pmid", "90000001"),
        ("Available from: https://www.ncbi.nlm.nih.gov/pmc/articles/PMC9000001/", "pmcid", "PMC9000001"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC9000001/pdf/t.pdf.", "pmcid", "PMC9000001"),
    ],
)
def test_statements_in_any_order_and_older_variants(statement, field, value):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statement}")
    assert (getattr(c, field), c.rest, c.pages) == (value, "", "1-9")


@pytest.mark.parametrize(
    ("statement", "field", "date"),
    [
        ("Epub 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Published online 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Published online: 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Electronically published Jan 2, 2020.", "epub", "Jan 2, 2020"),
        ("Epub ahead of print 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Online ahead of print, 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Epub 2020 Jan 2. Epub 2020 Jan 2.", "epub", "2020 Jan 2"),
        ("Epub 20200102. PMID: 90000001.", "epub", "2020-01-02"),
        ("[Epub 2020 Jan 2]. PMID: 90000001.", "epub", "2020 Jan 2"),
        ("Published Online January 24, 2020 https://doi.org/10.5555/abc", "epub", "January 24, 2020"),
        ("eCollection 2020 Jan.", "ecollection", "2020 Jan"),
        ("Print 2020 Jan.", "printed", "2020 Jan"),
    ],
)
def test_dates_behind_the_source(statement, field, date):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statement}")
    found = {name: getattr(c, name).text for name in ("epub", "ecollection", "printed") if getattr(c, name)}
    assert (found, c.published.text, c.rest) == ({field: date}, "2021 Mar", "")
    assert "-repeated" not in str(c.problems)
    assert c.ahead_of_print == ("ahead of print" in statement)


@pytest.mark.parametrize(
    ("statements", "field", "kept", "told"),
    [
        ("Epub 2020 Jan 2. Epub 2020 Jan 3.", "epub", "2020 Jan 2", "2020 Jan 3"),
        ("French. German.", "language", "French", "German"),
        ("PMID: 1. PMID: 2.", "pmid", "1", "2"),
        ("pii: a. pii: b.", "pii", "a", "b"),
        ("doi: 10.5555/a. doi: 10.5555/b.", "doi", "10.5555/a", "10.5555/b"),
    ],
)
def test_of_two_values_the_first_counts_and_the_second_is_told(statements, field, kept, told):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert getattr(getattr(c, field), "text", getattr(c, field)) == kept
    assert [(p.code, p.severity, p.field, p.value) for p in c.problems] == [(f"{field}-repeated", "info", field, told)]


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("Review", "other"), ("No abstract available", "other"), ("Abstract available", "other"),
        ("Retracted", "retraction"), ("Withdrawn", "withdrawn"), ("Free PMC article", "other"),
        ("Free article", "other"),
    ],
)  # fmt: skip
def test_remarks_are_notes(remark, kind):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {remark}. PMID: 90000001.")
    assert ([(n.kind, n.text) for n in c.notes], c.pmid, c.rest) == ([(kind, remark)], "90000001", "")


def test_a_manuscript_number_is_a_note():
    c = parse_citation("Doe A. T. Test J. 2021 Mar;5(2):1-9. NIHMSID: NIHMS900001; PMID: 90000001.")
    assert ([(n.kind, n.text) for n in c.notes], c.pmid) == ([("other", "NIHMSID: NIHMS900001")], "90000001")


def test_a_mark_in_brackets_is_a_note():
    c = parse_citation("Doe A. T. Test J. 2021 Mar;5(2):1-9. [Article in French]. PMID: 90000001.")
    assert ([(n.kind, n.text) for n in c.notes], c.pmid) == ([("other", "Article in French")], "90000001")


@pytest.mark.parametrize(
    ("statements", "rest"),
    [
        ("Somebody knows. French.", "Somebody knows."),
        ("English, Klingon.", "English, Klingon."),
        ("Modern.", "Modern."),
        ("Factor X", "Factor X"),
        ("X", "X"),
        ("Available from: https://example.org/pubmed/90000001", "Available from: https://example.org/pubmed/90000001"),
        ("one thing. Another thing. PMID: 1.", "one thing. Another thing."),
    ],
)
def test_what_is_no_statement_is_told_as_the_rest(statements, rest):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert (c.rest, c.pages) == (rest, "1-9")
    assert [(p.code, p.severity, p.field, p.value) for p in c.problems] == [("citation-rest", "info", "citation", rest)]


@pytest.mark.parametrize(
    ("line", "field", "value", "code"),
    [
        ("Test J. 2020 Feb 30;5:1.", "published", "2020 Feb 30", "date-impossible:error"),
        ("Test J. 2020;5:1. Epub 2020 Feb 30.", "epub", "2020 Feb 30", "date-impossible:error"),
        ("Test J. 2020;5:1. Epub 2020 Oct-Nov.", "epub", "2020 Oct-Nov", "date-irregular:info"),
        ("Test J. 2023 Special-Issue;5:1.", "published", "2023 Special-Issue", "date-irregular:info"),
        ("Test J. 2020;5:20-10.", "pages", "20-10", "pages-reversed:warning"),
        ("Test J. 2020;0:1.", "volume", "0", "volume-placeholder:warning"),
        ("Test J. 2020;5(in press):1.", "issue", "in press", "volume-placeholder:warning"),
        ("Test J. 2020;5(in press):1. Epub ahead of print.", "issue", "in press", "volume-placeholder:info"),
        ("Test J. 2020;5:1. PMID: 0123.", "pmid", "0123", "pmid-leading-zeros:info"),
        ("Test J. 2020;5:1. PMID: 123456789.", "pmid", "123456789", "pmid-malformed:error"),
        ("Test J. 2020;5:1. doi: 10.555/x1.", "doi", "10.555/x1", "doi-suspicious:warning"),
        ("Test J. 2020;5:1. doi: 10.x.5555/x1.", "doi", "10.x.5555/x1", "doi-malformed:error"),
        ("2020 Oct", "citation", "2020 Oct", "citation-malformed:info"),
        ("Abstract", "citation", "Abstract", "citation-malformed:error"),
    ],
)
def test_a_problem_names_its_field_and_value(line, field, value, code):
    assert [(p.field, p.value, f"{p.code}:{p.severity}") for p in parse_citation(line).problems] == [
        (field, value, code)
    ]


def test_a_repaired_pmid_is_the_citations():
    assert parse_citation("Test J. 2020;5:1. PMID: 0123.").pmid == "123"
    assert parse_citation("Test J. 2020;5:1. PMID: 123456789.").pmid == "123456789"


def test_a_doi_that_is_none_stays_the_citations():
    assert parse_citation("Test J. 2020;5:1. doi: 10.x.5555/x1.").doi == "10.x.5555/x1"


@pytest.mark.parametrize("statements", ["doi:", "PMID:", "PMCID: ", "Epub", "pii:"])
def test_a_label_with_nothing_behind_it_is_told(statements):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert [(p.code, p.severity, p.value) for p in c.problems] == [("citation-cut", "info", statements.strip())]


@pytest.mark.parametrize(
    ("tail", "notes", "pmid"),
    [
        ("Erratum in: X J. 2020;1:1. Comment in: Y J. 2021;2:2. PMID: 1.",
         ["Erratum in: X J. 2020;1:1.", "Comment in: Y J. 2021;2:2."], "1"),
        ("Erratum in: X J. 2020;1:1. PMID: 7. Y. PMID: 1.", ["Erratum in: X J. 2020;1:1. PMID: 7. Y."], "1"),
        ("Erratum in: X J. 2020;1:1. PubMed PMID: 1; PubMed Central PMCID: PMC2.", ["Erratum in: X J. 2020;1:1."], "1"),
        ("Erratum in: X. PMID: 1. Review.", ["Erratum in: X.", "Review"], "1"),
        ("Erratum in: X. PMID: 1 [Indexed for MEDLINE].", ["Erratum in: X.", "Indexed for MEDLINE"], "1"),
        ("Erratum in: X. PMID: 7 in print.", ["Erratum in: X. PMID: 7 in print."], None),
        ("Erratum in: X. Free article.", ["Erratum in: X. Free article."], None),
    ],
)  # fmt: skip
def test_notices_run_to_the_articles_own_pmid(tail, notes, pmid):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {tail}")
    assert ([note.text for note in c.notes], c.pmid, c.rest) == (notes, pmid, "")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Erratum in", "erratum"), ("Erratum for", "erratum"),
        ("Comment in", "comment"), ("Comment on", "comment"),
        ("Update in", "update"), ("Update of", "update"),
        ("Retraction in", "retraction"), ("Retraction of", "retraction"),
        ("Partial retraction in", "retraction"), ("Partial retraction of", "retraction"),
        ("Expression of concern in", "expression_of_concern"), ("Expression of concern for", "expression_of_concern"),
        ("Republished in", "republished"), ("Republished from", "republished"),
        ("Retracted and republished in", "republished"), ("Retracted and republished from", "republished"),
        ("Corrected and republished in", "republished"), ("Corrected and republished from", "republished"),
        ("Reprint in", "republished"), ("Reprint of", "republished"),
        ("Withdrawn in", "withdrawn"), ("Withdrawal of", "withdrawn"),
        ("Original report in", "other"), ("Summary for patients in", "other"), ("Patient summary in", "other"),
        ("Dataset described in", "other"), ("Dataset use reported in", "other"), ("Cites", "other"),
        ("Cited in", "other"),
    ],
)  # fmt: skip
def test_notices_never_lend_their_source(label, kind):
    loose = parse_citation(f"Doe A. T. Test J. 4 March 2021;5(2):1-9. {label}: Other J. 2022 Dec 1;9(9):99.")
    assert (loose.journal, loose.volume, loose.pages, loose.title) == ("Test J", "5", "1-9", "T")
    note = f"{label}: Other J. 2022 Dec 1;9(9):99. doi: 10.5555/other."
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. doi: 10.5555/own. {note} PMID: 90000001.")
    assert (c.journal, c.volume, c.pages, c.doi, c.pmid) == ("Test J", "5", "1-9", "10.5555/own", "90000001")
    assert [(n.kind, n.text) for n in c.notes] == [(kind, note)]


@pytest.mark.parametrize(
    ("statements", "doi", "pmid", "pmcid", "code"),
    [
        ("doi: 10,5555/abc.", "10.5555/abc", None, None, "doi-prefix-dot"),
        ("doi: 10.5555/abcPMID: 123.", "10.5555/abc", "123", None, None),
        ("doi: 10.5555/abc.12–155. PMID: 1.", "10.5555/abc.12-155", "1", None, "doi-unicode-hyphen"),
        ("PMID: 9/5.", None, None, None, "pmid-malformed"),
        ("PMID: PMC123456.", None, None, None, "pmid-malformed"),
        ("PMID: 9; PMCID: PMCPMC123.", None, "9", "PMC123", "pmcid-doubled-prefix"),
        ("PubMed PMID: 9; PubMed Central PMCID: PMCPMC123.", None, "9", "PMC123", "pmcid-doubled-prefix"),
        ("https:// doi. org/ 10. 5555/ s13053- 017- 0065-x", "10.5555/s13053-017-0065-x", None, None, "doi-blank"),
        ("doi: PMID: 9.", None, "9", None, "citation-cut"),
        ("doi: 10.5555/abc. doi: 10.5555/other. PMID: 1.", "10.5555/abc", "1", None, "doi-repeated"),
        ("PMID: 90000001. PMID: 9000x1.", None, "90000001", None, "pmid-repeated"),
        ("doi:http://dx.doi.org/10.5555/abc.", "10.5555/abc", None, None, None),
    ],
)
def test_damaged_identifiers_are_repaired_or_kept_as_problems(statements, doi, pmid, pmcid, code):
    c = parse_citation(f"Doe A. T. Test J. 2021 Mar;5(2):1-9. {statements}")
    assert (c.doi, c.pmid, c.pmcid, c.pages, c.rest) == (doi, pmid, pmcid, "1-9", "")
    assert (code in [p.code for p in c.problems]) if code else c.problems == []


def test_a_doubled_slash_is_mended_as_by_the_identifier_grammar():
    c = parse_citation("Doe A. Tests. Test J. 2001;68(4):615-23. doi: 10.5555//0022-006x.68.4.615.")
    assert (c.doi, [problem.code for problem in c.problems]) == ("10.5555/0022-006x.68.4.615", ["doi-backslash"])
