"""Repair: what was lost is restored where an intact twin tells it, and never wrongly."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from aligner.evidence import Twin
from aligner.repair import (
    breaks_a_word, encoding_leads, in_cp949, leads, restore, runs_lead, shortens, through_cp949,
)
from aligner.types import Gloss
from tests import damage
from tests.evidence import gloss
from tests.extractor import extractor

GOLD = Path(__file__).parent / "gold" / "dev.jsonl"
PARAGRAPHS_OF_A_PAGE = 24


@pytest.mark.parametrize(("intact", "printed", "leads_there"), [
    ("拼多多", "多多", True), ("拼多多", "?多多", True), ("拼多多", "□多多", True),
    ("经济", "??", True), ("经济", "?", True), ("经济", "", True), ("低空经济", "低空", True),
    ("拼多多", "拼多多", False), ("拼多多", "多", False), ("拼多多", "拼多", False),
    ("拼多多", "??多多", False), ("低空經濟", "低空", False), ("京东", "京西", False),
    ("经济", "???", False), ("", "", False), ("京东", "东", False),
])
def test_the_way_of_the_encoding(intact: str, printed: str, leads_there: bool) -> None:
    assert encoding_leads(intact, printed) == leads_there


@pytest.mark.parametrize(("intact", "printed", "leads_there"), [
    ("灵巧智能", "巧智能", True), ("桐乡市", "桐市", True), ("平安集团", "团", True),
    ("宇树科技", "宇科技", True), ("宇树科技", "树", True), ("长江", "长", True),
    ("灵巧智能", "灵能", False), ("灵巧智能", "灵巧智能", False), ("灵巧智能", "", False),
    ("平安集团", "平团", False), ("北京", "北", False), ("桐乡市", "乡桐", False),
    ("桐乡市", "桐?市", False),
])
def test_the_way_of_font_runs(intact: str, printed: str, leads_there: bool) -> None:
    assert runs_lead(intact, printed) == leads_there


def test_words_and_what_cuts_them() -> None:
    assert breaks_a_word(["灵巧", "智能"], "巧智能") and not breaks_a_word(["宇树", "科技"], "科技")
    assert not breaks_a_word(["小"] * 60, "小" * 30)  # and takes no time for it


@pytest.mark.parametrize(("page", "through"), [
    ("東西南北中大小多", True), ("東西南北中大小", False), ("東西南北中大小多经", False),
    ("", False), ("한글만 있는 글", False), ("東西南北 ABC 中大小多 😀", True),
])
def test_the_look_of_a_page(page: str, through: bool) -> None:
    assert through_cp949(page) == through


def test_what_cp949_holds() -> None:
    assert all(map(in_cp949, "經濟國가A·“”樂")) and not any(map(in_cp949, "经济国😀\ud800"))


@pytest.mark.parametrize(("printed", "twins", "page", "restored"), [
    ("?多多", ["拼多多"], False, "拼多多"),
    ("多多", ["拼多多"], True, "拼多多"),
    ("多多", ["拼多多", "拼多多"], True, "拼多多"),
    ("多多", [], True, None),
    ("?多多", ["拼多多", "随多多"], False, None),
    ("?多多", ["多多"], False, None),
    ("?多多", ["拼多"], False, None),
    ("多多", ["拼多多拼"], True, "拼多多拼"),
    ("多多", ["多多果园"], True, None),
])
def test_twins_must_agree(printed: str, twins: list[str], page: bool, restored: str | None) -> None:
    found = restore(gloss("핀둬둬", printed), [Twin(zh, None) for zh in twins], page, list)
    assert found.zh_restored == restored and found.zh == printed


def pages() -> list[list[str]]:
    """Make pages out of the annotated contexts: a gloss in each paragraph."""
    rows = map(json.loads, GOLD.read_text("utf-8").splitlines())
    texts = [r["left"] + r["open"] + r["inside"] + r["close"] + r["right"].replace("\n", " ")
             for r in rows if r["ko"] and "?" not in r["zh"]][::2]
    return [texts[a:a + PARAGRAPHS_OF_A_PAGE] for a in range(0, len(texts), PARAGRAPHS_OF_A_PAGE)]


def by_paragraph(paragraphs: list[str], glosses: list[Gloss]) -> list[list[Gloss]]:
    starts, rows = [0], [list[Gloss]() for _ in paragraphs]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 2)
    for found in glosses:
        rows[bisect_right(starts, found.offset) - 1].append(found)
    return rows


def pairs(change: Callable[[str], str]) -> Iterator[tuple[Gloss, Gloss]]:
    """Give each gloss of the clean pages with that of the damaged page, read in one run."""
    for clean in pages():
        damaged = [change(paragraph) for paragraph in clean]
        read = extractor().extract_run(["\n\n".join(clean), "\n\n".join(damaged)])
        for a, b in zip(by_paragraph(clean, read[0]), by_paragraph(damaged, read[1])):
            if len(a) == len(b):
                yield from zip(a, b)


MODELS: dict[str, Callable[[str], str]] = {
    "dropped": damage.dropped,
    "replaced": lambda text: damage.replaced(text, "?¤□〓■"[len(text) % 5]),
    "shrunk": damage.shrunk,
    "referenced": damage.referenced,
    "runs": lambda text: damage.run_lost(text, Random(len(text))),
}


@pytest.mark.parametrize("model", MODELS)
def test_damaged_pages(model: str) -> None:
    lost = right = 0
    for clean, damaged in pairs(MODELS[model]):
        assert damaged.zh_restored in (None, clean.zh)
        lost += clean.zh != damaged.zh
        right += clean.zh != damaged.zh and damaged.zh_restored == clean.zh
    assert lost >= 40 and right >= 0.9 * lost


@pytest.mark.parametrize(("damaged", "intact"), [
    ("링치아오즈넝(巧智能)", "링치아즈넝(灵巧智能)"),
    ("퉁샹시(桐市)", "퉁샹시(桐乡市)"),
    ("핀둬둬(多多)", "핀둬둬(拼多多)"),
    ("장쑤성 우시(无)", "우시(无锡)"),
    ("저고도 경제(低空??)", "저고도경제(低空经济)"),
])
def test_names_in_a_run(damaged: str, intact: str) -> None:
    read = extractor().extract_run([f"그 뒤로 {damaged}의 시대", f"{intact}에 대해"])
    assert [g.zh_restored for glosses in read for g in glosses] == [read[1][0].zh, None]


FAIL = pytest.mark.xfail(reason="an abbreviation is taken for a loss")


@pytest.mark.parametrize(("short", "full"), [
    ("유니트리(宇树)", "유니트리(宇树科技)"),
    ("화웨이(华为)", "화웨이(华为技术)"),
    ("샤오미(小米)", "샤오미(小米集团)"),
    ("샤오펑자동차(小鹏)", "샤오펑자동차(小鹏汽车)"),
    ("텐센트(騰訊)", "텐센트(騰訊控股)"),
    ("비야디(比亚迪)", "비야디(比亚迪股份)"),
    ("공업정보화부(工信部)", "공업정보화부(工业和信息化部)"),
    ("국가발전개혁위원회(国家发改委)", "국가발전개혁위원회(国家发展和改革委员会)"),
    ("전국인민대표대회(全国人大)", "전국인민대표대회(全国人民代表大会)"),
    ("저장성(浙江)", "저장성(浙江省)"),
    ("베이징대(北大)", "베이징대(北京大学)"),
    pytest.param("중국과학원(中科院)", "중국과학원(中国科学院)", marks=FAIL),
    pytest.param("국가데이터국(数据局)", "국가데이터국(国家数据局)", marks=FAIL),
    pytest.param("건설은행(建行)", "건설은행(建设银行)", marks=FAIL),
])
def test_abbreviations_are_no_damage(short: str, full: str) -> None:
    read = extractor().extract_run([f"{short}에서 밝혔다", f"{full}에서 밝혔다"])
    assert len(read[0]) == len(read[1]) == 1
    assert all(g.zh_restored is None for glosses in read for g in glosses)


@pytest.mark.parametrize(("full", "short", "is_short"), [
    ("宇树科技", "宇树", True), ("騰訊控股", "騰訊", True),
    ("华为技术有限公司", "华为", True), ("杭州市", "杭州", True), ("小鹏汽车", "小鹏", True),
    ("宇树科技", "宇科技", False), ("拼多多", "多多", False), ("科技", "科技", False),
    ("科技", "", False), ("科技公司", "科技", False),
])
def test_generic_words_are_left_out_on_purpose(full: str, short: str, is_short: bool) -> None:
    assert shortens(full, short) == is_short


def test_leads_is_either_way() -> None:
    assert leads("拼多多", "?多多") and leads("平安集团", "团") and not leads("平安", "平")
