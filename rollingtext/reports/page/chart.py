"""Figures drawn as bars: SVG that needs no script, takes its colours from the page, and is the same every time."""

from __future__ import annotations

from rollingtext.document.visible import visible
from rollingtext.reports.page.contents import Bars

_WIDTH, _BAR, _ROUND = 440, 26, 96
"""The drawing, and how high one bar and everything round the bars is, in its own units."""
_LONGEST = 24


def drawn(bars: Bars) -> str:
    """An `<svg>` with a bar for each figure, the first one on top; nothing where there is nothing to count.

    The figure stands before the name, so that neither the length nor the colour of a bar has to be measured.
    """
    if not bars.figures:
        return ""
    import leather

    figures = [(count, f"{count} – {_short(name)}") for name, count in bars.figures]
    seen: dict[str, int] = {}
    for at, (count, name) in enumerate(figures):
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            figures[at] = (count, f"{name} ({seen[name]})")
    chart = leather.Chart()
    chart.add_x_scale(0, max(1, *(count for count, _ in figures)))
    chart.add_x_axis(ticks=[0, max(1, *(count for count, _ in figures))])
    chart.add_bars(figures)
    height = _BAR * len(figures) + _ROUND
    picture = str(chart.to_svg(width=_WIDTH, height=height))
    size = f'width="{_WIDTH}" height="{height}"'
    assert picture.startswith(f"<svg {size}"), "leather draws otherwise than expected"
    return picture.replace(size, f'viewBox="0 0 {_WIDTH} {height}" role="img"', 1)


def _short(name: str) -> str:
    shown = visible(" ".join(name.split()))
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
