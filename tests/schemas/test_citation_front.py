"""What stands before the source of a citation: authors, then the title."""

import pytest

from schemas.citation import parse_citation

TAIL = "Test J. 2021 Mar;5(2):1-9. doi: 10.5555/t.5.2. PMID: 90000001."
FRONTS = [
    # what stands before the journal, authors, title
    ("Doe A, Roe BC. Is it so?", ["Doe A", "Roe BC"], "Is it so?"),
    ("Doe A. What a day!", ["Doe A"], "What a day!"),
    ("Doe A. [Translated title].", ["Doe A"], "[Translated title]"),
    ('Doe A. He called it "so."', ["Doe A"], 'He called it "so."'),
    ("Doe A. One part. Another part: 2020. 2021 update.", ["Doe A"], "One part. Another part: 2020. 2021 update"),
    ("Doe A. Re: Roe B, Poe C. Old title. Eur J Test 2020;82:82-96.", ["Doe A"],
     "Re: Roe B, Poe C. Old title. Eur J Test 2020;82:82-96"),
    ("Doe A. Corrigendum to X [J Old. 2019 Jan;4(1):3-9. doi: 10.5555/old.1].", ["Doe A"],
     "Corrigendum to X [J Old. 2019 Jan;4(1):3-9. doi: 10.5555/old.1]"),
    ("Doe A. Comment on Br Test 2019; 131: 302-13.", ["Doe A"], "Comment on Br Test 2019; 131: 302-13"),
    ("Notes on tests: vitamin D, calcium and bones.", [], "Notes on tests: vitamin D, calcium and bones"),
    ("Vitamin D. A short history.", [], "Vitamin D. A short history"),
    ("Erratum. A title of its own.", [], "Erratum. A title of its own"),
    ("Re: Doe A, Roe BC, Poe C. Old title. Old J. 2019 Mar;4(1):3-9.", [],
     "Re: Doe A, Roe BC, Poe C. Old title. Old J. 2019 Mar;4(1):3-9"),
    ("Association of T. gondii infection with tests.", [], "Association of T. gondii infection with tests"),
    ("In AF, underdosing was linked to tests (again).", [], "In AF, underdosing was linked to tests (again)"),
    ("Doe A, Roe BE. (New) signs of tests. A review.", ["Doe A", "Roe BE"], "(New) signs of tests. A review"),
    ("Guideline No. 405: Tests in the unit.", [], "Guideline No. 405: Tests in the unit"),
    ("TEST-19 Trial Collaborators. A title here.", ["TEST-19 Trial Collaborators"], "A title here"),
    ("Ontario Health (Quality). A health assessment.", ["Ontario Health (Quality)"], "A health assessment"),
    ("Society for Test Medicine (STM). Electronic address: pubs@example.org, Doe A. A statement.",
     ["Society for Test Medicine (STM)", "Doe A"], "A statement"),
    ("Doe A; Deutsche Gesellschaft für Tests e. V. (DGT). Ein Titel.",
     ["Doe A", "Deutsche Gesellschaft für Tests e. V. (DGT)"], "Ein Titel"),
    ("Muzahid. A title by one name.", ["Muzahid"], "A title by one name"),
    ("Ann Bea Cleo Doe, Dan Ed Roe. A title.", ["Ann Bea Cleo Doe", "Dan Ed Roe"], "A title"),
    ("Ann Bea Cleo Dan Doe, Dan Ed Roe. A title.", [], "Ann Bea Cleo Dan Doe, Dan Ed Roe. A title"),
    ("Xiang Yu Ping, Luo Tian, Zeng Ling. A title.", ["Xiang Yu Ping", "Luo Tian", "Zeng Ling"], "A title"),
    ("A title first and then the names. Doe AB, Roe B.", ["Doe AB", "Roe B"], "A title first and then the names"),
    ("A title? Doe A, Roe B.", ["Doe A", "Roe B"], "A title?"),
    ("A title. Doe AB.", ["Doe AB"], "A title"),
    ("A title. Doe A.", [], "A title. Doe A"),
    ("A title. Doe A, mice.", [], "A title. Doe A, mice"),
    ("A title. Vitamin DK.", [], "A title. Vitamin DK"),
    # names among which something stands that is no person
    ("Doe A, Muller, Roe B, Poe C. A title.", ["Doe A", "Muller", "Roe B", "Poe C"], "A title"),
    ("Doe A, Mice, Rats, Dogs, Roe B, Poe C. A title.", ["Doe A", "Mice", "Rats", "Dogs", "Roe B", "Poe C"], "A title"),
    ("Doe A, mice, rats, Roe B, dogs, cats, Poe C. A title.", [],
     "Doe A, mice, rats, Roe B, dogs, cats, Poe C. A title"),
    ("Doe A, tests of mice, Roe B. A title.", [], "Doe A, tests of mice, Roe B. A title"),
    ("Test Group, Mice, tests. A title.", [], "Test Group, Mice, tests. A title"),
    ("Test Group, Roe Group, mice. A title.", [], "Test Group, Roe Group, mice. A title"),
    ("Reply to Roe B: Doe A, Poe C. A title.", [], "Reply to Roe B: Doe A, Poe C. A title"),
    ("Appendix C, Doe A. A title.", ["Appendix C", "Doe A"], "A title"),
    ("Re: Doe A, Roe B, Poe C, Moe D. A title.", [], "Re: Doe A, Roe B, Poe C, Moe D. A title"),
    ("Doe A, mice, rats, Roe B, dogs, Poe C. A title.", ["Doe A", "mice", "rats", "Roe B", "dogs", "Poe C"], "A title"),
    ("Test Group of it; anna mice; Roe B. A title.", ["Test Group of it", "anna mice", "Roe B"], "A title"),
    ("the mice; Test Group of it; Roe B. A title.", [], "the mice; Test Group of it; Roe B. A title"),
    ("TEST Group; panel of things; council of mice. A title.",
     ["TEST Group", "panel of things", "council of mice"], "A title"),
    ("Test Group; mice of it; rats of it. A title.", [], "Test Group; mice of it; rats of it. A title"),
    ("things of mice; Group of it; Panel of it; Council of it. A title.", [],
     "things of mice; Group of it; Panel of it; Council of it. A title"),
    # one name, or none
    ("Mortimer. A title.", ["Mortimer"], "A title"),
    ("MORTIMER. A title.", [], "MORTIMER. A title"),
    ("Jo. A title.", [], "Jo. A title"),
    ("Doe. A title.", ["Doe"], "A title"),
    ("Anna Doe-Roe, Ben Poe. A title.", ["Anna Doe-Roe", "Ben Poe"], "A title"),
    ("Hepatitis B. A title.", [], "Hepatitis B. A title"),
    ("Anna Doe. A title.", [], "Anna Doe. A title"),
    ("Editorial. A title.", [], "Editorial. A title"),
    # groups and titles that name one
    ("WHO. A title.", ["WHO"], "A title"),
    ("World Health (A B C D). A title.", ["World Health (A B C D)"], "A title"),
    ("World Health (A B C D E). A title.", [], "World Health (A B C D E). A title"),
    ("World Health (TrialX). A title.", ["World Health (TrialX)"], "A title"),
    ("Test Hospital of Mice for the Best Care. A title.", ["Test Hospital of Mice for the Best Care"], "A title"),
    ("Trial (mice) Group of Me. A title.", ["Trial (mice) Group of Me"], "A title"),
    ("Trial of the mice TeamX. A title.", [], "Trial of the mice TeamX. A title"),
    ("Group X. A title.", [], "Group X. A title"),
    ("Group: Mice. A title.", [], "Group: Mice. A title"),
    ("Members Aaaa Bbbb Cccc Dddd Eeee from ffff gggg Unit. A title.",
     ["Members Aaaa Bbbb Cccc Dddd Eeee from ffff gggg Unit"], "A title"),
    ("Members Aaaa Bbbb Cccc Dddd Eeee from ffff gggg hhhh Unit. A title.", [],
     "Members Aaaa Bbbb Cccc Dddd Eeee from ffff gggg hhhh Unit. A title"),
    ("CDC (Atlanta). A title.", ["CDC (Atlanta)"], "A title"),
    ("Test Group (Working). A title.", ["Test Group (Working)"], "A title"),
    ("Test Society of Mice. A title.", ["Test Society of Mice"], "A title"),
    ("test society of mice. A title.", [], "test society of mice. A title"),
    ("Members of the test group. A title.", ["Members of the test group"], "A title"),
    ("Erratum Working Group. A title.", ["Erratum Working Group"], "A title"),
    ("Correction (Group). A title.", [], "Correction (Group). A title"),
    ("Committee: a history. A title.", [], "Committee: a history. A title"),
    ("A committee A. A title.", [], "A committee A. A title"),
    ("Study of mice in a trial. A title.", [], "Study of mice in a trial. A title"),
    ("Effects in the Test Group. A title.", [], "Effects in the Test Group. A title"),
    ("Guidelines of the Test Society. A title.", [], "Guidelines of the Test Society. A title"),
    ("New clinical practice guidelines from the Test Group. A title.", [],
     "New clinical practice guidelines from the Test Group. A title"),
    # full stops that end no sentence
    ("Doe A, Roe B, St. Claire C. A title.", ["Doe A", "Roe B", "St. Claire C"], "A title"),
    ("Doe A, Roe B; U.S. Test Group. A title.", ["Doe A", "Roe B", "U.S. Test Group"], "A title"),
    ("Mt. Test Society. A title.", ["Mt. Test Society"], "A title"),
    ("Prof. Doe A. A title.", ["Prof. Doe A"], "A title"),
    ("Test e. V. (DGT). A title.", [], "Test e. V. (DGT). A title"),
    # letters that are no marks, and names behind titles of one letter
    ("Doe A. X-rays of mice.", ["Doe A"], "X-rays of mice"),
    ("Y. Doe AB, Roe B.", ["Doe AB", "Roe B"], "Y"),
    ("A. Doe, B. C. Roe. A title.", ["A. Doe", "B. C. Roe"], "A title"),
    ("A. Doe. A title.", [], "A. Doe. A title"),
    ("Doe A.B. A title.", ["Doe A.B."], "A title"),
    # words and marks of other styles among the names
    ("Doe AB, Roe CD and Poe E. A title.", ["Doe AB", "Roe CD", "Poe E"], "A title"),
    ("Doe AB, Roe CD, and Poe E. A title.", ["Doe AB", "Roe CD", "Poe E"], "A title"),
    ("Doe AB, Roe CD & Poe E. A title.", ["Doe AB", "Roe CD", "Poe E"], "A title"),
    ("Doe AB and Roe CD. A title.", ["Doe AB", "Roe CD"], "A title"),
    ("Doe AB, Roe CD, Poe E, Moe F, and Loe GH. A title.", ["Doe AB", "Roe CD", "Poe E", "Moe F", "Loe GH"], "A title"),
    ("Doe AB, Roe CD, and the Test Group. A title.", ["Doe AB", "Roe CD", "Test Group"], "A title"),
    ("Doe AB, Roe CD, for the Test Group. A title.", ["Doe AB", "Roe CD", "Test Group"], "A title"),
    ("Doe AB, Roe CD, on behalf of the Test Group. A title.", ["Doe AB", "Roe CD", "Test Group"], "A title"),
    ("Doe AB; for the Test Group. A title.", ["Doe AB", "for the Test Group"], "A title"),
    ("Doe AB*, Roe CD*, Poe E. A title.", ["Doe AB", "Roe CD", "Poe E"], "A title"),
    ("Doe AB†, Roe CD‡, Poe E#. A title.", ["Doe AB", "Roe CD", "Poe E"], "A title"),
    ("Doe A, ffrench-Roe B. A title.", ["Doe A", "ffrench-Roe B"], "A title"),
    ("Doe AB, Roe C: A title: a subtitle.", ["Doe AB", "Roe C"], "A title: a subtitle"),
    ("Doe AB: A title. A second part.", ["Doe AB"], "A title. A second part"),
    ("Doe A, Roe B, Pérez-Poe C, Moe D, Loe E: A title.", ["Doe A", "Roe B", "Pérez-Poe C", "Moe D", "Loe E"],
     "A title"),
    ("Project TEST: a title.", [], "Project TEST: a title"),
    ("World War II: a title.", [], "World War II: a title"),
    ("Vitamin D: a title.", [], "Vitamin D: a title"),
    ("Mice and rats: a title.", [], "Mice and rats: a title"),
    ("Mice AB, rats CD and men: a title.", [], "Mice AB, rats CD and men: a title"),
    # no title
    ("Doe A.", ["Doe A"], None),
    ("Doe A, Roe B.", ["Doe A", "Roe B"], None),
    ("Smith T, Doe A. Smith T, et al.", ["Smith T", "Doe A"], None),
    ("Test Group.", [], "Test Group"),
]  # fmt: skip


