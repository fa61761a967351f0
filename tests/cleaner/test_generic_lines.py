"""Pages of lines that no layout knows: menus, lines of links and addresses above and below their text."""

import pytest

from cleaner import Document, clean, page_from_text

PROSE = "The bell of the harbor is rung at noon, and once more when the fog comes in from the sea."
MENU = "Harbor\nBoats\nBells\n"


def links(*names: str) -> str:
    return "".join(f"[{name}](https://harbor.example/{name.lower()})\n\n" for name in names)


def read(text: str, media: str = "markdown") -> Document:
    return clean(page_from_text(text, media=media))


def rules(document: Document) -> dict[str, str | None]:
    return {block.text: block.rule for block in document.blocks if block.text}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"{links('Boats', 'Bells', 'Fog')}{PROSE}\n", ["Boats", "Bells", "Fog"]),
        (f"{PROSE}\n\n{links('Boats', 'Bells', 'Fog')}", ["Boats", "Bells", "Fog"]),
        (f"{links('Boats', 'Bells')}{PROSE}\n\n{links('Fog')}", ["Boats", "Bells", "Fog"]),
        (f"{links('Boats', 'Bells')}{PROSE}\n", []),
        (f"{PROSE}\n\n{links('Boats', 'Bells', 'Fog')}{PROSE}\n", []),
        (f"{links('Boats', 'Bells', 'Fog')}", []),
        (f"{PROSE}\n\n{links(*(f'Boat number {n}' for n in range(20)))}", []),
        (
            f"{links('Boats', 'Bells')}# [Fog](https://harbor.example/)\n\n{links('Sea')}{PROSE}\n",
            ["Boats", "Bells", "Sea"],
        ),
    ],
    ids=["above", "below", "around", "two", "between", "no text", "more links than text", "a heading stays"],
)
def test_lines_of_links_outside_the_text_go(text: str, gone: list[str]):
    found = rules(read(text))
    assert [words for words, rule in found.items() if rule == "shape:links"] == gone
    assert found.get(PROSE) is None


def test_a_line_with_a_link_in_it_is_no_line_of_links():
    text = "See [boats](https://harbor.example/a)\n\n" * 3 + PROSE
    assert set(rules(read(text)).values()) == {None}


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        (f"Skip to main content\n{MENU}\n{PROSE}\n", ["Harbor", "Boats", "Bells"]),
        (f"Skip to main content\nHome\nBoats\nBells\n\n{PROSE}\n", ["Boats", "Bells"]),
        (f"{MENU}\n{PROSE}\n", []),
        (f"Skip to main content\nHarbor\nBoats\n\n{PROSE}\n", []),
        (f"Skip to main content\n{PROSE}\n\n{MENU}", []),
        (f"Skip to main content\nHarbor\nBells: 12\nBoats\n\n{PROSE}\n", []),
        (f"Skip to main content\nHarbor\nThe year 1999\nBoats\n\n{PROSE}\n", []),
        (f"Skip to main content\nHarbor\nBoats of the harbor of today\nBells\n\n{PROSE}\n", []),
        (f"Skip to main content\nHarbor\nBoats?\nBells\n\n{PROSE}\n", []),
    ],
    ids=[
        "menu",
        "a known entry",
        "no frame above",
        "two lines",
        "below the text",
        "a value",
        "a date",
        "six words",
        "a sentence",
    ],
)
def test_a_run_of_short_lines_behind_the_frame_is_a_menu(text: str, gone: list[str]):
    found = rules(read(text, "text"))
    assert [words for words, rule in found.items() if rule == "generic:menu"] == gone


@pytest.mark.parametrize(
    ("address", "rule"),
    [
        ("https://harbor.example/bell", "text:front-matter"),
        ("www.harbor.example", "generic:address"),
        ("//harbor.example/bell", "generic:address"),
    ],
)
def test_a_bare_address_above_the_text_goes_and_below_it_stays(address: str, rule: str):
    assert rules(read(f"{address}\n\n{PROSE}\n", "text"))[address] == rule
    assert rules(read(f"{PROSE}\n\n{address}\n", "text"))[address] is None
