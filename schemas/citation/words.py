"""The fixed words of citation lines: languages, labels of notices, remarks, link labels."""

from schemas.article import NoticeKind

_LANGUAGE_NAMES = """
    Afrikaans|Albanian|Amharic|Arabic|Armenian|Azerbaijani|Basque|Bengali|Bosnian|Bulgarian|Catalan|Chinese|Croatian
    |Czech|Danish|Dutch|English|Esperanto|Estonian|Finnish|French|Galician|Georgian|German|Greek|Greek, Modern|Hebrew
    |Hindi|Hungarian|Icelandic|Indonesian|Irish|Italian|Japanese|Kazakh|Kinyarwanda|Korean|Latin|Latvian|Lithuanian
    |Macedonian|Malay|Malayalam|Maori|Mongolian|Multiple Languages|Norwegian|Persian|Polish|Portuguese|Pushto|Romanian
    |Russian|Sanskrit|Scottish Gaelic|Serbian|Slovak|Slovenian|Spanish|Swedish|Thai|Tibetan|Turkish|Ukrainian
    |Undetermined|Urdu|Uzbek|Vietnamese|Welsh
"""
LANGUAGES = frozenset(name.strip() for name in _LANGUAGE_NAMES.split("|"))
"""The languages of MEDLINE as PubMed prints them."""

NOTICE_LABELS: dict[str, NoticeKind] = {
    "Erratum in": "erratum",
    "Erratum for": "erratum",
    "Comment in": "comment",
    "Comment on": "comment",
    "Update in": "update",
    "Update of": "update",
    "Retraction in": "retraction",
    "Retraction of": "retraction",
    "Partial retraction in": "retraction",
    "Partial retraction of": "retraction",
    "Retracted and republished in": "republished",
    "Retracted and republished from": "republished",
    "Expression of concern in": "expression_of_concern",
    "Expression of concern for": "expression_of_concern",
    "Corrected and republished in": "republished",
    "Corrected and republished from": "republished",
    "Republished in": "republished",
    "Republished from": "republished",
    "Reprint in": "republished",
    "Reprint of": "republished",
    "Original report in": "other",
    "Summary for patients in": "other",
    "Patient summary in": "other",
    "Dataset described in": "other",
    "Dataset use reported in": "other",
    "Cites": "other",
    "Cited in": "other",
    "Withdrawn in": "withdrawn",
    "Withdrawal of": "withdrawn",
}
"""MEDLINE's CommentsCorrections labels, as the citation prints them."""

REMARKS: dict[str, NoticeKind] = {
    "Review": "other",
    "No abstract available": "other",
    "Abstract available": "other",
    "Retracted": "retraction",
    "Withdrawn": "withdrawn",
    "Free PMC article": "other",
    "Free article": "other",
}
"""Sentences that older lines and PubMed's lists add to the citation."""

LINK_LABELS = (
    r"(?:DOI|PubMed|PMC free article|Free PMC article|PMC|Google Scholar|CrossRef|Cross Ref|ADS|Full Text"
    r"|Web of Science|Medline|ISI)"
)
"""The bracketed link labels after a reference of a PMC article."""
