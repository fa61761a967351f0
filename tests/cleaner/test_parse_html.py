"""What the source of a page writes otherwise than it is shown."""

import pytest

from cleaner import RawPage, clean


@pytest.mark.parametrize(
    ("link", "want"),
    [
        (
            '<a href="mailto:dev@null" data-email="gro.elpmaxe@ada" class="oemail">gro.elpmaxe@ada</a>',
            "ada@example.org",
        ),
        ('<a data-email="ada@example.org">Ada</a>', "Ada"),
    ],
    ids=["written backwards for a script", "only named"],
)
def test_an_address_is_read_as_it_is_shown(link: str, want: str):
    assert clean(RawPage(f"<p>Write to {link}.</p>", "html")).text == f"Write to {want}."
