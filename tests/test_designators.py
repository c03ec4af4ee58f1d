"""Designators: what comes off a name, what is no name, and which ranks contradict each other."""

from __future__ import annotations

import pytest

from glossary.merging.designators import contradictory, kin, named

NAMED = [
    ("항저우시", "杭州市", "항저우", "杭州", "市"),
    ("푸둥신구", "浦东新区", "푸둥", "浦东", "新区"),
    ("홍콩특별행정구", "香港特别行政区", "홍콩", "香港", "特别行政区"),
    ("닝샤후이족자치구", "宁夏回族自治区", "닝샤", "宁夏", "自治区"),
    ("신장위구르자치구", "新疆维吾尔自治区", "신장", "新疆", "自治区"),
    ("옌볜조선족자치주", "延边朝鲜族自治州", "옌볜", "延边", "自治州"),
    ("샹시투자족먀오족자치주", "湘西土家族苗族自治州", "샹시", "湘西", "自治州"),
    ("네이멍구자치구", "内蒙古自治区", "네이멍구", "内蒙古", "自治区"),
    ("텐센트홀딩스", "腾讯控股有限公司", "텐센트", "腾讯", "firm"),
    ("핑안그룹", "平安集团", "핑안", "平安", "firm"),
    ("텐센트", "腾讯控股", "텐센트", "腾讯", "firm"),
    ("중량그룹", "中粮集团", "중량", "中粮", "firm"),
    ("이리그룹", "伊利集团", "이리", "伊利", "firm"),
    ("쉬저우", "徐州市", "쉬저우", "徐州", "市"),
    ("양허구펀", "洋河股份", "양허", "洋河", "firm"),
    ("엔플레임", "燧原科技", "엔플레임", "燧原", "tech"),
    ("메이디집단", "美的集团", "메이디", "美的", "firm"),
    ("위수커지", "宇树科技", "위수", "宇树", "tech"),
    ("중국기상국", "中国气象局", "기상국", "气象局", "organ"),
    ("국가통계국", "国家统计局", "통계국", "统计局", "organ"),
    ("중국외교부", "中国外交部", "외교부", "外交部", "organ"),
]


@pytest.mark.parametrize(("ko", "zh", "name_ko", "name_zh", "kind"), NAMED)
def test_designators_come_off(ko: str, zh: str, name_ko: str, name_zh: str, kind: str) -> None:
    assert named(ko, zh) == (name_ko, name_zh, kind)
    assert {name_ko, name_zh} <= {*kin(ko, zh)}
    if len(name_zh) + 1 == len(zh):
        assert {ko, zh} <= {name_ko, *kin(name_ko, name_zh)}


@pytest.mark.parametrize(("ko", "zh"), [
    ("개발구", "开发区"), ("물류회사", "物流公司"), ("시범구", "示范区"), ("텐센트", "腾讯公司"), ("핑안그룹", "平安"),
    ("도시", "都市"), ("상하이", "上海"), ("상하이자동차", "上海汽车"), ("하이난다오", "海南岛"), ("시", "市"), ("", ""),
    ("베이징대", "北京大学"), ("후이족", "回族"), ("택배회사", "快递公司"), ("미디어그룹", "传媒集团"),
    ("범죄집단", "犯罪集团"), ("이익집단", "利益集团"), ("물류", "物流集团"), ("상장회사", "上市公司"),
    ("핀테크", "金融科技"), ("생명과기", "生命科技"), ("인공지능기술", "人工智能技术"), ("중국", "中国"),
    ("중국서부", "中国西部"), ("중국동남부", "中国东南部"), ("중국은행", "中国银行"), ("국가표준", "国家标准"),
    ("시후구", "西湖区"), ("국가국", "国家局"), ("외교부", "中国外交部"),
])
def test_what_has_none(ko: str, zh: str) -> None:
    assert named(ko, zh) is None


def test_two_ranks_of_one_name_contradict_each_other() -> None:
    assert contradictory("吉林省", "吉林市") and contradictory("长沙县", "长沙市")
    assert not contradictory("吉林省", "吉林") and not contradictory("吉林", "吉林")
    assert not contradictory("浙江省", "杭州市") and contradictory("省", "市")


def test_universities_are_kin() -> None:
    assert {"베이징대학", "베이징대학교"} <= {*kin("베이징대", "北大")}
    assert "베이징대" in kin("베이징대학교", "北京大学") and "北大" in kin("베이징대학교", "北京大学")
