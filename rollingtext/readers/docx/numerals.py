"""Numbers as lists print them: digits, letters and the numerals of other scripts."""

from __future__ import annotations

from collections.abc import Callable

from rollingtext.document.numerals import listed, roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
_ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
_HAN = "〇一二三四五六七八九"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_MOST = 32767


def numeral(number: int, form: str) -> str | None:
    """A number in a format by its name in Word; `None` for a format that is not known here."""
    if form == "none":
        return ""
    if form.startswith("zeros"):
        return str(number).zfill(int(form[5:]))
    write = _FORMS.get(form)
    if write is None:
        return None
    return write(number) if 0 < number <= _MOST else str(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    """The letters of an alphabet; past its end they are doubled."""
    return lambda number: listed(alphabet, number)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _counted_in_han(number: int) -> str:
    """一, 十, 十一, 二十, 一百〇一: as Chinese lists count."""
    if number >= 10000:
        return _digits_in_han(number)
    out, zero = "", False
    for value, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            out += "〇" if zero else ""
            out += ("" if value == 10 and digit == 1 and not out else _HAN[digit]) + sign
            zero = False
        elif out and number:
            zero = True
    return out


def _digits_in_han(number: int) -> str:
    return "".join(_HAN[int(digit)] for digit in str(number))


def _circled(number: int) -> str:
    return chr(0x245F + number) if number <= 20 else str(number)


def _wide(number: int) -> str:
    return str(number).translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})


_FORMS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: str(number).zfill(2),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "arabicAlpha": _letters(_ARABIC),
    "arabicAbjad": _letters(_ABJAD),
    "hebrew2": _letters(_HEBREW),
    "ordinal": _ordinal,
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "chineseCounting": _counted_in_han,
    "chineseCountingThousand": _counted_in_han,
    "taiwaneseCounting": _counted_in_han,
    "taiwaneseCountingThousand": _counted_in_han,
    "japaneseCounting": _counted_in_han,
    "ideographDigital": _digits_in_han,
    "taiwaneseDigital": _digits_in_han,
    "japaneseDigitalTenThousand": _digits_in_han,
    "ideographTraditional": _letters(_STEMS),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalHalfWidth": str,
}
