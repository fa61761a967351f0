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
    "Preprint": "other",
    "Similar articles": "other",
}
"""Sentences that older lines and PubMed's lists add to the citation."""

LINK_LABELS = (
    r"(?:DOI|PubMed|PMC free article|Free PMC article|PMC|Google Scholar|CrossRef|Cross Ref|ADS|Full Text"
    r"|Web of Science|Medline|ISI)"
)
"""The bracketed link labels after a reference of a PMC article."""

PREPRINT_SERVERS = ("arXiv", "bioRxiv", "medRxiv", "ChemRxiv", "PsyArXiv", "Preprints", "Research Square", "SSRN")
"""They stand where the journal does; a citation needs no volume behind them."""

JOURNAL_WORDS = frozenset(
    """
    abstr acad acta actas adv aerosp aesthet afr agric allerg alzheimers am amer anaesth anal anat anesth angew anim
    ann annu antimicrob antivir appl aquat arch arterioscler asian assoc astron astrophys atmos aust australas
    bacteriol behav belg ber biochem biochim bioeng biogeosci bioinf bioinform biol biomech biomed biometeorol bioorg
    biophys bioresour biosci biosyst biotechnol biotheor bot br brit bull bur calcif can cardiol cardiothorac
    cardiovasc catal cell cerebrovasc chem child chim chin chir chirurg chromatogr circ clin cogn coll colloid commun
    comp comput conf conserv contemp contracept coron craniofac crit crystallogr curr cytogenet cytol cytom dairy dent
    dermatol dev diabet diagn dig dis drug dtsch dyn ecol econ educ electr electroanal electrochem electroencephalogr
    electron emerg endocr endocrinol endod endosc endourol eng engin engl entomol environ enzym enzymol epidemiol
    ergon estuar ethnobot ethnopharmacol eur evol exp expl extracell fam fed fertil fish fiz fluoresc foren forensic
    forest fr fract fung gastroenterol gastrointest gen genet genom geochem geochim geogr geol geophys geosci geriatr
    gerontol glycobiol gynaecol gynecol haematol haemost hematol hepatol hist histochem histol hort hosp hum hydrobiol
    hydrol hyg hypertens immunol immunopathol immunother ind indust inf infect inflamm inform inorg insect inst
    instrum int integr intens interv intl invest isr ital j jahrb jap japan jpn klin kor korean lab langenbecks laryngol
    lett limnol linn lit lond magn maladies malar mamm manag mass mat mater matern math maxillofac meas mech med mem
    membr metab metall meteorol meth methods microb microbiol microcirc microsc microvasc mikrobiol mil min mitt mod
    mol monatsh morphol mult mutagen mutat mycol n nanotechnol narc nat natl naturw naturwiss nephrol nerv neth neur
    neural neuroanat neurobiol neurochem neurocytol neuroendocrinol neuroimmunol neurol neuropathol neuropharmacol
    neurophysiol neuropsychiatry neuropsychol neuroradiol neurorehabil neurosci neurosurg nucl nucleic nurs nutr obes
    obstet occup oceanogr oceanol oncol ophthal ophthalmol opt optom org organomet orient ornithol orthod orthop otol
    otolaryngol otorhinolaryngol paediatr palaeontol pancreat parasit parasitol path pathog pathol pathophysiol pediat
    pediatr percept perinat periodont periodontol perspect pestic petrol pflugers pharm pharmac pharmaceut
    pharmacogenet pharmacol pharmacother philos photobiol photochem photogramm phycol phys physiol phytochem
    phytopathol plast pneumol pollut polym postgrad pract prehosp prenat prev proc prod prog prospect prosthet protein
    proteom protozool psych psychiat psychiatr psychiatry psychoanal psychol psychom psychoneuroendocrinol
    psychopathol psychopharmacol psychosom psychother publ pulm quant quart radiat radiobiol radiol rec rech reg
    rehabil rel ren rep reprod res respir resusc reumatol rev rheum rheumatol rhinol rundsch russ sb scan scand sch
    schweiz sci secur semin sens sensors sep ser serv soc sociol soil sp spec spectrom spectrosc stand stat statist
    struct stud subst suom suppl surg surv sust symp synth syst tech technol ter terap teratog terr theor ther thorac
    thromb tidsskr tierarztl tierphysiol tijdschr toxicol trans transcult transfus transl transp transplant traumatol
    trends trop u uk ultramicrosc ultrason ultrasound ultrastruct unfallchir univ urol us usa utiliz vac vasc verh vet
    vir virchows virol vis wien wildl wiss wochenschr z zb zentralbl zh zool
    """.split()
)
"""Folded words that end in a full stop inside a journal's name as other styles than NLM's print it ("J. Test. Med.").

Most are abbreviations of the List of Title Word Abbreviations (ISO 4).
"""
