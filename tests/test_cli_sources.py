"""Which documents ``extract``, ``mine`` and ``annotate`` read, and how: every format, lists of
paths, encodings, and web pages with all they have."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from glossary.documents import FORMATS
from glossary.documents.limits import zipped
from tests.command import TEXT, refused, run, text_file
from tests.documents.builders import BUILDERS
from tests.documents.forty import REPORT

pytestmark = pytest.mark.usefixtures("workplace")

#: What the stand-in for the aligner finds in the report.
PAIRS = [("우전", "乌镇"), ("핑안그룹", "平安集团")]


def documents(result: str) -> list[str]:
    return list(dict.fromkeys(json.loads(line)["document"] for line in result.splitlines()))


def test_every_format_has_a_builder() -> None:
    assert set(BUILDERS) == set(FORMATS)


@pytest.mark.parametrize("form", sorted(BUILDERS))
def test_a_report_of_each_format(form: str) -> None:
    name = f"report{FORMATS[form].endings[0]}"
    text_file(name, BUILDERS[form](REPORT))
    result = run("extract", "--format", "jsonl", name)
    assert (result.exit_code, result.stderr) == (0, "")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["ko"], each["zh"]) for each in lines] == PAIRS
    assert all(each["document"].startswith(name) for each in lines)
    mined = run("mine", name, "--db", "x.db")
    assert mined.stderr == "1 document mined: 2 glosses, 2 new concepts.\n"
    again = run("mine", name, "--db", "x.db")
    assert again.stderr.endswith("1 document was known already.\n")


def test_a_folder_of_all_formats() -> None:
    for form, build in BUILDERS.items():
        text_file(f"in/{form}/report{FORMATS[form].endings[0]}", build(REPORT))
    text_file("in/.hidden/report.txt")
    text_file("in/picture.png", b"\x89PNG")
    result = run("extract", "--format", "jsonl", "in")
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(documents(result.stdout)) == len(BUILDERS)
    assert len(result.stdout.splitlines()) == 2 * len(BUILDERS)


def test_a_report_of_each_format_from_the_stream() -> None:
    for form in ("docx", "zip", "html"):
        result = run("extract", "--format", "jsonl", "-", stdin=BUILDERS[form](REPORT))
        assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2), result.stderr


def test_where_a_gloss_stands_is_told() -> None:
    text_file("a.html", "<p>서론</p><table><tr><td>우전(乌镇)</table>")
    result = run("extract", "--whole-page", "--format", "jsonl", "a.html")
    assert json.loads(result.stdout)["location"] == "table 1"
    shown = run("extract", "--whole-page", "a.html").stdout
    assert "Where    Korean" in shown and "table 1  우전" in shown


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\0"], ids=repr)
@pytest.mark.parametrize("command", ["extract", "mine", "annotate"])
def test_a_list_of_paths(command: str, ends: bytes) -> None:
    text_file("a.txt")
    text_file("in/나 다.txt", TEXT + "\n")
    text_file("c.txt", TEXT + "\n\n")
    run("mine", "c.txt", "--db", "known.db")
    data = ends.join([b"a.txt", "in/나 다.txt".encode(), b""])
    text_file("list", data)
    more = ("--db", "known.db") if command != "extract" else ()
    results = [run(command, *more, "c.txt", "--files-from", "list"),
               run(command, *more, "c.txt", "--files-from", "-", stdin=data)]
    for result in results:
        assert result.exit_code == 0, result.stderr
    if command == "extract":
        assert results[0].stdout == results[1].stdout
        assert [line for line in results[0].stdout.splitlines() if line.endswith(".txt")] == [
            "c.txt", "a.txt", "in/나 다.txt"]
    if command == "mine":
        assert results[0].stderr == (
            "2 documents mined: 4 glosses, 0 new concepts. 1 document was known already.\n")


def test_a_list_alone_and_twice_the_same() -> None:
    text_file("a.txt")
    text_file("list", "a.txt\na.txt\n")
    result = run("extract", "--format", "jsonl", "--files-from", "list", "--files-from", "list")
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.parametrize(("words", "stdin", "message"), [
    (("--files-from", "none"), b"", "none does not exist: check the spelling"),
    (("--files-from", "."), b"", ". cannot be read (Is a directory): name a list of paths"),
    (("--files-from", "-"), b"\n\r\n", "- names no file: it needs a path in each line"),
    (("--files-from", "-"), b"none.txt\n", "none.txt does not exist: check the spelling"),
    (("--files-from", "-"), b"\xff.txt\n", "\ufffd.txt does not exist: check the spelling"),
], ids=repr)
def test_lists_that_lead_nowhere(words: tuple[str, ...], stdin: bytes, message: str) -> None:
    result = run("extract", *words, stdin=stdin)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"Error: {message}\n")


@pytest.mark.parametrize(("words", "message"), [
    ((), "Missing argument 'PATH...'."), (("-", "-"), "name '-' once"),
    (("-", "--files-from", "-"), "name '-' once"),
    (("--encoding", "klingon", "-"), "'klingon' is no known encoding: utf-8, utf-16, cp949"),
    (("--encoding", "base64", "-"), "'base64' is no known encoding"),
])
@pytest.mark.parametrize("command", ["extract", "mine", "annotate"])
def test_wrong_usage(command: str, words: tuple[str, ...], message: str) -> None:
    result = run(command, *words)
    assert result.exit_code == 2 and message in " ".join(result.stderr.split())


@pytest.mark.parametrize(("encoding", "named", "kept"), [
    ("cp949", (), "cp949"), ("utf-16", (), "utf-16"), ("gb18030", (), "gb18030"),
    ("big5", ("--encoding", "Big5"), "big5hkscs"), ("cp949", ("--encoding", "EUC-KR"), "cp949"),
])
def test_the_encoding_is_found_or_named_and_kept(
    encoding: str, named: tuple[str, ...], kept: str
) -> None:
    from contextlib import closing
    from glossary.connect import open_reader

    text = "저고도 경제는 새로운 산업이다. " if encoding != "big5" else "我們在北京看到了新的產業。"
    text_file("a.txt", (text * 3).encode(encoding))
    result = run("mine", *named, "a.txt", "--db", "x.db")
    assert result.exit_code == 0, result.stderr
    with closing(open_reader("x.db")) as db:
        assert db.execute("SELECT encoding FROM document").fetchone()[0] == kept


def test_a_wrong_encoding_is_told() -> None:
    text_file("a.txt", TEXT)
    assert refused("extract", "--encoding", "cp949", "a.txt").startswith(
        "Error: a.txt is not in CP949 (byte ")


def test_all_of_a_web_page() -> None:
    text_file("a.html", BUILDERS["html"](REPORT).replace(b"</nav>", "우전(乌镇)</nav>".encode()))
    results = [run("extract", "--format", "jsonl", *words, "a.html").stdout
               for words in ((), ("--whole-page",))]
    first = [json.loads(result.splitlines()[0]) for result in results]
    assert [each["context"] for each in first] == ["우전(乌镇)"] * 2
    assert [each["location"] for each in first] == ["paragraph 2", "paragraph 3"]


def test_a_document_that_is_read_in_another_way_takes_the_place_of_the_old() -> None:
    text_file("a.html", BUILDERS["html"](REPORT).replace(b"</nav>", "우전(乌镇)</nav>".encode()))
    text_file("b.txt")
    run("mine", "a.html", "b.txt", "--db", "x.db")
    again = run("mine", "--whole-page", "a.html", "b.txt", "--db", "x.db").stderr
    assert again.startswith("1 document mined: ") and "1 document was known already" in again
    assert run("mine", "--whole-page", "a.html", "--db", "x.db").stderr.startswith("0 documents")
    assert run("stats", "--db", "x.db").stdout.split()[1] == "2"
    named = run("mine", "--encoding", "utf-8", "b.txt", "--db", "x.db").stderr
    assert named.startswith("1 document mined: ")


def test_a_broken_document_in_an_archive_stops_no_other() -> None:
    text_file("a.zip", zipped({"a.txt": b"", "b.txt": TEXT.encode(), "../c.txt": b"c"}))
    result = run("mine", "a.zip", "--db", "x.db")
    assert result.exit_code == 1
    assert result.stderr == (
        "1 document mined: 2 glosses, 2 new concepts. 2 documents could not be read:\n"
        "Error: a.zip names '../c.txt', which leads outside: left out\n"
        "Error: a.zip/a.txt is empty: leave it out, or fill it\n")


def test_names_of_files_are_shown_composed() -> None:
    text_file(unicodedata.normalize("NFD", "보고서.txt"))
    result = run("extract", "--format", "jsonl", ".")
    assert documents(result.stdout) == ["보고서.txt"]


def test_annotated_documents_of_other_formats_end_in_txt() -> None:
    text_file("a.txt")
    text_file("b.docx", BUILDERS["docx"](REPORT))
    run("mine", "a.txt", "--db", "x.db")
    result = run("annotate", "a.txt", "b.docx", "--db", "x.db", "--out", "done")
    assert result.exit_code == 0, result.stderr
    assert sorted(path.name for path in Path("done").iterdir()) == ["a.txt", "b.docx.txt"]


def test_several_documents_cannot_be_annotated_as_one() -> None:
    text_file("a.txt")
    run("mine", "a.txt", "--db", "x.db")
    text_file("a.zip", zipped({"a.txt": TEXT.encode(), "b.txt": TEXT.encode()}))
    assert refused("annotate", "a.zip", "--db", "x.db") == (
        "Error: a.zip holds several documents: unpack it first\n")
