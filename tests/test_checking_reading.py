"""What is checked is read from files of several kinds, and findings are reported in several."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from glossary.checking import reports
from glossary.checking.finding import CODES, CheckError, Finding
from glossary.checking.units import Parallel, Unit, read_parallel


class TestReading:
    """Files become units."""

    def test_lines(self, tmp_path: Path) -> None:
        one, two = tmp_path / "a.txt", tmp_path / "b.txt"
        one.write_bytes("하나\r\n\r\n둘\r\n".encode())
        two.write_text("一\n\n二", encoding="utf-8")
        found = read_parallel(str(one), str(two))
        assert found.units[2] == Unit(3, "둘", "二", "", 6, 3)
        assert (found.lang, found.target_lang) == ("ko", "zh")

    def test_lines_that_do_not_answer(self, tmp_path: Path) -> None:
        one, two = tmp_path / "a.txt", tmp_path / "b.txt"
        one.write_text("하나\n둘", encoding="utf-8")
        two.write_text("一", encoding="utf-8")
        with pytest.raises(CheckError, match="has 2 lines and .* has 1"):
            read_parallel(str(one), str(two))
        with pytest.raises(CheckError, match="both look Korean"):
            read_parallel(str(one), str(one))

    def test_one_file_of_one_side(self, tmp_path: Path) -> None:
        with pytest.raises(CheckError, match="one side only"):
            read_parallel(str(tmp_path / "a.txt"))

    def test_a_table(self, tmp_path: Path) -> None:
        file = tmp_path / "a.tsv"
        file.write_text("No.\t中文\t한국어\n1\t低空\t저고도\n2\t经济\t경제\n", encoding="utf-8")
        found = read_parallel(str(file))
        assert found.lang == "zh"
        assert [(unit.number, unit.source, unit.target) for unit in found.units] == [
            (2, "低空", "저고도"), (3, "经济", "경제")]

    def test_messages_of_a_program(self, tmp_path: Path) -> None:
        file = tmp_path / "a.po"
        file.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            'msgid "파일 %d개"\nmsgstr "%d个文件 하다"\n\nmsgid "끝"\nmsgstr ""\n', encoding="utf-8")
        [unit] = read_parallel(str(file)).units
        assert (unit.source, unit.target) == ("파일 %d개", "%d个文件 하다")

    def test_messages_in_neither_language(self, tmp_path: Path) -> None:
        file = tmp_path / "ko.po"
        file.write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
            'msgid "End"\nmsgstr "끝"\n', encoding="utf-8")
        with pytest.raises(CheckError, match="the source has neither Hangul nor Hanzi"):
            read_parallel(str(file))

    def test_two_files_of_a_program(self, tmp_path: Path) -> None:
        for name, text in (("ko", "끝"), ("zh", "完")):
            (tmp_path / f"{name}.po").write_text(
                'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                f'msgid "End"\nmsgstr "{text}"\n', encoding="utf-8")
        [unit] = read_parallel(str(tmp_path / "zh.po"), str(tmp_path / "ko.po")).units
        assert (unit.source, unit.target, unit.name) == ("完", "끝", "End")

    def test_xliff(self, tmp_path: Path) -> None:
        file = tmp_path / "a.xlf"
        file.write_text(
            '<?xml version="1.0"?><xliff version="1.2" '
            'xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="ko" '
            'target-language="zh-CN" datatype="plaintext"><body><trans-unit id="x1"><source>저고도'
            '</source><target>低空</target></trans-unit><trans-unit id="x2"><source>끝</source>'
            "</trans-unit></body></file></xliff>", encoding="utf-8")
        [unit] = read_parallel(str(file)).units
        assert (unit.source, unit.target) == ("저고도", "低空")

    def test_a_translation_memory(self, tmp_path: Path) -> None:
        file = tmp_path / "a.tmx"
        file.write_text(
            '<?xml version="1.0"?><tmx version="1.4"><header srclang="zh-CN" adminlang="en" '
            'creationtool="x" creationtoolversion="1" datatype="plaintext" o-tmf="x" '
            'segtype="sentence"/><body><tu><tuv xml:lang="zh-CN"><seg>低空</seg></tuv>'
            '<tuv xml:lang="ko-KR"><seg>저고도 低空</seg></tuv></tu></body></tmx>', encoding="utf-8")
        found = read_parallel(str(file))
        assert found.lang == "zh"
        assert found.units[0][1:3] == ("低空", "저고도 低空")


class TestReports:
    """Findings as text."""

    text = Parallel("a b.txt", "b.txt", (Unit(1, "가<나 36", "甲 38", "", 0, 0),
                                         Unit(2, "다", "乙丙", "", 8, 5)), "ko")
    found = [Finding("E301", "38 & 36", 1, "target", 2, 4, "38", ("36",)),
             Finding("E101", "나", 1, "source", 2, 3, "나"),
             Finding("W401", "丙", 2, "target", 1, 2, "丙")]

    def test_lines_of_json(self) -> None:
        lines = [json.loads(line) for line in
                 reports.json_lines(self.text, self.found).splitlines()]
        assert [line["offset"] for line in lines] == [2, 2, 6]
        assert lines[0]["wanted"] == ["36"]
        assert lines[1]["file"] == "a b.txt"

    def test_sarif(self) -> None:
        log = json.loads(reports.sarif(self.text, self.found))
        assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
        log = log["runs"][0]
        rules = log["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == list(CODES)
        assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in log["results"])
        assert [each["level"] for each in log["results"]] == ["error", "error", "warning"]
        place = log["results"][1]["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "a%20b.txt"
        assert place["region"] == {
            "startLine": 1, "startColumn": 3, "endColumn": 4, "charOffset": 2, "charLength": 1,
            "snippet": {"text": "나"}}

    def test_sarif_of_messages(self) -> None:
        text = Parallel("a.po", "a.po", (Unit(4, "가", "甲", "key"),), "ko")
        log = json.loads(reports.sarif(text, [Finding("E101", "", 4, "source", 0, 1, "가")]))
        [place] = log["runs"][0]["results"][0]["locations"]
        assert place["logicalLocations"] == [{"name": "key", "kind": "message", "index": 3}]
        assert "region" not in place["physicalLocation"]

    def test_a_page(self) -> None:
        html = reports.page(self.text, self.found)
        tree = ElementTree.fromstring(re.sub(r"<(meta[^>]*|br)>", r"<\1/>", html.split("\n", 1)[1]))
        assert [each.text for each in tree.iter("mark")] == ["나", "38", "丙"]
        assert [each.get("lang") for each in tree.iter("td")][1:3] == ["ko", "zh"]
        assert "가&lt;<mark" in html
