"""The check digits of ISSN and ORCID are those that python-stdnum calculates."""

from hypothesis import given
from hypothesis import strategies as st
from stdnum import issn
from stdnum.iso7064 import mod_11_2

from schemas.identifiers.checkdigit import parse_issn, parse_orcid


def codes(identifier):
    return {problem.code for problem in identifier.problems}


@given(st.from_regex(r"[0-9]{7}[0-9X]", fullmatch=True))
def test_an_issn_is_wrong_where_the_library_says_so(bare):
    for digit, wrong in ((bare[7], not issn.is_valid(bare)), (issn.calc_check_digit(bare[:7]), False)):
        assert ("issn-check-digit" in codes(parse_issn(f"{bare[:4]}-{bare[4:7]}{digit}"))) is wrong


@given(st.from_regex(r"000[0-9]{12}[0-9X]", fullmatch=True))
def test_an_orcid_is_wrong_where_the_library_says_so(bare):
    for text, wrong in ((bare, not mod_11_2.is_valid(bare)), (bare[:15] + mod_11_2.calc_check_digit(bare[:15]), False)):
        hyphened = "-".join(text[at : at + 4] for at in range(0, 16, 4))
        assert ("orcid-check-digit" in codes(parse_orcid(hyphened))) is wrong
