"""Which of a record's keys an expectation of Great Expectations reads, and what it says of itself."""

import great_expectations.expectations as gxe
import pytest

from expectations.gx_own import columns_of


@pytest.mark.parametrize(
    ("made", "read"),
    [
        (gxe.ExpectColumnValuesToNotBeNull(column="doi"), ["doi"]),
        (gxe.ExpectColumnPairValuesToBeEqual(column_A="pmid", column_B="pmcid"), ["pmid", "pmcid"]),
        (gxe.ExpectMulticolumnSumToEqual(column_list=["volume", "issue"], sum_total=3), ["volume", "issue"]),
        (gxe.ExpectTableRowCountToEqual(value=3), []),
    ],
    ids=lambda one: type(one).__name__,
)
def test_the_columns_that_an_expectation_names(made, read):
    assert columns_of(made) == read
