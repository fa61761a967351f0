"""One table for every engine: each check's good and bad examples."""

import pytest

from expectations import CATALOG

GOOD = [pytest.param(check, values, id=f"{check.id}-{n}") for check in CATALOG for n, values in enumerate(check.good)]
BAD = [pytest.param(check, values, id=f"{check.id}-{n}") for check in CATALOG for n, values in enumerate(check.bad)]


@pytest.mark.parametrize(("check", "values"), GOOD)
def test_a_good_record_passes(check, values):
    assert check.fault(*values) is None


@pytest.mark.parametrize(("check", "values"), BAD)
def test_a_bad_record_is_found(check, values):
    fault = check.fault(*values)
    assert fault is not None
    assert fault.message
    assert (fault.severity or check.severity).rank <= check.severity.rank
