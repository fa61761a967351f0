"""Identifiers with a check digit: ISSN, ISBN, ORCID. The ranges and hyphens of an ISBN are python-stdnum's.

Sources: ISO 3297 (ISSN), ISO 2108 (ISBN), ISO 7064 MOD 11-2 and the ORCID ranges of
https://support.orcid.org/hc/en-us/articles/360006897674.
"""

import re

from schemas.finding import Severity
from schemas.identifiers.characters import fold_characters
from schemas.identifiers.model import Identifier, Kind, Note, Status, conclude

_ORCID_RANGES = (("0000000150000007", "0000000350000001"), ("0009000000000000", "0009001000000000"))

_LONGEST = 200  # longer texts are no such number

_ISSN_CLEAN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9X]\Z")
_MEDIUM = r"(?:\s*\((?:print|online|electronic|linking)\))?"
_ISSN_LOOSE = re.compile(
    rf"""(?ix) \s* (?P<url> https?://portal\.issn\.org/resource/issn/ )?
    (?P<label> [(\[]* (?:urn:|[ep]-?)? issn(?:-?l)?\b {_MEDIUM} [\s:.]* )?
    (?P<value> [0-9]{{4}}[\s-]?[0-9]{{3}}[0-9X] )  (?P<rest> \s*+[.,;)\]]*+ {_MEDIUM} ) \s*+\Z"""
)
_ISBN_LOOSE = re.compile(
    r"""(?ix) \s* (?P<label> [(\[]* (?:urn:)? isbn (?:[- ]?1[03])? [\s:.]+ )?
    (?P<value> [0-9][0-9\s-]{7,20}[0-9X] )  (?P<rest> \s*+[.,;)\]]*+ ) \s*+\Z"""
)
_ORCID_CLEAN = re.compile(r"[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]\Z")
_ORCID_LOOSE = re.compile(
    r"""(?ix) \s* (?P<label> [(\[]* orcid(?:\s?id)? (?!\.org) [\s:.]* )?
    (?P<url> (?:https?:/*)?(?:www\.)?orcid\.org/+ )?
    (?P<value> (?:[0-9]{4}[\s-]?){3}[0-9]{3}[0-9X] )
    (?P<rest> \s*+[.,;)\]/]*+ (?(url)(?:[?\#]\S*+)?) ) \s*+\Z"""
)


def parse_issn(text: str, *, typed: bool = True) -> Identifier:
    """Parse an ISSN; `value` is ``NNNN-NNNC``. A wrong check digit is an error, the value is kept for display."""
    if _ISSN_CLEAN.match(text) and text[8] == _modulo_11(text[:4] + text[5:8]):
        return Identifier(Kind.ISSN, text, text, Status.WELL_FORMED)
    found = _loosely(_ISSN_LOOSE, text)
    if found is None:
        return _malformed(Kind.ISSN, text, "an ISSN is four digits, a hyphen, three digits and a check digit")
    bare = re.sub(r"[\s-]", "", found["value"]).upper()
    notes = _form_notes(Kind.ISSN, text, found, f"{bare[:4]}-{bare[4:]}")
    right = _modulo_11(bare[:7])
    if right != bare[7]:
        notes.append(_check_digit(Kind.ISSN, bare[7], right))
    return conclude(Kind.ISSN, text, f"{bare[:4]}-{bare[4:]}", notes)


def parse_isbn(text: str, *, typed: bool = True) -> Identifier:
    """Parse an ISBN-10 or ISBN-13; `value` is the ISBN-13, hyphenated where the input rightly was."""
    from stdnum import isbn  # takes along what opens connections: only where there is an ISBN
    from stdnum.exceptions import InvalidChecksum, ValidationError

    found = _loosely(_ISBN_LOOSE, text)
    if found is None:
        return _malformed(Kind.ISBN, text, "an ISBN has 13 digits, or 9 digits and a check digit")
    bare = re.sub(r"[\s-]", "", found["value"]).upper()
    try:
        value = isbn.validate(bare, convert=True)
    except InvalidChecksum:
        return conclude(Kind.ISBN, text, bare, [_check_digit(Kind.ISBN, bare[-1], _isbn_check_digit(bare))])
    except ValidationError:
        return _malformed(Kind.ISBN, text, "an ISBN has 13 digits from 978 or 979, or 9 digits and a check digit")
    if re.sub(r"\s", "", found["value"]) == isbn.format(bare):
        value = isbn.format(value)
    notes = _form_notes(Kind.ISBN, text, found, found["value"])
    if len(bare) < 13:
        notes.append(Note("isbn-10", Severity.INFO, "the ISBN-10 was converted to ISBN-13"))
    elif value != found["value"]:
        notes.append(Note("isbn-form", Severity.INFO, f"written as {value}"))
    return conclude(Kind.ISBN, text, value, notes)


