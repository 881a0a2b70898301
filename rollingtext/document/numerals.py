"""Counting as labels do it: letters, Roman numbers, Chinese and Arabic ordinals, and *bis*, *ter* ... *tricies*."""

from __future__ import annotations

MULTIPLICATIVES: dict[str, int] = {
    "bis": 2, "ter": 3, "quater": 4, "quinquies": 5, "sexies": 6, "septies": 7, "octies": 8, "nonies": 9,
    "decies": 10, "undecies": 11, "duodecies": 12, "terdecies": 13, "quaterdecies": 14, "quindecies": 15,
    "sexdecies": 16, "septendecies": 17, "octodecies": 18, "novodecies": 19, "vicies": 20, "unvicies": 21,
    "duovicies": 22, "tervicies": 23, "quatervicies": 24, "quinvicies": 25, "sexvicies": 26, "septenvicies": 27,
    "octovicies": 28, "novovicies": 29, "tricies": 30,
}  # fmt: skip
"""The Latin adverbs that number inserted paragraphs, in the spelling that is written."""

VARIANTS: dict[str, int] = {
    "quat": 4, "quinques": 5, "sexties": 6, "octavies": 8, "novies": 9, "undecimes": 11, "tredecies": 13,
    "quattuordecies": 14, "quinquiesdecies": 15, "quinquedecies": 15, "sedecies": 16, "septdecies": 17,
    "duodevicies": 18, "octiesdecies": 18, "undevicies": 19, "noviesdecies": 19, "semelvicies": 21, "vicies semel": 21,
    "septvicies": 27, "septiesvicies": 27, "octiesvicies": 28, "duodetricies": 28, "noviesvicies": 29,
    "undetricies": 29,
}  # fmt: skip
"""Other spellings and shortenings met in drafts."""

ADVERBS: dict[str, int] = {**VARIANTS, **MULTIPLICATIVES}
ADVERB_OF: dict[int, str] = {number: word for word, number in MULTIPLICATIVES.items()}
ORDINALS: dict[int, str] = dict(
    enumerate("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), 1)
)
"""The English words for the first twelve places in an order."""

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_ROMAN_VALUE = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_HAN_DIGIT = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_ONES = "零一二三四五六七八九"
_HAN_UNIT = {"十": 10, "百": 100}
ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""The letters of Arabic lists, in the order in which UN texts count with them."""
CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters of Russian lists (those that UN texts skip left out)."""


def roman(number: int) -> str:
    """The Roman number in lower case: 4 is `iv`."""
    out = []
    for value, sign in _ROMAN:
        while number >= value:
            out.append(sign)
            number -= value
    return "".join(out)


def from_roman(text: str) -> int | None:
    """The value of a well-formed Roman number in lower case, else `None` (`iiii` is none)."""
    if not text or len(text) > 15 or any(sign not in _ROMAN_VALUE for sign in text):
        return None
    total = 0
    for sign, following in zip(text, [*text[1:], ""], strict=True):
        value = _ROMAN_VALUE[sign]
        total += -value if _ROMAN_VALUE.get(following, 0) > value else value
    return total if roman(total) == text else None


def letters(number: int) -> str:
    """The label letter: 1 is `a`, 26 is `z`, 27 is `aa`, 28 is `bb` (lists double their letters)."""
    turns, index = divmod(number - 1, 26)
    return chr(97 + index) * (turns + 1)


def from_letters(text: str) -> int | None:
    """The count of a label letter in lower case (`b` is 2, `bb` is 28), else `None`."""
    if not text.isascii() or not text.isalpha() or len(text) > 3:
        return None
    if len(set(text)) == 1:
        return ord(text[0]) - 96 + 26 * (len(text) - 1)
    return None


def from_han(text: str) -> int | None:
    """The value of a Chinese number below 1,000 (`二十三` is 23), else `None`."""
    total = digit = 0
    for sign in text:
        if sign in _HAN_UNIT:
            total += (digit or 1) * _HAN_UNIT[sign]
            digit = 0
        elif sign in _HAN_DIGIT:
            digit = digit * 10 + _HAN_DIGIT[sign]
        else:
            return None
    return (total + digit) or None


def han(number: int) -> str:
    """The Chinese number below 1,000: 23 is `二十三`. Above, its digits."""
    if number >= 1000:
        return str(number)
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    out = _HAN_ONES[hundreds] + "百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else _HAN_ONES[tens]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (_HAN_ONES[ones] if ones or not number else "")


def listed(alphabet: str, number: int) -> str:
    """The letter of a list that counts with `alphabet`; past its end letters are doubled."""
    turns, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (turns + 1)


def from_abjad(text: str) -> int | None:
    """The count of an Arabic list letter (`أ` is 1), else `None`."""
    letter = text.rstrip("ـ").replace("ا", "أ").replace("ھ", "ه")
    return ABJAD.find(letter) + 1 or None if len(letter) == 1 else None


def from_cyrillic(text: str) -> int | None:
    """The count of a Russian list letter in lower case (`б` is 2), else `None`."""
    return CYRILLIC.find(text) + 1 or None if len(text) == 1 else None


def adverb(number: int) -> str:
    """The Latin adverb of an inserted paragraph: 2 is `bis`. Raises `KeyError` past *tricies*."""
    return ADVERB_OF[number]
