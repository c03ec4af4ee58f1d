"""The tones of the drawing: legible on their paper, and apart for everyone, in light and dark.

How those see who lack one kind of cones is reckoned after Viénot, Brettel and Mollon (1999) for
red and green, in linear light; a difference of tones is that of CIE 1976 (L*a*b*).
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[1] / "glossary" / "web" / "static"

#: The least difference of two tones, and of neighbours in the row; some 2 are just seen.
APART, ASIDE = 15, 30

#: From linear RGB to that of somebody without red, or green, cones.
CONES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "no green cones": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}

Colour = tuple[float, ...]


def variables(scheme: str) -> dict[str, str]:
    """Read the colours of a scheme: those of light, and for dark what is said anew."""
    found: dict[str, str] = {}
    for name in ("glossary.css", "pages.css"):
        source = (STATIC / name).read_text("utf-8")
        light, _, rest = source.partition("@media (prefers-color-scheme: dark)")
        dark = rest[:rest.index("\n}")]
        for text in (light, dark) if scheme == "dark" else (light,):
            found.update(re.findall(r"(--[\w-]+): (#[0-9a-f]{3,6})\b", text))
    return found


def linear(colour: str) -> Colour:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[at:at + 2], 16) / 255 for at in (0, 2, 4)]
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)


def contrast(one: str, other: str) -> float:
    """Give the contrast of WCAG 2.2, 1 to 21."""
    lights = sorted(sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(each)))
                    for each in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lab(colour: Colour) -> Colour:
    rows = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    white = (0.9505, 1.0, 1.089)
    x, y, z = (_root(sum(a * b for a, b in zip(row, colour)) / w) for row, w in zip(rows, white))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(share: float) -> float:
    share = max(share, 0)
    return float(share ** (1 / 3)) if share > 0.008856 else 7.787 * share + 16 / 116


def difference(one: str, other: str, cones: str) -> float:
    seen = [lab(tuple(sum(a * b for a, b in zip(row, linear(each))) for row in CONES[cones]))
            for each in (one, other)]
    return float(sum((a - b) ** 2 for a, b in zip(*seen)) ** 0.5)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*(f"--tone-{at}" for at in range(6)), "--alone", "--bad",
                                  "--good", "--faint", "--ink"])
def test_writing_is_legible(scheme: str, name: str) -> None:
    colours = variables(scheme)
    assert contrast(colours[name], colours["--paper"]) >= 4.5
    assert contrast(colours[name], colours["--tint"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("cones", CONES)
def test_tones_are_apart(scheme: str, cones: str) -> None:
    colours = variables(scheme)
    near = {
        (one, other): round(difference(colours[f"--tone-{one}"], colours[f"--tone-{other}"], cones))
        for one, other in combinations(range(6), 2)
    }
    assert {pair: far for pair, far in near.items() if far < APART} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("cones", CONES)
def test_neighbours_are_far_apart(scheme: str, cones: str) -> None:
    colours = variables(scheme)
    for at in range(6):
        one, other = colours[f"--tone-{at}"], colours[f"--tone-{(at + 1) % 6}"]
        assert difference(one, other, cones) >= ASIDE, (at, difference(one, other, cones))