def parse_orcid(text: str, *, typed: bool = True) -> Identifier:
    """Parse an ORCID iD; `value` is ``NNNN-NNNN-NNNN-NNNC`` without the address."""
    digits = text.replace("-", "")
    if _ORCID_CLEAN.match(text) and digits[15] == _modulo_11_2(digits[:15]) and _in_orcid_range(digits):
        return Identifier(Kind.ORCID, text, text, Status.WELL_FORMED)
    found = _loosely(_ORCID_LOOSE, text)
    if found is None:
        return _malformed(Kind.ORCID, text, "an ORCID iD is 15 digits and a check digit in groups of four")
    bare = re.sub(r"[\s-]", "", found["value"]).upper()
    value = "-".join(bare[i : i + 4] for i in range(0, 16, 4))
    notes = _form_notes(Kind.ORCID, text, found, value)
    right = _modulo_11_2(bare[:15])
    if right != bare[15]:
        notes.append(_check_digit(Kind.ORCID, bare[15], right))
    elif not _in_orcid_range(bare):
        notes.append(Note("orcid-suspicious", Severity.WARNING, "an ISNI outside the ranges that ORCID assigns"))
    return conclude(Kind.ORCID, text, value, notes)


def _loosely(form: re.Pattern[str], text: str) -> re.Match[str] | None:
    return form.match(fold_characters(text)) if len(text) <= _LONGEST else None


def _in_orcid_range(bare: str) -> bool:
    return any(low <= bare <= high for low, high in _ORCID_RANGES)


def _isbn_check_digit(bare: str) -> str:
    if len(bare) == 13:
        return str(-sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(bare[:12])) % 10)
    return _modulo_11(bare[:-1])


def _modulo_11(digits: str) -> str:
    """The check digit of ISO 3297 and of ISBN-10: each digit counts as often as it stands from the left of nine."""
    return _digit(sum(int(digit) * weight for weight, digit in enumerate(digits.rjust(9, "0"), 1)) % 11)


def _modulo_11_2(digits: str) -> str:
    """The check digit of ISO 7064 MOD 11-2."""
    return _digit((1 - sum(int(digit) << power for power, digit in enumerate(reversed(digits), 1))) % 11)


def _digit(check: int) -> str:
    return "X" if check == 10 else str(check)


def _form_notes(kind: Kind, text: str, found: re.Match[str], value: str) -> list[Note]:
    notes = []
    groups = found.groupdict()
    if found.string != text:
        notes.append(Note(f"{kind}-characters", Severity.INFO, "look-alike or invisible characters were replaced"))
    if groups.get("url"):
        notes.append(Note(f"{kind}-url", Severity.INFO, "taken out of its address"))
    if groups.get("label"):
        notes.append(Note(f"{kind}-label", Severity.INFO, "the label before it was taken off"))
    if groups.get("rest"):
        notes.append(Note(f"{kind}-trailing-punctuation", Severity.INFO, f"{groups['rest']!r} after it was taken off"))
    if found["value"] != value or found.string != found.string.strip():
        notes.append(Note(f"{kind}-form", Severity.INFO, f"written as {value}"))
    return notes


def _check_digit(kind: Kind, found: str, right: str) -> Note:
    message = f"the check digit is {found}, but {right} belongs to these digits: at least one character is wrong"
    return Note(f"{kind}-check-digit", Severity.ERROR, message)


def _malformed(kind: Kind, text: str, message: str) -> Identifier:
    return conclude(kind, text, None, [Note(f"{kind}-malformed", Severity.ERROR, message)])
