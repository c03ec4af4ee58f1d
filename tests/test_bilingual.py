"""Term pairs out of beads: phrases, ties, links, and all of it on a small parallel text."""

from __future__ import annotations

import pytest

from aligner.bilingual import TermMiner, TermPair
from aligner.bilingual.corpus import Corpus, Ties
from aligner.bilingual.linking import Rated, link
from aligner.bilingual.model import MOST, probability
from aligner.bilingual.phrases import chinese_phrases, function_words, korean_phrases
from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.types import Span

#: They load on first use.
KOREAN, CHINESE = KoreanSegmenter(), ChineseSegmenter()

#: Written for this test: what the glossary is about.
BEADS = [
    ("정부는 저고도 경제를 지원한다.", "政府支持低空经济。"),
    ("저고도 경제는 새로운 산업이다.", "低空经济是新的产业。"),
    ("핑안그룹의 계열사는 상하이에 있다.", "平安集团的子公司在上海。"),
    ("인공지능 데이터는 상하이에서 거래된다.", "人工智能数据在上海交易。"),
    ("날씨가 좋아서 우리는 산에 갔다.", "天气很好，我们去爬山了。"),
    ("", "没有对应的句子。"),
    ("짝이 없는 문장이다.", ""),
]


@pytest.fixture(scope="module")
def mined() -> list[TermPair]:
    return TermMiner().mine(BEADS)


def pairs(found: list[TermPair]) -> set[tuple[str, str]]:
    return {(each.ko, each.zh) for each in found}


@pytest.mark.parametrize(("text", "wanted"), [
    ("사용자 인터페이스를 만든다", ["사용자", "사용자 인터페이스", "인터페이스"]),
    ("정부의 정책", ["정부", "정책"]),
    ("갔다. 그러나 왔다.", []),
    ("2024년 5월", []),
    ("AI", []),
    ("제목\n본문", ["제목", "본문"]),
    ("", []),
])
def test_korean_phrases_stop_at_particles(text: str, wanted: list[str]) -> None:
    found = [text[slice(*phrase.span)] for phrase in korean_phrases(text, KOREAN)
             if not phrase.doubtful]
    assert found == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("我们的用户界面。", ["用户界面"]),
    ("他们去了。", []),
    ("低空经济", ["低空", "低空经济", "经济"]),
    ("低空\n经济", ["低空", "经济"]),
    ("GPU 2024", []),
    ("", []),
])
def test_chinese_phrases_have_no_function_word(text: str, wanted: list[str]) -> None:
    found = [text[slice(*phrase.span)] for phrase in chinese_phrases(text, CHINESE)]
    assert found == wanted


def test_a_syllable_that_looks_like_a_particle_may_belong_to_a_noun() -> None:
    text = "저고도 경제는"
    doubtful = {text[slice(*phrase.span)]
                for phrase in korean_phrases(text, KOREAN) if phrase.doubtful}
    assert "저고도 경제" in doubtful


def test_what_stands_apart_is_no_tie() -> None:
    close, apart = Ties.of(4, 4, 4, 50), Ties.of(1, 25, 25, 50)
    assert close.dice == 1.0 and close.surprise > 20
    assert apart.dice < 0.1 and apart.surprise < 0


def test_a_corpus_counts_beads_and_folds_scripts() -> None:
    corpus = Corpus()
    for ko, zh in (("저고도 경제", "低空經濟"), ("저고도경제", "低空经济 低空经济")):
        corpus.ko.add(ko, korean_phrases(ko, KOREAN))
        corpus.zh.add(zh, chinese_phrases(zh, CHINESE))
    texts = [entry.text for entry in corpus.zh.entries]
    number = texts.index("低空經濟")
    assert corpus.zh.beads_of(number) == [0, 1] and "低空经济" not in texts


def rated(ko: int, zh: int, logit: float, both: int = 2, whole: bool = True) -> Rated:
    return Rated(ko, zh, logit, both, whole)


SHORT, LONG = [Span(4, 6)], [Span(0, 6)]


