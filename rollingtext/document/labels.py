"""The number in front of a clause: `4 bis.`, `(a)`, `III.`, `13.1`, `Article 8 bis`, `PP2bis`, `Option 1`.

A label has a *number* as printed, and a place in an order. It locates a clause in one version; it never proves that
two clauses of two versions are the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from rollingtext.document import numerals

System: TypeAlias = Literal[
    "arabic", "lower-letter", "upper-letter", "lower-roman", "upper-roman", "han", "abjad", "cyrillic", "bullet"
]
Key: TypeAlias = "tuple[tuple[int, ...], int, int]"


@dataclass(frozen=True, slots=True)
class Label:
    """A clause's number.

    `text` is what is printed, without brackets and emphasis (`4 bis.`); `system` and `number` what it counts
    (decimals have several numbers: `13.1` is (13, 1)); `insertion` is 2 for *bis*, 3 for *ter*; `alternative` is 1
    and more for *alt*; `frame` is what stands round the count, with `#` for it: `(#)`, `#.`, `Article #`.
    `contested` says that the number itself stands in brackets: `[50 bis]`. `raw` is the label as written.
    """

    text: str
    system: System
    number: tuple[int, ...]
    insertion: int = 0
    alternative: int = 0
    frame: str = "#"
    contested: bool = False
    raw: str = field(default="", compare=False, repr=False)

    @property
    def key(self) -> Key:
        """The place in the order of labels: 3 < 3 *bis* < 3 *ter* < 4, and an alternative right behind its text."""
        return (self.number, self.insertion, self.alternative)

    @property
    def pattern(self) -> tuple[str, System, int]:
        """What labels of one list have in common: frame, system and the count of decimals."""
        return (self.frame.rstrip(".: "), self.system, len(self.number))

    @property
    def word(self) -> str:
        """The word that goes with the number (`Article`, `Part`, `Option`), in English, or empty."""
        return self.frame.partition("#")[0].strip(" (") if self.frame[0].isalpha() else ""

    @property
    def name(self) -> str:
        """The label's part of a locator: `4bis`, `(a)`, `III`, `Art3bis`, `PP2`, `Option1`."""
        if self.system == "bullet":
            return ""
        count = self._count()
        inserted = numerals.ADVERB_OF.get(self.insertion, "") if self.insertion else ""
        alternative = "" if not self.alternative else "alt" if self.alternative == 1 else f"alt{self.alternative}"
        core = count + inserted + alternative
        if self.frame.startswith("(") or self.frame.startswith("#)"):
            return f"({core})"
        return _SHORT.get(self.word, self.word) + core

    def _count(self) -> str:
        first = self.number[0] if self.number else 0
        match self.system:
            case "lower-letter":
                return numerals.letters(first)
            case "upper-letter":
                return numerals.letters(first).upper()
            case "lower-roman":
                return numerals.roman(first)
            case "upper-roman":
                return numerals.roman(first).upper()
            case "abjad":
                return numerals.listed(numerals.ABJAD, first)
            case "cyrillic":
                return numerals.listed(numerals.CYRILLIC, first)
            case _:
                return ".".join(str(part or "x") for part in self.number)

    @property
    def is_first(self) -> bool:
        """Whether a list can begin with this label."""
        return self.number[-1:] in ((1,), (0,)) and self.alternative == 0

    def follows(self, previous: Label) -> bool:
        """Whether this label comes right after `previous` in one list (same pattern, next number, *bis* or *alt*)."""
        if self.pattern != previous.pattern or self.number[:-1] != previous.number[:-1]:
            return False
        if not self.number:
            return True
        if self.number == previous.number:
            return self.key > previous.key and (
                self.insertion == previous.insertion or self.insertion == max(previous.insertion, 1) + 1
            )
        return self.number[-1] == previous.number[-1] + 1 and self.insertion == 0


_TIED = frozenset({"lower-letter", "upper-letter", "lower-roman", "upper-roman"})
_SHORT = {"Article": "Art", "Option": "Option", "Alternative": "Alt"}

