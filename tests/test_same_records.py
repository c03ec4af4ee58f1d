"""One report in every format gives the same glosses."""

from __future__ import annotations

import pytest

from aligner.glosses import Extractor

from glossary.documents import FORMATS, read_documents
from tests.documents.builders import BUILDERS
from tests.documents.forty import REPORT

Record = tuple[str, str, str]


def records(text: str, extractor: Extractor) -> list[Record]:
    return [(gloss.ko, gloss.zh, gloss.kind) for gloss in extractor.extract(text)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def expected(extractor: Extractor) -> list[Record]:
    return records(REPORT.text(), extractor)


def test_the_report_has_40_glosses(expected: list[Record]) -> None:
    assert len(expected) == len(set(expected)) == 40


@pytest.mark.parametrize("form", sorted(BUILDERS))
def test_the_records_are_those_of_the_plain_text(
    form: str, extractor: Extractor, expected: list[Record],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("same") / "report"  # no ending: content tells
    path.write_bytes(BUILDERS[form](REPORT))
    [document] = read_documents(path)
    assert not isinstance(document, Exception), document
    assert FORMATS[form].holds or document.format in (form, "text")
    assert records(document.text, extractor) == expected
    starts = [place.start for place in document.places]
    assert starts == sorted(starts) and all(0 <= start < len(document.text) for start in starts)