@pytest.mark.parametrize(("front", "authors", "title"), FRONTS)
def test_authors_and_title_in_front_of_the_source(front, authors, title):
    c = parse_citation(f"{front} {TAIL}")
    assert ([author.name for author in c.authors], c.title, c.journal) == (authors, title, "Test J")
    assert (c.published.text, c.volume, c.issue, c.pages, c.doi) == ("2021 Mar", "5", "2", "1-9", "10.5555/t.5.2")


@pytest.mark.parametrize(("groups", "others", "are_authors"), [(8, 2, True), (7, 3, False)])
def test_a_list_of_groups_is_one_where_more_than_seven_of_ten_are_groups(groups, others, are_authors):
    names = ["Test Group", *["panel of it"] * (groups - 1), *["mice of it"] * others]
    c = parse_citation(f"{'; '.join(names)}. A title. {TAIL}")
    assert [author.name for author in c.authors] == (names if are_authors else [])


@pytest.mark.parametrize("ending", [" et al.", ", et al.", "; et al.", " and others.", ", ET AL."])
def test_authors_that_are_not_all(ending):
    c = parse_citation(f"Doe A{ending} A title. {TAIL}")
    assert ([author.name for author in c.authors], c.authors_complete, c.title) == (["Doe A"], False, "A title")


