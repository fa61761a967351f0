"""What makes a record good: checks and suites."""

from expectations.assertions import assert_records
from expectations.catalog import CATALOG
from expectations.run import Checker, CheckRun, run_checks
from expectations.suites import SUITES

__all__ = ["CATALOG", "SUITES", "CheckRun", "Checker", "assert_records", "run_checks"]