@pytest.mark.parametrize(("short", "long", "wanted"), [
    (rated(0, 0, 5.0), rated(1, 1, 2.0), 1),  # the longer goes first
    (rated(0, 0, 5.0), rated(1, 1, 2.0, whole=False), 0),  # but for what is left unexplained
    (rated(0, 0, 5.0), rated(1, 1, 0.5), 0),  # or unlikely
    (rated(0, 0, 5.0, both=9), rated(1, 1, 2.0, both=1), 0),  # or a compound made once
    (rated(0, 0, 5.0, both=1), rated(1, 1, 2.0, both=1), 1),  # unless its part is seen once too
])
def test_a_longer_pair_goes_before_its_parts(short: Rated, long: Rated, wanted: int) -> None:
    found = link([short, long], {0: SHORT, 1: LONG}, {0: SHORT, 1: LONG})
    assert [each.pair.ko for each in found] == [wanted]


def test_each_phrase_goes_to_one_pair() -> None:
    ko, zh = {0: [Span(0, 2)], 1: [Span(3, 5)]}, {0: [Span(0, 2)], 1: [Span(2, 4)]}
    crossing = [rated(0, 0, 3.0), rated(0, 1, 2.0), rated(1, 0, 1.5), rated(1, 1, 1.0)]
    assert [(each.pair.ko, each.pair.zh) for each in link(crossing, ko, zh)] == [(0, 0), (1, 1)]


def test_what_seldom_wins_is_less_sure() -> None:
    assert probability(2.0, 1.0) > probability(2.0, 0.5) > probability(2.0, 0.1)
    assert probability(99.0) == MOST


def test_terms_are_found(mined: list[TermPair]) -> None:
    assert {("저고도 경제", "低空经济"), ("핑안그룹", "平安集团"), ("상하이", "上海"),
            ("산업", "产业"), ("인공지능 데이터", "人工智能数据")} <= pairs(mined)


def test_parts_of_a_term_are_not_told_beside_it(mined: list[TermPair]) -> None:
    assert not {("경제", "经济"), ("그룹", "集团"), ("핑안", "平安")} & pairs(mined)


def test_nothing_is_made_up(mined: list[TermPair]) -> None:
    wrong = {(each.ko, each.zh) for each in mined
             if each.zh in ("天气", "句子", "爬山") and each.ko not in ("날씨", "문장")}
    assert not wrong


def test_a_pair_says_where_it_stands_and_why(mined: list[TermPair]) -> None:
    found = next(each for each in mined if each.ko == "상하이")
    assert found.kind == "transcription" and found.confidence >= 0.95
    assert [place.bead for place in found.places] == [2, 3]
    for each in mined:
        assert "".join(part.zh for part in each.segments) == each.zh
        for place in each.places:
            ko, zh = BEADS[place.bead]
            assert (ko[slice(*place.ko)], zh[slice(*place.zh)]) == (each.ko, each.zh)


def test_without_an_encoder_sound_decides() -> None:
    found = TermMiner("none").mine(BEADS)
    assert {("상하이", "上海"), ("산업", "产业"), ("인공지능", "人工智能")} <= pairs(found)
    assert ("계열사", "子公司") not in pairs(found)


def test_what_a_glossary_knows_is_heeded() -> None:
    beads = [("알리페이를 쓴다.", "使用支付宝。")]
    known = {"알리페이": ("支付宝",), "티몰": ("天猫",)}
    assert ("티몰", "天猫") in pairs(TermMiner("none", known=known.get).mine(
        [*beads, ("티몰은 크다.", "天猫规模很大。")]))


@pytest.mark.parametrize("beads", [
    [], [("", "")], [("가" * 9_000, "中" * 9_000)], [("\x00\ud800", "\x00\ud800")],
])
def test_odd_beads_give_nothing(beads: list[tuple[str, str]]) -> None:
    assert TermMiner("none").mine(beads) == []


def test_the_same_beads_give_the_same_pairs() -> None:
    assert TermMiner("none").mine(BEADS) == TermMiner("none").mine(BEADS)


def test_function_words_are_words_of_one_script() -> None:
    assert all(word.strip() and "\u4e00" <= word[0] <= "\u9fff" for word in function_words())
