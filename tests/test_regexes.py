"""No pattern is slow on a text that was made for it to be slow on."""

from __future__ import annotations

import pytest

from tests.pumping import LENGTHS, Pattern, patterns, slow

#: Patterns that look at no more than so many characters, and what keeps them to these.
BOUNDED = {
    "aligner.brackets._HANZI_BEFORE": 80,  # aligner.windows.MAX_WINDOW
    "aligner.brackets._LEADING_KO": 240,  # aligner.brackets.MAX_INSIDE
    "aligner.pieces._DOCUMENT_NUMBER": 240,
    "aligner.pieces._TRAILING_LATIN": 240,
    "aligner.sentences.enclosed._LAST_MARKS": 300,  # aligner.sentences.enclosed.REACH
    "aligner.sentences.split._WORD": 40,  # of what stands before a full stop
    "glossary.documents.pdf_joints._LAST": 30,  # the longest word
}

#: Patterns that are matched at one place, and never searched.
MATCHED = {
    "aligner.pieces._FUSED_PAIR", "aligner.pieces._HANZI_FIRST", "aligner.pieces._LABEL",
    "aligner.pieces._LEADING_LATIN", "aligner.pieces._SOURCE",
    "aligner.sentences.split._LIST_MARK", "aligner.sentences.split._QUOTING",
    "glossary.documents.blocks._MARK", "glossary.documents.crawled._CHUNK",
    "glossary.documents.formats._PAGE", "glossary.documents.markdown._LINE",
    "glossary.documents.ooxml._UNTITLED", "glossary.documents.pdf_lines._MARK",
    "glossary.formats.workbook._RISKY",
}

FOUND = dict(patterns("aligner", "glossary.documents", "glossary.exchange", "glossary.formats",
                      "glossary.mining"))


@pytest.mark.parametrize("name, pattern", FOUND.items(), ids=list(FOUND))
def test_a_pattern_takes_time_linear_in_the_text(name: str, pattern: Pattern) -> None:
    assert slow(pattern, BOUNDED.get(name, LENGTHS[-1]), name in MATCHED) == ""


def test_no_exception_is_out_of_date() -> None:
    assert {*BOUNDED, *MATCHED} <= {*FOUND}
