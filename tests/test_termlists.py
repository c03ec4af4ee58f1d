"""Two lists of terms put together: the annotation's floors, the oddities of lists, no encoder."""

from __future__ import annotations

import pytest

from aligner.errors import AlignerError
from aligner.termlists import TermAligner
from aligner.termlists.names import names, with_names
from aligner.termlists.skeleton import chinese_skeleton, korean_skeleton, likeness
from tests.termlists import plain_pairs, put_together

KO = ["저고도 경제", "핑안그룹", "스마트 물류", "베이징", "상하이", "광저우", "인공지능", "반도체", "데이터센터", "로봇"]
ZH = ["机器人", "数据中心", "半导体", "人工智能", "广州", "上海", "北京", "智能物流", "平安集团", "低空经济"]


@pytest.fixture(scope="module")
def aligner() -> TermAligner:
    """An aligner with everything, loaded once."""
    return TermAligner()


@pytest.fixture(scope="module")
def deaf() -> TermAligner:
    """An aligner that goes by sound alone."""
    return TermAligner("none")


def pairs_of(aligner: TermAligner, ko: list[str], zh: list[str]) -> dict[str, str]:
    return {pair.ko: pair.zh for pair in aligner.align(ko, zh).pairs}


def test_the_annotation_keeps_its_floor(aligner: TermAligner) -> None:
    whole = put_together(aligner, plain_pairs())
    assert whole.recall >= FLOORS["whole"]


@pytest.mark.parametrize("without", [0, 1])
def test_a_part_may_be_missing(aligner: TermAligner, without: int) -> None:
    part = put_together(aligner, plain_pairs(), without)
    assert part.precision >= FLOORS["precision"] and part.recall >= FLOORS["recall"]


FLOORS = {"whole": 0.96, "precision": 0.95, "recall": 0.9}


def test_a_small_list(aligner: TermAligner) -> None:
    assert pairs_of(aligner, KO, ZH) == dict(zip(KO, reversed(ZH)))


def test_sound_alone(deaf: TermAligner) -> None:
    found = pairs_of(deaf, KO, ZH)
    assert found["베이징"] == "北京" and found["반도체"] == "半导体"


def test_the_order_of_the_lists_does_not_matter(aligner: TermAligner) -> None:
    assert pairs_of(aligner, KO[::-1], ZH) == pairs_of(aligner, KO, ZH)


def test_the_same_comes_out_every_time(aligner: TermAligner) -> None:
    assert aligner.align(KO, ZH) == TermAligner().align(KO, ZH)


def test_one_pair_is_enough(aligner: TermAligner) -> None:
    assert pairs_of(aligner, ["저고도 경제"], ["低空经济"]) == {"저고도 경제": "低空经济"}
    assert pairs_of(aligner, ["저고도 경제"], ["苹果"]) == {}


def test_an_empty_side_leaves_the_other_alone(aligner: TermAligner) -> None:
    assert aligner.align([], ZH)[1:] == ((), tuple(ZH))
    assert aligner.align(KO, [])[1:] == (tuple(KO), ())
    assert aligner.align([], []) == ((), (), ())


def test_what_repeats_counts_once(aligner: TermAligner) -> None:
    found = aligner.align([*KO, *KO], [*ZH, ZH[0]])
    assert len(found.pairs) == len(KO) and not found.ko_alone and not found.zh_alone


def test_another_script_is_a_second_rendering(aligner: TermAligner) -> None:
    found = aligner.align(KO, [*ZH, "低空經濟"])
    assert {pair.zh for pair in found.pairs if pair.ko == "저고도 경제"} == {"低空经济", "低空經濟"}


def test_what_has_no_counterpart_stays_alone(aligner: TermAligner) -> None:
    more = ("量子纠缠", "螺丝刀", "足球", "大熊猫", "水稻", "眼镜")
    found = aligner.align([*KO[:-1], "된장찌개"], [*ZH[1:], *more])
    assert found.ko_alone == ("된장찌개",) and found.zh_alone == more


def test_scores_are_probabilities_and_segments_tell_why(aligner: TermAligner) -> None:
    for pair in aligner.align(KO, ZH).pairs:
        assert 0.3 <= pair.score < 1 and pair.segments
        assert "".join(part.zh for part in pair.segments) == pair.zh


def test_what_the_encoder_does_not_know_is_not_alike(aligner: TermAligner) -> None:
    ko, zh = aligner.read(["썬텍", "데이터"], ["邹澜", "数据"])
    assert not ko.whole[0].any() and not zh.words[0].any()
    assert float(ko.whole[1] @ zh.whole[1]) > 0.8


def test_a_glossary_wins() -> None:
    known = {"저고도경제": ["北京"], "베이징": ["低空经济"]}.get
    found = pairs_of(TermAligner("none", known=known), KO, ZH)
    assert found["저고도 경제"] == "北京" and found["베이징"] == "低空经济"


@pytest.mark.parametrize(
    "odd", ["가" * 1_000_000, "\ud800", "…", "=1+1", "123", "\u200b", "ㅋㅋ"],
    ids=["long", "surrogate", "dots", "formula", "digits", "invisible", "letters"])
def test_odd_terms_do_no_harm(deaf: TermAligner, odd: str) -> None:
    found = deaf.align([*KO, odd], [*ZH, odd.replace("가", "佳")])
    assert {pair.ko: pair.zh for pair in found.pairs}["베이징"] == "北京"


def test_given_pairs_are_scored(aligner: TermAligner) -> None:
    right = list(zip(KO, reversed(ZH)))
    wrong = list(zip(KO, ZH[4:] + ZH[:4]))
    good, bad = ([each.score for each in aligner.score(pairs)] for pairs in (right, wrong))
    assert sorted(good)[1] > 0.9 > 0.4 > max(bad)  # 로봇 and 机器人 are far for the encoder
    assert aligner.score([]) == []
    assert aligner.score(right[:1])[0].segments


def test_an_unknown_encoder() -> None:
    with pytest.raises(AlignerError, match="Unknown encoder"):
        TermAligner("nothing")


@pytest.mark.parametrize(("ko", "zh"), [
    ("나바호", "纳瓦霍"), ("파라과이", "巴拉圭"), ("키르기스스탄", "吉尔吉斯斯坦"), ("과테말라", "危地马拉"),
    ("세네갈", "塞内加尔"), ("모로코", "摩洛哥"), ("바베이도스", "巴巴多斯")])
def test_foreign_names_sound_alike(ko: str, zh: str) -> None:
    assert likeness(korean_skeleton(ko), chinese_skeleton(zh)) > 0.6


@pytest.mark.parametrize(("ko", "zh"), [
    ("나바호", "卢森堡"), ("과테말라", "塞内加尔"), ("모로코", "巴巴多斯"), ("세네갈", "摩洛哥")])
def test_other_names_do_not(ko: str, zh: str) -> None:
    assert likeness(korean_skeleton(ko), chinese_skeleton(zh)) < 0.6


def test_a_glossary_goes_before_the_table_of_names() -> None:
    known = with_names({"알리페이": ["付宝"]}.get)
    assert list(known("알리페이") or ()) == ["付宝"] and known("레노버") == names("레노버")
