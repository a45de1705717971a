"""Plots as SVG, without a plotting library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_COLOURS = ("#4477aa", "#66ccee", "#228833", "#ccbb44", "#ee6677")
_WIDTH, _HEIGHT, _LEFT, _BELOW = 560, 300, 60, 50


def stacked(
    points: Sequence[tuple[int, Mapping[str, float]]], stages: Sequence[str], *, axis: str
) -> str:
    """Return areas stacked by stage: seconds over what grows, both from zero."""
    most = max(sum(spent.values()) for _, spent in points)
    widest = max(size for size, _ in points)

    def place(size: float, cost: float) -> str:
        x = _LEFT + size / widest * (_WIDTH - _LEFT - 120)
        return f"{x:.1f},{_HEIGHT - _BELOW - cost / most * (_HEIGHT - _BELOW - 20):.1f}"

    parts = []
    below = {size: 0.0 for size, _ in points}
    for at, (stage, colour) in enumerate(zip(stages, _COLOURS, strict=True)):
        above = {size: below[size] + spent[stage] for size, spent in points}
        corners = [place(size, above[size]) for size, _ in points]
        corners += [place(size, below[size]) for size, _ in reversed(points)]
        parts.append(f'<polygon points="{" ".join(corners)}" fill="{colour}"/>')
        y = 30 + 18 * at
        parts.append(f'<rect x="{_WIDTH - 105}" y="{y}" width="12" height="12" fill="{colour}"/>')
        parts.append(f'<text x="{_WIDTH - 88}" y="{y + 11}">{stage}</text>')
        below = above
    ends = (
        f'<text x="{_LEFT}" y="14">{most:.1f} CPU seconds</text>'
        f'<text x="{_WIDTH - 120}" y="{_HEIGHT - _BELOW + 16}" text-anchor="end">{widest}</text>'
        f'<text x="{(_WIDTH - 60) // 2}" y="{_HEIGHT - 14}" text-anchor="middle">{axis}</text>'
        f'<path d="M{place(0, most).replace(",", " ")}L{place(0, 0).replace(",", " ")}'
        f'L{place(widest, 0).replace(",", " ")}" stroke="#333" fill="none"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
        f' font-family="sans-serif" font-size="13">{"".join(parts)}{ends}</svg>\n'
    )
