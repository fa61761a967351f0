"""The profiles that are built in hold what a user's own is tried for when it is loaded."""

import pytest

from cleaner.layouts import load_layouts, prove
from schemas.errors import ConfigError


@pytest.mark.parametrize("layout", load_layouts(), ids=lambda layout: layout.id)
def test_every_expression_of_a_layout_can_be_read(layout):
    prove(layout)


@pytest.mark.parametrize("known", [layout for layout in load_layouts() if layout.profile.priority > 0])
def test_a_users_profile_is_asked_before_the_built_in_ones_of_its_priority(known, tmp_path):
    path = tmp_path / "fog.toml"
    priority = known.profile.priority
    path.write_text(
        f'id = "fog"\ntitle = "Fog"\npriority = {priority}\n[fingerprint]\nhtml = ["p"]\n', encoding="utf-8"
    )
    assert next(one.id for one in load_layouts(path) if one.profile.priority == priority) == "fog"


def test_a_fault_in_a_users_version_of_a_built_in_profile_is_told_of_its_file(tmp_path):
    path = tmp_path / "web.toml"
    path.write_text(
        'id = "web-page"\ntitle = "Furniture"\n[[drop]]\nid = "bar"\nwhy = "a bar of links"\ncss = ["[p=q"]\n',
        encoding="utf-8",
    )
    with pytest.raises(ConfigError, match="selector") as raised:
        load_layouts(path)
    assert raised.value.source == str(path)