_WORDS: dict[str, str] = {
    "article": "Article", "artículo": "Article", "artículo.": "Article", "art.": "Article", "статья": "Article",
    "المادة": "Article", "part": "Part", "partie": "Part", "parte": "Part", "часть": "Part", "الجزء": "Part",
    "section": "Section", "sección": "Section", "раздел": "Section", "chapter": "Chapter", "chapitre": "Chapter",
    "capítulo": "Chapter", "глава": "Chapter", "annex": "Annex", "annexe": "Annex", "anexo": "Annex",
    "приложение": "Annex", "المرفق": "Annex", "appendix": "Appendix", "box": "Box", "title": "Title",
    "option": "Option", "alternative": "Alternative", "alt": "Alternative", "вариант": "Option", "opción": "Option",
    "الخيار": "Option",
}  # fmt: skip
HEADING_WORDS = frozenset({"Article", "Part", "Section", "Chapter", "Annex", "Appendix", "Box", "Title"})
OPTION_WORDS = frozenset({"Option", "Alternative"})
_ARABIC_ORDINALS = {
    "الأول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "الخامس": 5, "السادس": 6, "السابع": 7, "الثامن": 8,
    "التاسع": 9, "العاشر": 10, "الحادي عشر": 11, "الثاني عشر": 12,
}  # fmt: skip

_ADVERB = "(?:" + "|".join(sorted((re.escape(word) for word in numerals.ADVERBS), key=len, reverse=True)) + ")"
_SUFFIX = (
    rf"(?:\.?[ \u00a0]?(?:\*|_)?(?P<adverb>{_ADVERB})(?:\*|_)?(?!(?!alt)[a-z]))?"
    r"(?:\.?[ \u00a0]?(?P<alt>alt|Alt|ALT)(?:\.?[ \u00a0]?(?P<altno>\d{1,2}))?(?![A-Za-z]))?"
)
_NUMBER = r"\d{1,4}(?:\.\d{1,3}){0,5}"
_SPECIAL = re.compile(
    rf"(?P<preamble>PP|OP|Pp|Op) ?(?P<pnum>\d{{1,3}}){_SUFFIX}[.):]?(?=[\s\u00a0\[\]*_]|$)"
    r"|(?P<han>[一二三四五六七八九十百]{1,5})、"
    r"|[(（](?P<hanparen>[一二三四五六七八九十百]{1,5})[)）]"
    r"|[(（](?P<wideparen>\d{1,3})[)）](?=[\s\u4e00-\u9fff])|(?P<wide>\d{1,3})[．、](?!\d)"
    r"|(?P<dash>[-–][ \t\u00a0]*\d{1,3}(?=[ \t\u00a0]|$)|\d{1,3}[ \u00a0]?[-–](?=[ \u00a0]|$))"
)
_ARABIC = re.compile(
    rf"(?P<open>\()?(?P<number>{_NUMBER}|[xX](?=\W)){_SUFFIX}(?P<close>[.):]?)(?=[\s\u00a0\[\]*_\u4e00-\u9fff]|$)"
)
_DECIMAL_X = re.compile(r"(?P<number>\d{1,3}\.[xX])(?=[\s\[\]])")
_LETTER = re.compile(
    rf"(?P<open>\()?(?P<letters>[a-z]{{1,8}}|[A-Z]{{1,8}}|[\u0400-\u04ff]|[\u0620-\u06ff]\u0640?){_SUFFIX}"
    r"(?P<close>[.)])(?=[\s\u00a0\[\]*_]|$)"
)
_WORD = re.compile(
    r"(?P<word>[^\W\d_]+\.?)"
    r"(?:[ \u00a0](?P<first>premier|première|1er|1re)(?!\w)"
    r"|[ \u00a0]?\(?(?P<number>\d{1,4}(?:\.\d{1,3})*)"
    r"|(?:[ \u00a0]\(?|\()(?:(?P<roman>[IVXLCDM]+)|(?P<letter>[A-Za-z]))(?![^\W\d_]))" + _SUFFIX + r"\)?"
)
_HAN_WORD = re.compile(
    r"(?:第(?P<number>[一二三四五六七八九十百〇零]{1,6}|\d{1,3})(?P<word>条|部分|章|节)"
    r"|(?P<annex>附件)(?P<annexno>[一二三四五六七八九十]{1,3}))(?:之(?P<after>[二三四五六七八九十]{1,3}))?"
)
_TOKEN = re.compile(r"\d+(?:\.(?:\d+|[xX]))*|[零〇一二三四五六七八九十百]+|[^\W\d_零〇一二三四五六七八九十百]+")
_HAN_COUNT = re.compile(r"\d+|[零〇一二三四五六七八九十百]+")
_HAN_INSERTION = re.compile(r"之.*")
_SUFFIX_ALONE = re.compile(_SUFFIX)
_BULLET = re.compile(r"[-•–—·▪◦*+](?=[ \t\u00a0]|$)")


