"""Labels as print shows them, found at the start of a clause: `4 bis.`, `(a)`, `Article 8 bis`, `Option 2`, `第三条`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TypeAlias

from rollingtext.document import numerals
from rollingtext.document.labels import Label, System
from rollingtext.document.patterns import pattern

_WORDS: dict[str, str] = {
    "article": "Article", "artículo": "Article", "artículo.": "Article", "art.": "Article", "статья": "Article",
    "المادة": "Article", "part": "Part", "partie": "Part", "parte": "Part", "часть": "Part", "الجزء": "Part",
    "section": "Section", "sección": "Section", "раздел": "Section", "chapter": "Chapter", "chapitre": "Chapter",
    "capítulo": "Chapter", "глава": "Chapter", "annex": "Annex", "annexe": "Annex", "anexo": "Annex",
    "приложение": "Annex", "المرفق": "Annex", "appendix": "Appendix", "box": "Box", "title": "Title",
    "option": "Option", "alternative": "Alternative", "alt": "Alternative", "вариант": "Option", "opción": "Option",
    "الخيار": "Option",
}  # fmt: skip
_ARABIC_ORDINALS = {
    "الأول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7, "الثامن": 8,
    "التاسع": 9, "العاشر": 10, "الحادي عشر": 11, "الثاني عشر": 12,
}  # fmt: skip

_SUFFIX = (
    r"(?:\.?[ \u00a0]?[*_]?(?P<adverb>%s)[*_]?(?!(?!alt)[a-z]))?"
    r"(?:\.?[ \u00a0]?(?P<alt>alt|Alt|ALT)(?:\.?[ \u00a0]?(?P<altno>\d{1,2}))?(?![A-Za-z]))?"
)


_Form: TypeAlias = "tuple[re.Pattern[str], re.Pattern[str]]"


def _with_insertion(form: str) -> _Form:
    """A form of labels with what may follow its number at `%s`: any word that could be *bis*, and none."""
    return pattern(form % (_SUFFIX % r"vicies semel|(?:(?!alt)[a-z]){3,17}")), pattern(form % (_SUFFIX % r"(?!)"))


_INSERTION = _with_insertion("%s")
_ARABIC = _with_insertion(
    r"(?P<open>\()?(?P<number>\d{1,4}(?:\.\d{1,3}){0,5})%s(?P<close>[.):]?)(?=[\s\[\]*_]|[^\x00-\x7f]|$)"
)
_LETTER = _with_insertion(
    r"(?P<open>\()?(?P<letters>[a-z]{1,8}|[A-Z]{1,8}|[\u0400-\u04ff]|[\u0620-\u06ff]\u0640?)%s"
    r"(?P<close>[.)])(?=[\s\[\]*_]|$)"
)
_PREAMBLE = _with_insertion(r"(?P<word>PP|OP|Pp|Op) ?(?P<number>\d{1,3})%s[.):]?(?=[\s\[\]*_]|$)")
_WORD = _with_insertion(
    r"(?P<word>[^\W\d_]+\.?)"
    r"(?:[ \u00a0](?P<first>premier|première|1er|1re)(?!\w)"
    r"|[ \u00a0]?\(?(?P<number>\d{1,4}(?:\.\d{1,3})*)"
    r"|(?:[ \u00a0]\(?|\()(?:(?P<roman>[IVXLCDM]+)|(?P<letter>[A-Za-z]))(?![^\W\d_]))%s\)?"
)
_WIDE = pattern(
    r"(?P<han>[一二三四五六七八九十百]{1,5})、"
    r"|[(（](?P<hanparen>[一二三四五六七八九十百]{1,5})[)）]"
    r"|[(（](?P<wideparen>\d{1,3})[)）](?=\s|[^\x00-\x7f])|(?P<wide>\d{1,3})[．、](?!\d)"
)
_DASHED = pattern(r"[-–][ \t\u00a0]*\d{1,3}(?=[ \t\u00a0]|$)|\d{1,3}[ \u00a0]?[-–](?=[ \u00a0]|$)")
_HAN_WORD = pattern(
    r"(?:第(?P<number>[一二三四五六七八九十百〇零]{1,6}|\d{1,3})(?P<word>条|部分|章|节)"
    r"|(?P<annex>附件)(?P<annexno>[一二三四五六七八九十]{1,3}))(?:之(?P<after>[二三四五六七八九十]{1,3}))?"
)
_DECIMAL_X = pattern(r"\d{1,3}\.[xX](?=[\s\[\]])")
_FIRST_WORD = pattern(r"[^\W\d_]+\.?")
_KEPT = 4096
"""So many labels are kept ready: a text has few different ones, each of them many times."""
_BULLETS = "-•–—·▪◦*+"


def clause_label(text: str, at: int = 0) -> tuple[Label, int] | None:
    """The label of a paragraph that begins at `text[at]`, and the offset behind it; `None` when it has none.

    A number without a dot or a bracket (`3 The ...`) is text unless *bis* or *alt* or a decimal tells it apart.
    """
    first = text[at : at + 1]
    if not first:
        return None
    if first.isdecimal() or first == "(":
        found = _arabic(text, at)
        if found:
            return found
    if first == "(" or first.isalpha():
        found = _letter(text, at)
        if found:
            return found
    if first in "PO" and text[at + 1 : at + 2] in "Pp":
        return _preamble(text, at)
    if first in "一二三四五六七八九十百(（" or first.isdecimal():
        found = _wide(text, at)
        if found:
            return found
    if (first in "-–" or first.isdecimal()) and (dashed := _DASHED.match(text, at)):
        raw = dashed[0]
        return Label(raw, "arabic", (int(raw.strip("-– \t\u00a0")),), frame="#.", raw=raw), dashed.end()
    if first in _BULLETS and text[at + 1 : at + 2] in ("", " ", "\t", "\u00a0"):
        return Label(first, "bullet", (), frame="•", raw=first), at + 1
    return None


def word_label(text: str, at: int = 0) -> tuple[Label, int] | None:
    """A label that is a word and a number, such as `Article 8 bis` or `Option 2`, in any of the six languages."""
    if text[at : at + 1] in "第附":
        return _han_word_label(text, at)
    first = _FIRST_WORD.match(text, at)
    word = _WORDS.get(first[0].lower(), "") if first else ""
    match = _matched(_WORD, text, at) if word else None
    if match is None:
        return None
    insertion, alternative = _inserted(match)
    system: System
    number: tuple[int, ...]
    if match["first"]:
        system, number = "arabic", (1,)
    elif match["number"]:
        system, number = "arabic", tuple(map(int, match["number"].split(".")))
    elif match["roman"] and (value := numerals.from_roman(match["roman"].lower())):
        system, number = "upper-roman", (value,)
    elif letter := match["letter"] or (match["roman"] if len(match["roman"] or "") == 1 else ""):
        value = numerals.from_letters(letter.lower()) or 0
        system, number = ("upper-letter" if letter.isupper() else "lower-letter"), (value,)
    else:
        return None
    end = match.end()
    return Label(match[0], system, number, insertion, alternative, f"{word} #", raw=match[0]), end


def _han_word_label(text: str, at: int) -> tuple[Label, int] | None:
    """`第三条`, `第八条之二` (8 *bis*), `第一部分`, `附件二`."""
    match = _HAN_WORD.match(text, at)
    if match is None:
        return None
    if match["annex"]:
        word, count = "Annex", numerals.from_han(match["annexno"]) or 0
    else:
        word = {"条": "Article", "部分": "Part", "章": "Chapter", "节": "Section"}[match["word"]]
        count = numerals.from_han(match["number"]) or (int(match["number"]) if match["number"].isdecimal() else 0)
    insertion = numerals.from_han(match["after"]) or 0 if match["after"] else 0
    return Label(match[0], "han", (count,), insertion, frame=f"{word} #", raw=match[0]), match.end()


def arabic_ordinal_label(text: str) -> tuple[Label, int] | None:
    """A part numbered with an Arabic ordinal word, such as `الثاني`, at the start of a heading."""
    for word in sorted(_ARABIC_ORDINALS, key=len, reverse=True):
        start = len("الجزء ") if text.startswith("الجزء ") else 0
        if text.startswith(word, start) and not text[start + len(word) : start + len(word) + 1].strip():
            raw = text[: start + len(word)]
            return Label(raw, "upper-roman", (_ARABIC_ORDINALS[word],), frame="Part #", raw=raw), len(raw)
    return None


def _matched(form: _Form, text: str, at: int) -> re.Match[str] | None:
    """The label of a form at `text[at]`. A word behind the number belongs to it only where it is *bis*, *ter* ..."""
    match = form[0].match(text, at)
    if match is not None and match["adverb"] and match["adverb"] not in numerals.ADVERBS:
        return form[1].match(text, at)
    return match


def end_of_insertion(text: str, at: int) -> int:
    """Where a *bis* or *alt* that begins at `text[at]`, behind a number, ends; `at` where there is none."""
    match = _matched(_INSERTION, text, at)
    return match.end() if match else at


def _inserted(match: re.Match[str]) -> tuple[int, int]:
    adverb = match["adverb"]
    alternative = (int(match["altno"]) if match["altno"] else 1) if match["alt"] else 0
    return (numerals.ADVERBS[adverb] if adverb else 0), alternative


def _framed(opening: str | None, closing: str | None) -> str | None:
    if opening:
        return "(#)" if closing == ")" else None
    return "#" + (closing or "")


def _arabic(text: str, at: int) -> tuple[Label, int] | None:
    match = _matched(_ARABIC, text, at) or _DECIMAL_X.match(text, at)
    if match is None:
        return None
    behind = text[match.end() : match.end() + 1]
    if behind > "\x7f" and not behind.isspace() and not _is_han(behind):
        return None
    label = _arabic_label(match[0])
    return (label, match.end()) if label else None


@lru_cache(_KEPT)
def _arabic_label(raw: str) -> Label | None:
    """The label with an Arabic number that is written `raw`."""
    match = _matched(_ARABIC, raw, 0)
    if match is None:
        return Label(raw, "arabic", (int(raw.split(".")[0]), 0), raw=raw)
    frame = _framed(match["open"], match["close"])
    if frame is None:
        return None
    insertion, alternative = _inserted(match)
    number = tuple(map(int, match["number"].split(".")))
    if (
        frame == "#"
        and not insertion
        and not alternative
        and (len(number) == 1 or (len(number) == 2 and number[0] > 999))
    ):
        return None
    return Label(_bare(raw), "arabic", number, insertion, alternative, frame, raw=raw)


def _letter(text: str, at: int) -> tuple[Label, int] | None:
    match = _matched(_LETTER, text, at)
    label = _letter_label(match[0]) if match else None
    return (label, match.end()) if match and label else None


@lru_cache(_KEPT)
def _letter_label(raw: str) -> Label | None:
    """The label with a letter or a Roman number that is written `raw`."""
    match = _matched(_LETTER, raw, 0)
    frame = _framed(match["open"], match["close"]) if match else None
    if match is None or frame is None:
        return None
    letters = match["letters"]
    lower = letters.lower()
    insertion, alternative = _inserted(match)
    system: System
    value: int | None
    if "\u0620" <= letters[0] <= "\u06ff":
        system, value = "abjad", numerals.from_abjad(letters)
    elif "\u0400" <= letters[0] <= "\u04ff":
        system, value = "cyrillic", numerals.from_cyrillic(lower)
    elif len(letters) == 1 and lower not in "iI":
        system, value = ("upper-letter" if letters.isupper() else "lower-letter"), numerals.from_letters(lower)
    else:
        system, value = ("upper-roman" if letters.isupper() else "lower-roman"), numerals.from_roman(lower)
        if value is None:
            system, value = ("upper-letter" if letters.isupper() else "lower-letter"), numerals.from_letters(lower)
    if value is None:
        return None
    return Label(_bare(raw), system, (value,), insertion, alternative, frame, raw=raw)


def _bare(raw: str) -> str:
    """A label as printed, without the markers of emphasis in it."""
    return raw.replace("*", "").replace("_", "")


def _preamble(text: str, at: int) -> tuple[Label, int] | None:
    """`PP2bis`, `OP6alt`: the paragraphs of a preamble and those that follow it."""
    match = _matched(_PREAMBLE, text, at)
    if match is None:
        return None
    insertion, alternative = _inserted(match)
    frame = match["word"].upper() + "#"
    return Label(match[0], "arabic", (int(match["number"]),), insertion, alternative, frame, raw=match[0]), match.end()


def _wide(text: str, at: int) -> tuple[Label, int] | None:
    """Numbers as Chinese texts print them: `一、`, `（二）`, `3、`."""
    match = _WIDE.match(text, at)
    if match is None:
        return None
    raw = match[0]
    if match["wideparen"] and not (text[match.end()].isspace() or _is_han(text[match.end()])):
        return None
    if wide := match["wide"] or match["wideparen"]:
        frame = "#." if match["wide"] else "(#)"
        return Label(raw, "arabic", (int(wide),), frame=frame, raw=raw), match.end()
    value = numerals.from_han(match["han"] or match["hanparen"])
    if value is None:
        return None
    return Label(raw, "han", (value,), frame="#." if match["han"] else "(#)", raw=raw), match.end()


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
