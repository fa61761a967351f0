"""The profiles that are built in hold what a user's own is tried for when it is loaded."""

import pytest

from cleaner.layouts import load_layouts, prove


@pytest.mark.parametrize("layout", load_layouts(), ids=lambda layout: layout.id)
def test_every_expression_of_a_layout_can_be_read(layout):
    prove(layout)