def clause_label(text: str, at: int = 0) -> tuple[Label, int] | None:
    """The label of a paragraph that begins at `text[at]`, and the offset behind it; `None` when it has none.

    A number without a dot or a bracket (`3 The ...`) is text unless *bis* or *alt* or a decimal tells it apart.
    """
    first = text[at : at + 1]
    if not first:
        return None
    if first.isdecimal() or first == "(" or first in "xX":
        found = _arabic(text, at)
        if found:
            return found
    if first == "(" or first.isalpha():
        found = _letter(text, at)
        if found:
            return found
    if first in "PO一二三四五六七八九十百(（-–" or first.isdecimal():
        found = _other(text, at)
        if found:
            return found
    if first in "-•–—·▪◦*+":
        bullet = _BULLET.match(text, at)
        if bullet:
            return Label(bullet[0], "bullet", (), frame="•", raw=bullet[0]), bullet.end()
    return None


def word_label(text: str, at: int = 0) -> tuple[Label, int] | None:
    """A label that is a word and a number, such as `Article 8 bis` or `Option 2`, in any of the six languages."""
    han = _han_word_label(text, at)
    if han:
        return han
    match = _WORD.match(text, at)
    if not match:
        return None
    word = _WORDS.get(match["word"].lower(), "")
    if not word:
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


def other_reading(label: Label) -> Label | None:
    """`(i)` read the other way: a letter as a Roman number or the reverse; `None` when only one reading exists."""
    if label.system not in _TIED:
        return None
    count = label._count().lower()
    upper = label.system.startswith("upper")
    if label.system.endswith("letter") and (value := numerals.from_roman(count)):
        return replace(label, system="upper-roman" if upper else "lower-roman", number=(value,))
    if label.system.endswith("roman") and label.frame[0] in "(#" and (value := numerals.from_letters(count)):
        return replace(label, system="upper-letter" if upper else "lower-letter", number=(value,))
    return None


def successor(label: Label) -> Label:
    """The next label of the same list: `(b)` after `(a)`, `5.` after `4 bis.`; a bullet after a bullet."""
    if not label.number:
        return label
    number = (*label.number[:-1], label.number[-1] + 1)
    return _made(label, replace(label, number=number, insertion=0, alternative=0, contested=False))


def inserted_after(label: Label) -> Label:
    """The label of a clause inserted behind this one, none being there yet: `4 bis.` after `4.`, *ter* after *bis*.

    Raises `KeyError` past *tricies*.
    """
    return _made(label, replace(label, insertion=max(label.insertion, 1) + 1, alternative=0, contested=False))


