"""Time grows with the length of the text and no faster, whatever the text is.

Texts are read at one size and at four times the size, in processor time; a quadratic step would
take sixteen times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from time import process_time

import pytest

from aligner.brackets import candidates
from aligner.glosses import Extractor

#: A tenth and two fifths of a million characters: what the limits below are for. They leave room
#: for a machine that does other things as well.
SMALL, LARGE = 100_000, 400_000
#: Four times the text may take so many times as long: 4, and what clocks and caches add.
MOST = 7.0
#: Times below this tell nothing.
NOISE = 0.1
#: Seconds that no text of this length takes, on a slow machine that is busy either.
LONGEST = 6.0
#: So many measurements must all be bad.
TRIES = 3

#: What is long without glosses; most of them hold one at their end, else no line would be read.
BULK: dict[str, Callable[[int], str]] = {
    "opening": lambda n: "(" * n + "가(漢字)",
    "closing": lambda n: ")" * n + "(漢字)",
    "nested": lambda n: "(" * (n // 2) + "漢" + ")" * (n // 2),
    "empty": lambda n: "()" * (n // 2) + "(漢字)",
    "half open": lambda n: "가(" * (n // 2) + "漢字)",
    "open Hanzi": lambda n: "(漢" * (n // 2),
    "two kinds": lambda n: "[" * (n // 2) + ")" * (n // 2) + "(漢字)",
    "crossed": lambda n: "《(" * (n // 4) + "》)" * (n // 4) + "(漢字)",
    "quotes": lambda n: "'" * n + "가(漢字)",
    "opening quotes": lambda n: "“" * n + "가(漢字)",
    "titles": lambda n: "《" * n + "가(漢字)",
    "Hanzi": lambda n: "漢" * n + "(가나)",
    "slashes": lambda n: "가/" * (n // 2) + "(漢字/漢字)",
    "spaces": lambda n: "가" + " " * n + "(漢字)",
    "wide spaces": lambda n: "가" + "\u3000" * n + "(漢字)",
    "lines": lambda n: "가" + "\n" * n + "(漢字)",
    "references": lambda n: "&#25340;" * (n // 8),
    "broken references": lambda n: "&#" * (n // 2) + "(漢字)",
    "letters": lambda n: "a" * n + "(漢字)",
    "digits": lambda n: "1" * n + "(一二三)",
    "marks": lambda n: "가\u0301" * (n // 2) + "(漢字)",
    "separators": lambda n: "가(漢" + "," * n + ")",
}

#: Texts that are dense with brackets to read: what one of them repeats, in which the tests find
#: time that grows with the window, the inside or the run.
DENSE: dict[str, str] = {
    "glosses": "가(漢)", "empty-handed": "(漢)", "walled": "가)(漢字)", "on lines": "가\n(漢字)\n",
    "carriage returns": "가(漢字)\r", "inverted": "漢字(가나)", "labels": "가(즉 중국어 漢字)",
    "wide": "가" + " " * 60 + "(漢字)", "in quotes": "“" * 60 + "가" + "”" * 59 + "(漢字)",
    "deep": "가" + "(" * 100 + "漢" + ")" * 100, "commas": "가(漢" + ",漢" * 90 + ")",
    "blanks": "가(漢" + " " * 230 + "漢)", "words": "가(漢" + " a" * 110 + "漢)",
    "numerals": "1" * 60 + "(一二三四五六)", "signs": "가나다라마바사(" + "?" * 20 + "漢)",
    "references": "핀둬둬(&#25340;多多)", "over lines": "(漢\n", "footnotes": "가1)(漢)",
    "ruby": "(漢(가)",
}


def seconds(work: Callable[[str], object], text: str) -> float:
    """Give the processor time of *work* on *text*."""
    start = process_time()
    work(text)
    return process_time() - start


def grows_no_faster(some: Extractor, small: str, large: str) -> bool:
    """Tell whether four times the text takes about four times as long.

    A machine that does other things as well may disturb a measurement, though not every one.
    """
    for _ in range(TRIES):
        quarter = seconds(some.extract, small)
        whole = seconds(some.extract, large)
        if whole < LONGEST and (whole < NOISE or whole < MOST * quarter):
            return True
    return False


@pytest.fixture(scope="module")
def some() -> Extractor:
    """An extractor without meaning, warm."""
    made = Extractor(encoder="none")
    made.extract("가(漢字)")
    return made


@pytest.mark.parametrize("name", BULK)
def test_long_lines(some: Extractor, name: str) -> None:
    assert grows_no_faster(some, BULK[name](SMALL), BULK[name](LARGE))


@pytest.mark.parametrize("name", DENSE)
def test_dense_lines(some: Extractor, name: str) -> None:
    piece = DENSE[name]
    assert grows_no_faster(some, piece * (4_000 // len(piece)), piece * (16_000 // len(piece)))


@pytest.mark.parametrize("name", DENSE)
def test_dense_brackets(name: str) -> None:
    text = DENSE[name] * (SMALL // len(DENSE[name]))
    assert seconds(lambda text: list(candidates(text)), text) < 2


def test_a_run_of_many_names_and_losses(some: Extractor) -> None:
    """Every gloss looks for twins among those of the run."""
    random = Random(7)
    hangul = [chr(c) for c in range(0xAC00, 0xAC00 + 588 * 18, 97)]
    hanzi = [chr(c) for c in range(0x4E00, 0x9000, 61)]

    def names(count: int) -> str:
        return "".join(
            "".join(random.choices(hangul, k=3)) + f"({''.join(random.choices(hanzi, k=3))})\n"
            for _ in range(count))

    assert grows_no_faster(some, names(400), names(1_600))
