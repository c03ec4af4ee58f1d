"""``--encoding`` of the commands that read lists, tables and texts side by side."""

from __future__ import annotations

import pytest

from tests.command import run, text_file

pytestmark = pytest.mark.usefixtures("workplace")

#: Each with the same number of lines; nothing finds out that a text is in Big5.
KO = "핑안그룹은 2023년에 저고도 경제 계획을 세웠다.\n우전에 기업 12곳이 왔다.\n"
ZH = "平安集團在2023年制定了低空經濟計劃。\n來了21家企業到烏鎮。\n"
TERMS = ("경제\n우전\n", "烏鎮\n經濟\n")
TABLE = "한국어,中文\n우전,烏鎮\n경제 23,經濟\n"

BOTH = ("--encoding", "EUC-KR", "--encoding", "big5")
NONE = ("--encoder", "none")


@pytest.fixture
def glossary(workplace: None) -> None:
    text_file("report.txt")
    run("mine", "report.txt")


def written(files: dict[str, str], encodings: tuple[str, ...]) -> None:
    for (name, text), encoding in zip(files.items(), encodings):
        text_file(name, text.encode(encoding))


@pytest.mark.usefixtures("glossary")
@pytest.mark.parametrize(("words", "files", "encodings", "named"), [
    (("check",), {"ko.txt": KO, "zh.txt": ZH}, ("cp949", "big5"), BOTH),
    (("check",), {"zh.txt": ZH, "ko.txt": KO}, ("big5", "cp949"), (*BOTH[2:], *BOTH[:2])),
    (("check",), {"a.csv": TABLE}, ("gb18030",), ("--encoding", "GBK")),
    (("align", "texts", *NONE), {"ko.txt": KO, "zh.txt": ZH}, ("cp949", "big5"), BOTH),
    (("align", "terms", *NONE), dict(zip(("ko.txt", "zh.txt"), TERMS)), ("cp949", "big5"), BOTH),
    (("align", "pairs", *NONE), {"a.csv": TABLE}, ("gb18030",), ("--encoding", "gb2312")),
    (("lookup", "-f"), {"a.txt": "烏鎮\n"}, ("big5",), ("--encoding", "big5")),
], ids=["check", "check the other way", "check a table", "texts", "terms", "pairs", "lookup"])
def test_a_named_encoding_gives_what_utf_8_would(
    words: tuple[str, ...], files: dict[str, str], encodings: tuple[str, ...],
    named: tuple[str, ...],
) -> None:
    written(files, ("utf-8", "utf-8"))
    wanted = run(*words, *files)
    written(files, encodings)
    found, guessed = run(*words, *files, *named), run(*words, *files)
    assert wanted.stdout and found.stdout == wanted.stdout, found.stderr
    assert (found.exit_code, found.stderr) == (wanted.exit_code, wanted.stderr)
    assert guessed.stdout != wanted.stdout


def test_one_encoding_is_of_both_texts() -> None:
    written({"ko.txt": KO, "zh.txt": ZH}, ("utf-8", "utf-8"))
    wanted = run("align", "texts", *NONE, "ko.txt", "zh.txt").stdout
    written({"ko.txt": KO, "zh.txt": ZH}, ("utf-16-le", "utf-16-le"))
    assert run("align", "texts", *NONE, "ko.txt", "zh.txt", "--encoding", "utf-16le"
               ).stdout == wanted


@pytest.mark.parametrize("folders", [True, False])
def test_aligned_texts_in_other_encodings_are_mined_once(folders: bool) -> None:
    written({"ko/a.txt": KO, "zh/a.txt": ZH}, ("cp949", "big5"))
    paths = ("ko", "zh") if folders else ("ko/a.txt", "zh/a.txt")
    results = [run("align", "texts", *NONE, "--mine", *BOTH, *paths) for _ in range(2)]
    assert [each.exit_code for each in results] == [0, 0], results[0].stderr
    assert "of 1 pair of texts: " in results[0].stderr
    assert "all of the texts were mined before" in results[1].stderr


@pytest.mark.usefixtures("glossary")
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "big5", "cp949"])
def test_a_stream_of_words(encoding: str) -> None:
    said = "핑안그룹\n없는말\n" if encoding != "big5" else "平安集團\n沒有\n"
    result = run("lookup", "-", "--encoding", encoding, stdin=said.encode(encoding))
    assert "평안집단" not in result.stdout and "平安集团" in result.stdout, result.stderr
    assert "Nothing found for" in result.stderr


@pytest.mark.parametrize(("words", "message"), [
    (("check", "a", "b", *BOTH, *BOTH), "two texts have two encodings: name one or two"),
    (("check", "a", "b", "--encoding", "klingon"), "'klingon' is no known encoding"),
    (("align", "terms", "a", "b", "--encoding", "rot13"), "'rot13' is no known encoding"),
    (("align", "pairs", "a", *BOTH[:2], "--encoding", ""), "'' is no known encoding"),
    (("lookup", "-f", "a", "--encoding", "klingon"), "'klingon' is no known encoding"),
])
def test_wrong_usage(words: tuple[str, ...], message: str) -> None:
    result = run(*words)
    assert result.exit_code == 2 and message in " ".join(result.stderr.split())


@pytest.mark.parametrize(("words", "message"), [
    (("check", "ko.txt", "zh.txt"), "ko.txt is not in GB18030 (byte "),
    (("align", "pairs", "a.csv"), "a.csv is not in GB18030 (byte "),
])
def test_a_wrong_encoding_is_told(words: tuple[str, ...], message: str) -> None:
    text_file("zh.txt", ZH)
    text_file("a.csv", b"a,b\n\xff\xff,c\n")
    text_file("ko.txt", b"\xff\xff\xff\n")
    result = run(*words, "--encoding", "gb18030")
    assert (result.exit_code, result.stdout) == (1, "") and message in result.stderr