def _made(before: Label, label: Label) -> Label:
    """`label` with its printed text computed from its parts; what stands round the count is as in `before`."""
    count = numerals.han(label.number[0]) if label.system == "han" else label._count()
    if label.system == "han" and label.word:
        text = _HAN_COUNT.sub(count, _HAN_INSERTION.sub("", before.text), count=1)
        text += "之" + numerals.han(label.insertion) if label.insertion else ""
        return replace(label, text=text, raw=text)
    if label.insertion:
        count += " " + numerals.adverb(label.insertion)
    frame = label.frame
    if frame == "#" and len(label.number) == 1 and not label.insertion:
        frame, count = "#.", count + "."
    printed = next((token for token in _TOKEN.finditer(before.text) if _is_count(token[0], before)), None)
    text = frame.replace("#", count)
    if printed:
        behind = _SUFFIX_ALONE.match(before.text, printed.end())
        text = before.text[: printed.start()] + count + before.text[behind.end() if behind else printed.end() :]
    return replace(label, text=text, frame=frame, raw=text)


def _is_count(token: str, label: Label) -> bool:
    """Whether a part of a label's text is its count."""
    if label.system == "han":
        return numerals.from_han(token) == label.number[0]
    if token[0].isdecimal():
        return tuple(0 if part in "xX" else int(part) for part in token.split(".")) == label.number
    return token.lower() == label._count().lower()


def _inserted(match: re.Match[str]) -> tuple[int, int]:
    adverb = match["adverb"]
    alternative = (int(match["altno"]) if match["altno"] else 1) if match["alt"] else 0
    return (numerals.ADVERBS[adverb] if adverb else 0), alternative


def _framed(opening: str | None, closing: str | None) -> str | None:
    if opening:
        return "(#)" if closing == ")" else None
    return "#" + (closing or "")


def _arabic(text: str, at: int) -> tuple[Label, int] | None:
    match = _ARABIC.match(text, at)
    if match is None:
        open_value = _DECIMAL_X.match(text, at)
        if open_value:
            whole = int(open_value[0].split(".")[0])
            return Label(open_value[0], "arabic", (whole, 0), raw=open_value[0]), open_value.end()
        return None
    frame = _framed(match["open"], match["close"])
    if frame is None or not match["number"][0].isdigit():
        return None
    insertion, alternative = _inserted(match)
    number = tuple(map(int, match["number"].split(".")))
    if frame == "#" and len(number) == 1 and not insertion and not alternative:
        return None
    if len(number) > 1 and frame == "#" and not insertion and not alternative and len(number) == 2 and number[0] > 999:
        return None
    raw = match[0]
    text_ = raw.replace("*", "").replace("_", "")
    return Label(text_, "arabic", number, insertion, alternative, frame, raw=raw), match.end()


def _letter(text: str, at: int) -> tuple[Label, int] | None:
    match = _LETTER.match(text, at)
    if match is None:
        return None
    frame = _framed(match["open"], match["close"])
    if frame is None:
        return None
    letters = match["letters"]
    lower = letters.lower()
    insertion, alternative = _inserted(match)
    raw = match[0]
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
    text_ = raw.replace("*", "").replace("_", "")
    return Label(text_, system, (value,), insertion, alternative, frame, raw=raw), match.end()


def _other(text: str, at: int) -> tuple[Label, int] | None:
    match = _SPECIAL.match(text, at)
    if match is None:
        return None
    raw = match[0]
    if match["preamble"]:
        insertion, alternative = _inserted(match)
        number = (int(match["pnum"]),)
        return Label(
            raw, "arabic", number, insertion, alternative, match["preamble"].upper() + "#", raw=raw
        ), match.end()
    if match["dash"]:
        return Label(raw, "arabic", (int(raw.strip("-– \t\u00a0")),), frame="#.", raw=raw), match.end()
    if wide := match["wide"] or match["wideparen"]:
        frame = "#." if match["wide"] else "(#)"
        return Label(raw, "arabic", (int(wide),), frame=frame, raw=raw), match.end()
    count = match["han"] or match["hanparen"]
    value = numerals.from_han(count)
    if value is None:
        return None
    return Label(raw, "han", (value,), frame="#." if match["han"] else "(#)", raw=raw), match.end()
