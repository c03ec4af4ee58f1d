"""The command as the tests run it: in this process, with an aligner that loads at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from aligner.errors import MissingAnalyzer
from aligner.evidence import Known
from aligner.gathered import Gathered
from aligner.types import Gloss, Segment, Span
from glossary.cli import main

#: A text with the two glosses that `Finder` knows.
TEXT = "중국 핑안그룹(平安集团)의 시스템.\n저장성 우전(乌镇)에서 열린다.\n"

_PAIR = re.compile("(핑안그룹|우전)[(](平安集团|乌镇)[)]")


class Finder:
    """Stands in for the aligner, whose dictionaries take seconds to load: it knows two glosses.

    It is sure of the first by 0.9, of the second by 0.4.
    """

    def __init__(
        self, encoder: str = "offline", analyzer: str = "mecab", known: Known | None = None
    ) -> None:
        if encoder == "st:none":
            raise MissingAnalyzer("st:none is missing: pip install sentence-transformers")
        self.analyzer = analyzer

    def extract_run(self, texts: Sequence[str]) -> list[list[Gloss]]:
        return [self.extract(text) for text in texts]

    def is_unsettled(self, text: str, glosses: Sequence[Gloss]) -> bool:
        return False

    def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
        if self.analyzer == "okt":  # as the real ones do, on first use
            raise MissingAnalyzer("okt is missing: install Java")
        return [
            Gloss(
                found.end(1), text.count("\n", 0, found.start()) + 1, found[1], found[2],
                Span(*found.span(1)), Span(*found.span(2)), "transcription", 0.9 - at / 2,
                (Segment(found[1], found[2], "transcription", 1.0),), found[0],
            )
            for at, found in enumerate(_PAIR.finditer(text))
        ]


def run(*words: str, stdin: bytes | None = None) -> Result:
    """Run ``glossary`` with *words*; what escapes it but an exit fails the test."""
    result = CliRunner().invoke(main, words, input=stdin, prog_name="glossary")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


def refused(*words: str) -> str:
    """Give the message of a command that must fail with nothing but messages."""
    result = run(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


def text_file(name: str, data: bytes | str = TEXT) -> str:
    """Write a document, and give its name."""
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return name
