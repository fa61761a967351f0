"""The laws that fuzz/ holds under coverage guidance: here on what once broke them, on seeds and on changed ones."""

import re
import runpy
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Document, clean
from pubsieve.settings import load_settings
from schemas.citation import Citation, parse_citation, render
from schemas.dates import parse_date
from schemas.errors import ConfigError
from schemas.identifiers import parse_identifier

ROOT = Path(__file__).parents[2]
HARNESSES = {
    path.stem: runpy.run_path(str(path)) for path in sorted((ROOT / "fuzz").glob("*.py")) if path.stem != "run"
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
    ("citation", "A.... 2020."),
    ("citation", ". 2022a"),
    ("citation", "2020;:pa"),
    ("citation", "2020;:p0"),
    ("citation", "D,A. (.4.a). 1998 3:4."),
    ("citation", ".a. a A, R B et al.T.  a. 2025."),
    ("citation", "2020;2:6 Epub ahead of print.[a]. 2021. Epub ahead of print.[a]Epub ahead of print"),
    ("citation", "2020;2:6. Epub ahead of print.[a]. 2021. Epub ahead of print.[a]Epub ahead of print"),
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
    (
        "profile_file",
        'id = "web-page"\ntitle = "Furniture"\n[[drop]]\nid = "bar"\nwhy = "a bar of links"\ncss = ["[p=q"]\n',
    ),
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


def wrong(message: str) -> Callable[..., object]:
    def fail(*_args: object, **_options: object) -> object:
        raise TypeError(message)

    return fail


def refuse(*_args: object) -> object:
    raise ConfigError("two\nlines", code="x", source="another.toml")


def answer(**changes: object) -> Callable[..., object]:
    """`parse_identifier` with a wrong answer."""
    return lambda *args, **options: replace(parse_identifier(*args, **options), **changes)


def longer(*args: Any, **options: Any) -> object:
    made = parse_identifier(*args, **options)
    return replace(made, value=made.value and f"{made.value}0")


def document(**changes: Callable[[Document], object]) -> Callable[..., object]:
    """`clean` with a wrong document."""

    def cleaned(*args: Any, **options: Any) -> Document:
        made = clean(*args, **options)
        return replace(made, **{name: change(made) for name, change in changes.items()})

    return cleaned


def elsewhere(path: Path) -> object:
    return load_settings(path).model_copy(update={"origin": "/elsewhere/pubsieve.toml"})


BROKEN = [
    # harness, the name that stands for something wrong in it, what stands there, what the law says
    ("citation", "parse_citation", wrong("no line"), "no line"),
    ("citation", "parse_citation", lambda _: parse_citation("Doe A."), "the input is not kept"),
    ("citation", "parse_citation", lambda line: Citation(line, ok=False), "ok and why not"),
    ("citation", "render", lambda _: "", "words lost in silence"),
    ("citation", "render", lambda citation: f"{render(citation)} 345678", "figures made up"),
    ("citation", "render", lambda citation: f"{render(citation)} Soup.", "it never comes to rest"),
    ("date", "date_problems", lambda _: [], "irregular without a reason"),
    ("date", "parse_date", lambda _: None, "a date of nothing"),
    ("date", "parse_date", lambda text: parse_date(text.strip()[:4]), "its text"),
    ("date", "starts", lambda _: date(2999, 1, 1), "a period"),
    ("date", "ends", lambda _: None, "a period with one end"),
    ("html_page", "clean", wrong("no tree"), "no tree"),
    ("html_page", "clean", document(_blocks=lambda made: made.blocks[1:]), "words lost"),
    ("html_page", "clean", document(articles=lambda _: []), "no record"),
    ("identifier", "parse_identifier", wrong("no kind"), "no kind"),
    ("identifier", "parse_identifier", answer(input=""), "the input is not kept"),
    ("identifier", "parse_identifier", answer(problems=()), "no reason"),
    ("identifier", "parse_identifier", longer, "its value parses to another"),
    ("identifier", "find_identifiers", lambda _: [SimpleNamespace(start=9, end=9)], "found nowhere"),
    ("profile_file", "read_profile", wrong("no table"), "no table"),
    ("profile_file", "read_profile", refuse, "does not name the file"),
    ("profile_file", "clean", wrong("no rule"), "no rule"),
    ("settings_file", "load_settings", wrong("no table"), "no table"),
    ("settings_file", "load_settings", refuse, "does not name the file"),
    (
        "settings_file",
        "load_settings",
        lambda path: load_settings(path).model_copy(update={"origin": "/a/b"}),
        "relative",
    ),
    ("text_page", "clean", wrong("no line"), "no line"),
    ("text_page", "clean", document(_blocks=lambda made: made.blocks[1:]), "words lost"),
    ("text_page", "clean", document(articles=lambda _: []), "no record"),
]


@pytest.mark.parametrize(("name", "part", "stand_in", "message"), BROKEN, ids=lambda value: str(value)[:20])
def test_a_law_fails_where_what_it_holds_is_broken(name, part, stand_in, message, monkeypatch):
    law = HARNESSES[name]["law"]
    monkeypatch.setitem(law.__globals__, part, stand_in)
    with pytest.raises((AssertionError, TypeError), match=message):
        any(map(law, HARNESSES[name]["seeds"]()))


@pytest.mark.parametrize(
    ("name", "part", "read"), [("profile_file", "clean", clean), ("settings_file", "load_settings", load_settings)]
)
def test_no_seed_is_a_file_that_is_refused(name, part, read, monkeypatch):
    law = HARNESSES[name]["law"]
    monkeypatch.setitem(law.__globals__, part, lambda *args, **options: wrong("read")(read(*args, **options)))
    for seed in HARNESSES[name]["seeds"]():
        with pytest.raises(TypeError, match="read"):
            law(seed)


def test_each_harness_is_run_by_tox():
    run = re.findall(r"fuzz/run\.py (\w+) -max_total_time", (ROOT / "tox.ini").read_text(encoding="utf-8"))
    assert run == sorted(HARNESSES)
    assert run == ["citation", "date", "html_page", "identifier", "profile_file", "settings_file", "text_page"]


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
