"""The words that dates are printed with: months in the languages that journals use, seasons, ordinals.

A word that names different months in two languages (Polish and Croatian "listopad") is left out: it is not certain.
"""

import unicodedata

_MONTHS = (
    # English, then what the languages of PubMed's journals add; accents are folded before the look-up.
    "jan january janvier enero ene januar jaenner janner gennaio gen janeiro januari janeiro januarie ocak styczen"
    " leden",
    "feb february fevrier fevr fev febrero februar febbraio fevereiro februari februarie subat luty unor",
    "mar march mars marzo maerz marz marco maart mart marzec brezen marts",
    "apr april avril avr abril abr aprile aprilie nisan kwiecien duben",
    "may mai mayo maggio mag maio mei maj mayis kveten",
    "jun june juin junio juni giugno giu junho iunie haziran czerwiec cerven",
    "jul july juillet juil julio juli luglio lug julho iulie temmuz lipiec cervenec",
    "aug august aout agosto ago augusti augustus agustos sierpien srpen",
    "sep sept september septembre septiembre setiembre settembre set setembro eylul wrzesien zari",
    "oct october octobre octubre oktober okt ottobre ott outubro out octombrie ekim pazdziernik rijen",
    "nov november novembre noviembre novembro noiembrie kasim",
    "dec december decembre diciembre dic dezember dez dicembre dezembro decembrie aralik grudzien prosinec",
)

MONTHS: dict[str, int] = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
"""Folded word to month, 1-12."""

SEASONS: dict[str, str] = {
    "winter": "Winter",
    "spring": "Spring",
    "summer": "Summer",
    "fall": "Fall",
    "autumn": "Fall",
    "hiver": "Winter",
    "printemps": "Spring",
    "automne": "Fall",
    "invierno": "Winter",
    "primavera": "Spring",
    "verano": "Summer",
    "otono": "Fall",
    "sommer": "Summer",
    "herbst": "Fall",
    "fruhjahr": "Spring",
    "fruhling": "Spring",
}
"""Folded word to the season as the record names it."""

SEASON_MONTHS: dict[str, tuple[int, int]] = {"Spring": (3, 5), "Summer": (6, 8), "Fall": (9, 11)}
"""First and last month that a season of a year can mean; none for a winter, which may stand at either end of it."""

REGULAR_MONTHS: tuple[str, ...] = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def fold_word(word: str) -> str:
    """Lower case, without accents and without a final full stop, for a look-up in these tables."""
    folded = word.casefold().rstrip(".")
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
