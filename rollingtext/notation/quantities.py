"""Numbers, percentages, sums, dates and periods told from other words: `[24] [48] hours` is one choice.

Two amounts of one sort in brackets side by side are two offers for the same place, as two modal verbs are. What is an
amount and something else, `[2 bis]` or `[24 experts]`, is no amount.
"""

from __future__ import annotations

from rollingtext.document.numerals import ADVERBS
from rollingtext.document.patterns import pattern
from rollingtext.document.tokens import FIRST_HAN

_LONGEST = 60
_AMOUNT = pattern(
    r"[+–−-]?\d{1,4}(?:[.,\u00a0\u202f ]\d{1,3}){0,4}(?: ?[–-] ?\d{1,4}(?:[.,]\d{1,3})?)?"
    r"|[〇零一二两三四五六七八九十百千万亿]{1,8}(?=$|[年月日天周小个%])"
)
_YEAR = pattern(r"(?:19|20|21)\d\d")
_ISO_DATE = pattern(r"(?:19|20|21)\d\d-\d\d-\d\d")
_DAY = pattern(r"\d{1,2}(?:er|st|nd|rd|th)?,?")

_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty thirty forty fifty sixty "
    "seventy eighty ninety two-thirds three-quarters three-fourths half "
    "deux trois quatre cinq sept huit neuf dix onze douze quinze vingt trente quarante cinquante soixante "
    "dos tres cuatro cinco seis siete ocho nueve diez doce quince veinte treinta cuarenta cincuenta sesenta "
    "два две три четыре пять шесть семь восемь девять десять двенадцать двадцать тридцать сорок пятьдесят шестьдесят "
    "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ثلاثين ستين تسعين".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre "
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря "
    "يناير فبراير مارس أبريل مايو يونيه يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر".split()
)
_PREPOSITIONS = frozenset(
    "by in within until before after since from at least most up to of no not later than over under "
    "d'ici d’ici à en avant après dans sous au moins plus tard antes de después dentro más tardar a para "
    "к до не позднее в течение после менее более".split()
)
_SCALES = frozenset("hundred thousand million millions billion billions trillion milliards millones млн млрд".split())
_CURRENCIES = ("us$", "$", "€", "£", "usd", "eur")
_UNITS = {
    **dict.fromkeys("% ٪ percent per_cent pour_cent por_ciento процент процента процентов".split(), "percentage"),
    **dict.fromkeys("° °c °f ℃ degrees degrees_celsius".split(), "degree"),
    **dict.fromkeys(
        "hour hours day days working_days week weeks month months year years minute minutes heure heures jour jours "
        "semaine semaines mois an ans année années hora horas día días semana semanas mes meses año años час часа часов "
        "день дня дней неделя недели недель месяц месяца месяцев год года лет ساعة يوما يوماً أيام شهرا شهراً أشهر سنة "
        "سنوات 年 月 日 天 周 小时 个月".split(),
        "period",
    ),
}


def of_one_sort(first: str, second: str) -> bool:
    """Whether two texts are amounts of one sort, or say the same of two: `by 2030` and `by 2035`, `2 labs`, `3 labs`."""
    if len(first) > _LONGEST or len(second) > _LONGEST:
        return False
    one, other = first.lower().split(), second.lower().split()
    while one[:1] == other[:1] and one[:1] and one[0] in _PREPOSITIONS:
        del one[0], other[0]
    if sorts(" ".join(one)) & sorts(" ".join(other)):
        return True
    while len(one) > 1 < len(other) and one[-1] == other[-1] and one[-1] not in ADVERBS:
        del one[-1], other[-1]
    return bool(sorts(" ".join(one)) & sorts(" ".join(other)))


def sorts(text: str) -> frozenset[str]:
    """What sorts of amount `text` can be: number, percentage, sum, date, degree or period. Mostly none."""
    bare = text.strip().lower()
    if not bare or len(bare) > _LONGEST:
        return frozenset()
    if (bare[0].isdecimal() and _ISO_DATE.fullmatch(bare)) or _is_date(bare.split()):
        return frozenset(("date",))
    currency = next((sign for sign in _CURRENCIES if bare.startswith(sign) or bare.endswith(sign)), "")
    rest = _behind_number(bare.removeprefix(currency).removesuffix(currency).strip())
    if rest is None or (currency and rest):
        return frozenset()
    if currency:
        return frozenset(("sum",))
    if rest:
        return frozenset((_UNITS[rest],)) if rest in _UNITS else frozenset()
    return frozenset(("number", "date") if _YEAR.fullmatch(bare) else ("number",))


def _is_date(words: list[str]) -> bool:
    """Whether the words are a month with a day or a year: `1 May 2030`, `1er mai 2030`, `December 2030`."""
    named = sum(word in _MONTHS for word in words)
    told = [word for word in words if word not in _MONTHS and word != "de"]
    return named == 1 and bool(told) and all(_DAY.fullmatch(word) or _YEAR.fullmatch(word) for word in told)


def _behind_number(text: str) -> str | None:
    """What stands behind the number that `text` begins with, as a unit is listed; `None` where it begins with none."""
    match = None if text[:1].isalpha() and text[0] < FIRST_HAN else _AMOUNT.match(text)
    if match:
        words = text[match.end() :].lstrip("-").split()
    else:
        words = text.split()
        if not words or words[0] not in _NUMBER_WORDS:
            return None
        words = words[2:] if words[1:2] and words[1] in _NUMBER_WORDS else words[1:]
    while words and words[0] in _SCALES:
        words = words[1:]
    return "_".join(words)