@pytest.mark.parametrize(
    "joint", [" et al; ", ", et al; ", ", et al.; ", ", et al. for the ", ", et al, on behalf of the "]
)
def test_a_group_behind_authors_that_are_not_all(joint):
    c = parse_citation(f"Doe A, Roe B{joint}Test Study Group. A title. {TAIL}")
    assert [author.name for author in c.authors] == ["Doe A", "Roe B", "Test Study Group"]
    assert (c.authors_complete, c.authors[-1].collective, c.title) == (False, True, "A title")


@pytest.mark.parametrize(
    ("line", "journal"),
    [
        ("Published online 2020 Mar 5. doi: 10.5555/x1.", None),
        ("Published Online: 2020 Mar 5. doi: 10.5555/x1.", None),
        ("Epub 2020 Mar 5. doi: 10.5555/x1.", None),
        ("Available online 5 March 2020. doi: 10.5555/x1.", None),
        ("First published 2020 Mar 5;5:1-9.", None),
        ("Doe A. A title. J Test Med. Published online. 2020 Mar 5;5:1-9.", "J Test Med"),
        ("Doe A. A title. J Test Med (2020). Published online 2020 Mar 5;5:1-9.", "J Test Med (2020)"),
        ("Doe A. A title. J Published online. 2020 Mar 5;5:1-9.", "J Published online"),
        ("Doe A. A title. Online J Test. 2020 Mar 5;5:1-9.", "Online J Test"),
        ("J Test X. Published online. 2020 Mar 5;5:1-9.", "J Test X"),
    ],
)
def test_the_label_of_a_date_is_no_journal(line, journal):
    c = parse_citation(line)
    assert (c.ok, c.journal, c.published.year) == (True, journal, 2020)


@pytest.mark.parametrize("ending", [" et al", ", et al", " and others"])
def test_authors_behind_the_title_that_are_not_all(ending):
    c = parse_citation(f"A title. Doe A, Roe BC{ending}. {TAIL}")
    assert ([author.name for author in c.authors], c.authors_complete) == (["Doe A", "Roe BC"], False)
    assert (c.title, c.journal) == ("A title", "Test J")


def test_authors_behind_nothing_but_stops_have_no_title_before_them():
    assert parse_citation(f".. Doe A, Roe BC.R. {TAIL}").title != "."
