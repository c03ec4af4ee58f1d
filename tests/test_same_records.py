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


def test_every_format_is_held_against_it() -> None:
    assert set(BUILDERS) == set(FORMATS)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_the_records_are_those_of_the_text_in_any_encoding(
    encoding: str, extractor: Extractor, expected: list[Record],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    path = tmp_path_factory.mktemp("same") / "report.txt"
    path.write_bytes(REPORT.text().encode(encoding))
    [document] = read_documents(path)
    assert not isinstance(document, Exception), document
    assert document.encoding == encoding
    assert records(document.text, extractor) == expected


def test_hanzi_that_an_old_encoding_lacks_are_lost_and_no_more(extractor: Extractor) -> None:
    """CP949 has traditional Hanzi alone."""
    text = REPORT.text().encode("cp949", "ignore").decode("cp949")
    kept = {(ko, zh) for ko, zh, _ in records(REPORT.text(), extractor) if zh in text}
    found = {(ko, zh) for ko, zh, _ in records(text, extractor)}
    assert len(kept) >= 10 and kept <= found


@pytest.mark.parametrize("form", ["markdown", "html", "epub", "docx", "hwpx"])
def test_what_the_report_says_of_itself_is_kept(
    form: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("same") / f"report{FORMATS[form].endings[0]}"
    path.write_bytes(BUILDERS[form](REPORT))
    [document] = read_documents(path)
    assert not isinstance(document, Exception)
    assert (document.title, document.format) == (REPORT.title, form)
    assert document.date in (REPORT.date, None)
