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
    abstr acad acarol accel acoust acta actas adv aerosp aesthet afr agr agri agric agricult agron agropec akad allerg
    allg alzheimers am amer anaesth anal analg anat anesth angew anim ann annu anthropol antimicrob antivir appl aquat
    arch arterioscler artif asian assess assoc astr astron astropart astrophys atmos aust australas auton bacteriol
    behav belg ber biochem biochim biodivers bioeng biogeochem biogeogr biogeosci bioinf bioinform biol biomater
    biomech biomed biometeorol biomol bioorg biopharm biophys bioresour biosci biosyst biotech biotechnol biotheor bot
    br bras braz breed brit bull bur calcif calif camb can canad cardiol cardiothorac cardiovasc catal cell ceram
    cerebrovasc chem chemother child chim chin chir chirurg chromatogr circ clim clin cogn coll colloid combust comm
    commun comp compos comput cond condens conf conserv constr contemp contin contr contracept contrib coron couns
    craniofac crit cryst crystallogr curr cybern cytogenet cytol cytom dairy decis dent dermatol dev diabet diagn dig
    dis discov discr drug dtsch dyn ecol econ ecotoxicol educ eksp electr electroanal electrochem electroencephalogr
    electromyogr electron elem emerg endocr endocrinol endod endosc endourol energ eng engin engl engrg entomol envir
    environ enzym enzymol epidemiol equ equip ergon essent estuar ethnobot ethnopharmacol eur evol exerc exp exper expl
    extracell fam fed ferment fertil fish fiz fluoresc foren forensic forest fr fract frag funct fung gastroenterol
    gastrointest gen genet genom geochem geochim geogr geol geom geomech geophys geosci geotech geriatr gerontol ges
    glob glycobiol glycoconj gravit gynaecol gynecol haematol haemost helv hematol hepatol hered hist histochem histol
    horm hort hortic hosp hum hydraul hydrobiol hydrol hyg hypertens immunol immunopathol immunother ind individ indust
    inf infect inflamm inform inorg inorgan insect inst instr instrum int integ integr intell intens interact
    interdiscip internat interv intl invest irrig isr ital j jahrb jap japan jpn khim kinet klin kor korean lab
    langenbecks laryngol lect lett limnol linn lipidol lit livest lond mach macromol mag magn maladies malar mamm manag
    manage mass mat mater matern math maxillofac meas mech med mem membr metab metall meteor meteorol meth methods
    microb microbiol microcirc microsc microvasc mikrobiol mil min miner mitt mod mol molec monatsh monogr morphol mult
    mutagen mutat mycol n nanosci nanotechnol nanotoxicol narc nat natl naturforsch naturw naturwiss ned negl nephrol
    nerv neth neur neural neuroanat neurobiol neurochem neurocytol neuroendocrinol neuroimmunol neurol neuropathol
    neuropharmacol neurophysiol neuropsychiatry neuropsychol neuroradiol neurorehabil neurosci neurosurg newsl nucl
    nucleic numer nurs nutr obes obstet occup oceanogr oceanol oncol ophthal ophthalmol opin opt optom org organomet
    orient ornithol orthod orthop otol otolaryngol otorhinolaryngol oxid paediatr pak palaeontol pancreat parasit
    parasitol path pathog pathol pathophysiol pediat pediatr percept perinat periodont periodontol pers perspect pesq
    pestic petrol pflugers pharm pharmac pharmaceut pharmacogenet pharmacogn pharmacol pharmacother philos photobiol
    photochem photogramm phycol phys physiol phytochem phytol phytopathol phytother plast pneumol pollut polym postgrad
    poult pract precis prehosp prenat prev proc prod prog prospect prosthet prot protein proteom protoc protozool psych
    psychiat psychiatr psychiatry psychoanal psychol psychom psychoneuroendocrinol psychopathol psychopharmacol
    psychophysiol psychosom psychother publ pulm purif qual quant quart radiat radiobiol radiol rec rech reg regul
    rehabil rel relativ ren rend rep reprod res resour respir resusc reumatol rev rheum rheumatol rhinol roy rundsch
    russ saf sb scan scand sch schweiz sci sect secur semin sens sensors sep ser serv sin soc sociol softw soil sov sp
    spec spectrom spectrosc stand stat statist struct stud subst suom suppl surf surg surv sust sustain symp synth syst
    tech technol teor ter terap teratog terr theor theoret ther therap theriogenol thorac thromb tidsskr tierarztl
    tierphysiol tijdschr toxicol trans transcult transfus transl transp transplant traumatol trends trop turk u uk
    ultramicrosc ultrason ultrasound ultrastruct unfallchir univ urol us usa utiliz vac vasc veg verh vet vir virchows
    virol vis vitam wien wildl wiss wochenschr z zb zentralbl zh zool
    """.split()
)
"""Folded words that end in a full stop inside a journal's name as other styles than NLM's print it ("J. Test. Med.").

Most are abbreviations of the List of Title Word Abbreviations (ISO 4).
"""
