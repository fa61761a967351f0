"""The words that tell a group from a person, and the parts of a person's name from each other."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


GROUP_WORDS = _words(
    """
    academia academy agency alliance arbeitsgemeinschaft arbeitsgruppe asociacion associacao associates association
    associazione audit authority biobank board bureau center centers centre centres chairs clinic coalition cohort
    collaboration collaborations collaborative collaborator collaborators collegium college comite commission
    commissie committee committees community conference congress consorcio consortia consortium cooperative corporation
    coordinators council department directors division editors effort experts federacion federation force foundation
    fellows forum fundacion gesellschaft group groups groupe grupo gruppe hospital hospitals initiative institute
    institutes instituto institutet institution investigators kommission laboratory league library members ministry
    mitglieder network networks office organisation organisations organization organizations organizacion panel panels
    participants partnership physicians platform platforms practitioners program programme programmes project
    readers registry researchers residents school section secretariat service services societa societe sociedad
    societies society staff study subcommittee subgroup surgeons survey task taskforce team teams trial trialists
    trust union unit universidad universitat universite university verein workgroup working workshop writing
    """
)
"""Folded words of which one in a name makes it a group's."""

SURE_GROUP_WORDS = _words(
    """
    collaboration collaborative collaborators committee consortium investigators group groups groupe grupo panel
    society subcommittee taskforce team trialists workgroup participants members network association federation
    """
)
"""Those of them that name a group even in lower case, at the end of a name."""

GROUPS = _phrases(
    """
    ontario health | health quality ontario | cochrane | who | unicef | cdc | fda | ema | nice | nih | world health
    | statistics canada | public health england | public health ontario | cadth | fao | unaids
    """
)
"""Folded names of groups that no group word gives away; a bracket after them is not part of it."""

PARTICLES = _words(
    """
    a' aan abu af al al- av ap bar bat ben bin bint d' da dal dalla das de de' degli dei del dela della delle den der
    des di do dos du e el el- ibn i in 't la las le les lo los mac mc op s' san santa st ste ten ter thor tot und van
    vande vanden vander ver vom von y z zu zum zur
    """
)
"""Lower-case words that open or join a family name."""

SUFFIXES = _words("Jr Sr 1st 2nd 3rd 4th 5th 6th II III IV Jnr Snr")
"""Generation marks as PubMed prints them after the initials; with or without a full stop."""

DEGREES = _words(
    """
    md phd mph msc bsc ma ms ba bs rn do dds dmd pharmd dphil facs frcp frcs mbbs mb bch chb mba mpp mha drph scd jd
    mphil med edd dvm od dpt dnp np pa rd ccc-slp bn mn mlis bscn cand meng beng dr prof fracp frcpc facc faha ms4
    """
)
"""Folded academic degrees and titles; they follow a name after a comma on PMC and publisher pages."""

NOT_FAMILIES = _words(
    """
    vitamin hepatitis type factor part grade stage class phase group protein influenza coenzyme appendix chapter
    figure table volume section version category immunoglobulin apolipoprotein troponin title annex study
    """
)
"""Folded nouns that a capital letter follows in titles: "Vitamin D" is no author."""

NOTICE_TITLES = _phrases(
    """
    abstract | abstracts | addendum | author's reply | authors' reply | author reply | author response | comment
    | comments | commentary | corrigendum | correction | corrections | correspondence | editorial | editor's note
    | erratum | errata | expression of concern | in reply | letter | letter to the editor | news | obituary | reply
    | notice of retraction | publisher correction | publisher's note | response | retraction | retracted | review
    | web exclusive | withdrawal | withdrawn | foreword | preface | introduction | author correction
    | published erratum
    """
)
"""Folded openings of a title that look like a short name but are none."""
