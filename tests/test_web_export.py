"""Files of the glossary out of the pages: what ``glossary export`` writes, or a reason why not."""

from __future__ import annotations

import asyncio
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from glossary.connect import open_reader
from glossary.formats.carried import FORMATS
from glossary.formats.export import How, export
from glossary.formats.stored import Wanted
from glossary.store import open_glossary
from glossary.web import downloads, server
from glossary.web import export as exporting
from glossary.web.database import EXPORTS, glossary_of
from glossary.web.downloads import FILES, MOST_ROWS, TYPES, Part, disposition, find
from glossary.web.labels import Labels
from tests.desk import SECRET, Desk, found, sitting, texts

#: An address that hands out no file.
NONE = [
    "nix.csv", "tbx2.csv", "csv", "tbx2.tbx.tbx", "csv.CSV", "multiterm.tsv",
    "-.csv",
]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of which something was decided."""
    path = Path(shutil.copy("glossary.db", tmp_path_factory.mktemp("export") / "용어.db"))
    with open_glossary(path) as glossary, glossary.decide("kim") as decisions:
        decisions.set_status(1, "approve")
        decisions.set_status(2, "forbid")
        decisions.note(1, "=1+1")
    return path


@pytest.fixture(scope="module")
def desk(path: Path) -> Iterator[Desk]:
    from datasette import handle_exception  # after the server, which loads the plugins in order

    with sitting(path) as desk, pytest.MonkeyPatch.context() as patch:
        patch.setattr(handle_exception, "rich", None)  # it takes a second for a fault
        yield desk


def written(path: Path, folder: Path, name: str, wanted: Wanted, how: How = How()) -> bytes:
    """Give what the command writes into a file."""
    form, _, ending = name.partition(".")
    file = folder / f"file.{ending}"
    with closing(open_reader(path)) as db:
        export(db, str(file), FORMATS[form], wanted, how)
    return file.read_bytes()


@pytest.mark.parametrize("name", [each for each in FILES if not each.startswith("tmx")])
def test_a_file_is_what_the_command_writes(
    desk: Desk, path: Path, tmp_path: Path, name: str
) -> None:
    form, _, ending = name.partition(".")
    answer = desk.get(f"/-/export/{name}")
    assert answer.status_code == 200
    wanted = Wanted(FORMATS[form].statuses, contexts=FORMATS[form].contexts)
    if ending == "xlsx":  # has the time in it
        assert rows(answer.content) == rows(written(path, tmp_path, name, wanted))
    else:
        assert answer.content == written(path, tmp_path, name, wanted)
    assert answer.headers["content-type"] == TYPES[ending]
    assert answer.headers["content-disposition"].endswith(f".{ending}")
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["x-content-type-options"] == "nosniff"


def rows(workbook: bytes) -> list[list[tuple[object, ...]]]:
    """Give the cells of a workbook."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(BytesIO(workbook))
    return [list(sheet.iter_rows(values_only=True)) for sheet in book]


def test_aligned_sentences_come_as_a_memory(desk: Desk) -> None:
    answer = desk.get("/-/export/tmx.tmx")
    assert answer.status_code == 200 and b"<tmx" in answer.content


