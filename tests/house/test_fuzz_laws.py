"""The laws that fuzz/ holds under coverage guidance: here on what once broke them, on seeds and on changed ones."""

import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

HARNESSES = {
    path.stem: runpy.run_path(str(path))
    for path in sorted((Path(__file__).parents[2] / "fuzz").glob("*.py"))
    if path.stem != "run"
}
FOUND = [
    # Each of these once raised, hung or broke a law.
    ("date", "Jan 0"),
    ("date", "202Sept.45"),
    ("date", "2020Okt4 3"),
    ("date", "0007-3"),
    ("date", "1/2/0007"),
    ("citation", "Doe A. Tests in fog... Test J. 2020;1:2-3."),
    ("citation", "Doe A. Tests. Test J. 2020;1:2-3. PMID: 1. PMID: 2. Epub 2019 Jan 1. Epub 2018. French. Greek."),
    ("citation", "2020 Oct??Vasu P: KR&s. PMID:\x1b153/7088"),
    ("citation", "Doe Ao.2015. Test J."),
    ("citation", "A A Jr.0. A. 2000."),
    ("citation", "T A& R,B. (2015)t. 2021."),
    ("citation", "1. 2020;8"),
    ("citation", "2020;2 10.5555/~0o0"),
    ("citation", "B G.  (r.4.). 1998 3:0"),
    ("citation", "2():8o. 2020:.:y0.  2020:.::"),
    ("citation", ".. e A, R B et al.R.  x. 2020."),
    ("citation", "d 2015;7:4  [u]. 2022:.:B"),
    ("citation", "7:4t. 2027:.:5o. 2022:.:m."),
    ("citation", "2021 . Epub ahead of print Epub ahead of print"),
    ("citation", "D A.;2020. T. 2020."),
    ("citation", "a. a A, R B et al.T. 2022."),
    ("citation", "Ta 2020. 2000:  aa aaa aa.Daa A 2\x1020:1"),
    ("citation", "2022 :a:4. 2022:.:0a. 2022 a:.."),
    ("citation", "E\x1f02aaa1998 Dec  PMID. 2020: 10.5555/a 20aaa].aaa:a"),
    ("date", "2022 Oct 9-7"),
    ("identifier", '"1'),
    ("identifier", "[NBK12"),
    ("identifier", "0077-56\x00\x0006"),
    ("identifier", "978-0-30\x00\x006-40615-7"),
    ("identifier", "0-97\r2298-0-X"),
    ("profile_file", 'id = "fog"\ntitle = "Fog"\nextends = ["fog"]\n'),
    ("profile_file", 'id = "fog"\ntitle = "Fog"\nvariant_of = "pubmed"\nextends = ["fog"]\n'),
    ("profile_file", 'id = "fog"\ntitle = "Fog"\n[fingerprint]\npatterns = ["a{99999999999999}"]\n'),
    ("profile_file", f'id = "fog"\ntitle = "Fog"\n[fingerprint]\npatterns = ["{"(" * 3000}{")" * 3000}"]\n'),
    (
        "profile_file",
        'id = "fog"\ntitle = "Fog"\nform = "abstract"\n[fingerprint]\nlines = ["abstract"]\n[[label]]\nid = "title"\n'
        'patterns = ["Title: (? It"]\n',
    ),
    ("profile_file", 'id = "fog"\ntitle = "Fog"\n"two\\nlines" = 1\n'),
    ("profile_file", f"priority = 1{'0' * 5000}\n"),
    ("profile_file", f"priority = {'[' * 5000}\n"),
    ("settings_file", f"max-findings = 1{'0' * 5000}\n"),
    ("settings_file", f"select = {'[' * 5000}\n"),
    ("settings_file", '"two\\nlines" = 1\n'),
    ("settings_file", '[check]\n"two\\nlines" = 1\n'),
    ("text_page", f"Lant{'4' * 80}ern Pearls\n\nMarwick S. Ann Test. 2001 Apr;1(3):6-9.\n\nSoup, fog\n"),
    ("text_page", f"Ola Farnby {'1,' * 60}x!\nOla Farnby et al. Ann Test. 2001.\n"),
    (
        "text_page",
        "Actions\nMed\neSH\nto\n\nce\n  Actions\n  Search \nc\n h\n Med\n g\nch\n  Actions\n ar\n\nln\n\ns\nn\nng"
        "\n\ntes\n•n\n\nes\n\nrc\n\nss\n al\nnal\n\n•c"
        "\n\nth\na\n\n•s\nF\nfu\nte\nSTo\n rd\n l\ne\n•y\n ns\n Affi\n  •e.my\nria\n   oa\n"
        "Turs, 2019 6;14(5):21",
    ),
    ("text_page", "---\n\n2: X. 2012 600022"),
    ("text_page", ("\nFind articles by aaa\nMID:" * 800)[:20_000]),
    ("html_page", "<html hidden>"),
    (
        "html_page",
        '<div class="contrib-group fm-author"><a>Ola J. Farnby</a><sup>1</sup></div><div class="fm-affl"><sup>1</sup>'
        '</div><span class="citation-abbreviation">Test J. </span>',
    ),
]


@pytest.mark.parametrize(("name", "text"), FOUND, ids=lambda value: value[:30])
def test_what_once_broke_a_law_keeps_it_now(name: str, text: str):
    HARNESSES[name]["law"](text)


@pytest.mark.parametrize("name", HARNESSES)
def test_every_seed_keeps_the_law(name: str):
    for seed in HARNESSES[name]["seeds"]():
        HARNESSES[name]["law"](seed)


def changed(seeds: list[str]) -> st.SearchStrategy[str]:
    """Seeds with a piece taken out, put in or doubled, or joined with another one."""
    pieces = st.sampled_from([piece for seed in seeds for piece in seed.split(" ")]) | st.text(max_size=12)
    return st.builds(
        lambda seed, at, length, piece: seed[:at] + piece + seed[at + length :],
        st.sampled_from(seeds).map(lambda seed: seed[:1500]),
        st.integers(0, 1500),
        st.integers(0, 40),
        pieces,
    )


@pytest.mark.parametrize("name", HARNESSES)
@settings(max_examples=60)
@given(data=st.data())
def test_changed_seeds_keep_the_law(name: str, data: st.DataObject):
    text = data.draw(changed(HARNESSES[name]["seeds"]()), label="text")
    HARNESSES[name]["law"](text)