def test_a_status_a_kind_and_a_direction_narrow_it(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    answer = desk.get("/-/export/omegat.txt?status=approved&direction=zh-ko&kind=nonsense")
    wanted = Wanted(("approved",), contexts=1)
    assert answer.content == written(path, tmp_path, "omegat.txt", wanted, How("zh-ko"))
    assert "zh-ko-approved.txt" in answer.headers["content-disposition"]
    several = desk.get("/-/export/csv.csv?kind=mixed").text.count("\n")
    with closing(open_reader(path)) as db:
        asked = db.execute("SELECT count(*) FROM concept WHERE kind = 'mixed'")
        assert several == asked.fetchone()[0] + 1


def test_translation_tools_are_not_given_what_is_forbidden(desk: Desk) -> None:
    lines = {name: desk.get(f"/-/export/{name}").text for name in ("csv.csv", "tbx2.tbx")}
    assert lines["csv.csv"].count("\n") == 48  # 47 concepts below the names of the columns
    assert lines["tbx2.tbx"].count("</termEntry>") == 46
    assert desk.get("/-/export/tbx2.tbx?status=forbidden").text.count("</termEntry>") == 1


def test_a_cell_is_no_formula(desk: Desk) -> None:
    text = desk.get("/-/export/csv.csv?status=approved").text
    assert "=1+1" in text and not re.search(r'[,\n]"?=1', text)


@pytest.mark.parametrize("name", NONE)
def test_there_is_no_other_file(desk: Desk, name: str) -> None:
    assert desk.get(f"/-/export/{name}?status=approved").status_code == 404


def test_nothing_to_write_is_said(desk: Desk) -> None:
    answer = desk.get("/-/export/csv.csv?status=rejected&_lang=ko")
    assert answer.status_code == 404 and Labels("ko")("export.nothing") in answer.text


def test_nothing_is_taken_in(desk: Desk) -> None:
    assert desk.post("/-/export/csv.csv", "").status_code in (403, 404)


def test_the_head_of_a_file_alone(desk: Desk) -> None:
    answer = desk.run(desk.asked("HEAD", "/-/export/csv.csv", {}))
    assert answer.status_code == 200 and not answer.content
    assert int(answer.headers["content-length"]) > 1000


def test_too_much_is_refused_with_the_command(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(downloads, "MOST", 40)
    answer = desk.get("/-/export/tbx3.tbx")
    assert answer.status_code == 413
    command = "glossary export glossary-tbx3.tbx --format tbx3"
    assert command in answer.text and "46 concepts" in answer.text
    assert desk.get("/-/export/tbx3.tbx?status=approved").status_code == 200
    assert find("xlsx.xlsx", {}).most == MOST_ROWS  # type: ignore[union-attr]


def test_what_takes_too_long_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    make = partial(exporting.make, seconds=0.0)
    monkeypatch.setattr(exporting, "make", make)
    answer = desk.get("/-/export/csv.csv?kind=mixed")
    assert answer.status_code == 413
    assert "--format csv --kind mixed" in answer.text


def test_a_workbook_needs_openpyxl(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    answer = desk.get("/-/export/xlsx.xlsx")
    assert answer.status_code == 501 and "kozh-glossary[xlsx]" in answer.text
    monkeypatch.setattr(downloads, "find_spec", lambda _: None)
    page = desk.get("/overview").text
    assert "/-/export/multiterm.csv" in page and ".xlsx" not in page


def test_many_at_once_have_to_wait(desk: Desk) -> None:
    glossary = glossary_of(desk.datasette)

    async def taken() -> Any:
        for _ in range(EXPORTS):
            await glossary.exporting.acquire()
        answer = await desk.datasette.client.get("/-/export/csv.csv")
        for _ in range(EXPORTS):
            glossary.exporting.release()
        return answer

    answer = desk.run(taken())
    assert answer.status_code == 503 and 'http-equiv="refresh"' in answer.text
    assert desk.get("/-/export/csv.csv").status_code == 200


def test_who_takes_nothing_is_left(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "TAKING", 0.05)

    async def never(_: dict[str, Any]) -> None:
        await asyncio.sleep(60)

    async def asked() -> None:
        request = type("Request", (), {
            "url_vars": {"name": "csv.csv"}, "args": {}, "method": "GET", "actor": None,
            "cookies": {}, "headers": {}})
        assert await exporting.file(desk.datasette, request, never) is None

    desk.run(asked())
    assert not glossary_of(desk.datasette).exporting.locked()


def test_no_file_is_left_behind(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert desk.get("/-/export/yomitan.zip").status_code == 200
    assert list(tmp_path.iterdir()) == []


def test_who_may_not_see_the_table_gets_no_file(path: Path) -> None:
    allowed = {"databases": {path.stem: {"tables": {"glossary": {"allow": {"id": "kim"}}}}}}
    with sitting(path, "kim") as desk:
        desk.datasette = server.make(path, secret=SECRET, metadata=allowed)
        desk.run(desk.datasette.invoke_startup())
        assert desk.get("/-/export/csv.csv").status_code == 403
        assert desk.get("/-/export/csv.csv", "kim").status_code == 200


@pytest.mark.parametrize("page", ["/", "/overview", "glossary", "concept?kind=mixed"])
def test_pages_link_to_the_files(desk: Desk, page: str) -> None:
    if page[0] != "/":
        page = table(desk, "") + page
    for lang in ("ko", "en"):
        text = desk.get(f"{page}{'&' if '?' in page else '?'}_lang={lang}").text
        links = texts(r'href="(/-/export/[^"]+)"', text)
        assert {link.partition("?")[0][10:] for link in links} == {*FILES} - {"multiterm.csv"}
        assert Labels(lang)("export.omegat.use") in text
        for link in links:
            assert ("kind=mixed" in link) == ("kind=mixed" in page)


def test_every_link_leads_to_a_file(desk: Desk) -> None:
    for link in texts(r'href="(/-/export/[^"]+)"', desk.get("/overview").text):
        assert desk.get(link).status_code == 200


def table(desk: Desk, name: str) -> str:
    """Give the address of a table."""
    return str(desk.datasette.urls.table(glossary_of(desk.datasette).name, name))


def test_the_table_says_what_it_exports(desk: Desk) -> None:
    page = desk.get(f"{table(desk, 'glossary')}?status=approved&kind=mixed&_lang=ko").text
    assert "선택한 조건만: 승인, 혼합" in found('<details class="exports">(.*?)</details>', page)
    page = desk.get(f"{table(desk, 'glossary')}?confidence__gt=0.5&_lang=ko").text
    assert Labels("ko")("export.all") in page
    assert "exports" not in desk.get(table(desk, "term")).text.partition("<main")[2]


def test_the_names_of_files_are_those_of_formats() -> None:
    for name in FILES:
        form, _, ending = name.partition(".")
        assert ending in TYPES
        assert not FORMATS[form].endings or f".{ending}" in FORMATS[form].endings or (
            form == "tbx3")
    assert {name.partition(".")[0] for name in FILES} == set(FORMATS)
    told = {find(name, {}).file("x") for name in FILES}  # type: ignore[union-attr]
    assert len(told) == len(FILES)


@pytest.mark.parametrize(("name", "header"), [
    ("glossary.csv", 'attachment; filename="glossary.csv"'),
    ('a"b.csv', "attachment; filename=\"glossary.csv\"; filename*=UTF-8''a%22b.csv"),
    ("용\n어.csv", "attachment; filename=\"glossary.csv\"; filename*=UTF-8''%EC%9A%A9%0A%EC%96%B4"
                 ".csv"),
])
def test_the_name_of_a_file_breaks_no_header(name: str, header: str) -> None:
    assert disposition(name) == header


def test_a_part_of_nonsense_is_all() -> None:
    assert Part.read({"status": "'; DROP", "kind": ""}) == Part()
