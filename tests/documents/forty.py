"""The report whose 40 glosses must come out of every format alike.

It has paragraphs, a note to one of them, and a table. A module of this package that has a function
``build_<format>(report: Report) -> bytes`` makes it a file of that format; `builders` finds them
all.
"""

from __future__ import annotations

from typing import NamedTuple


class Report(NamedTuple):
    """A report: what it is called, its paragraphs, a note, and a table that ends it.

    ``note`` hangs on the end of the paragraph with the index ``noted``; the first row of ``table``
    names its columns. ``date`` is ISO 8601.
    """

    title: str
    date: str
    publisher: str
    paragraphs: tuple[str, ...]
    noted: int
    note: str
    table: tuple[tuple[str, ...], ...]

    def lines(self) -> list[str]:
        """Give what a reader gives: a line for each paragraph and cell, the note after its own."""
        lines = [self.title, *self.paragraphs, *(cell for row in self.table for cell in row)]
        lines.insert(self.noted + 2, self.note)
        return lines

    def text(self) -> str:
        """Give the report as plain text."""
        return "\n".join(self.lines()) + "\n"


REPORT = Report(
    title="물길 도시에서 본 저고도 산업",
    date="2026-03-16",
    publisher="동아시아기술소식",
    paragraphs=(
        "지난 3월 12일 저장성(浙江省) 우전(乌镇)에서 사흘 동안 기술 박람회가 열렸다. 주최 측은 6만 명이 다녀갔다고 "
        "집계했고, 참가 업체들은 공장과 병원에서 실제로 돌아가는 장비를 들고 나왔다.",
        "중국 핑안그룹(平安集团)의 핀테크 계열사인 금융일장통(金融壹帐通)은 은행 창구에서 쓰는 "
        "스마트 경로 관리시스템(智能渠道管理系统)을 내놓았다. 대련은행(大连银行)이 먼저 들여와 두 해째 쓰고 있다.",
        "가장 붐빈 곳은 저고도 경제(低空经济) 체험장이었다. 안후이성(安徽省)은 저고도 장비(低空装备) 공장을 세 곳 더 "
        "짓겠다고 밝혔고, 광둥성(广东省)은 시험 노선을 열두 개로 늘린다.",
        "정책의 뼈대는 신품질 생산력(新质生产力)이다. 공업정보화부(工业和信息化部)는 전정특신(专精特新) 기업과 "
        "작은 거인(小巨人) 기업에 연구비를 먼저 준다고 설명했다.",
        "연산 장비를 만드는 중과서광(中科曙光)은 물로 식히는 서버를 처음 공개했다. 건너편에서는 "
        "튜링양자(图灵量子)가 상온에서 도는 작은 계산기를 보여 주었고, 징동금융(京东金融)은 사기 방지 플랫폼(反欺诈平台)을 "
        "시연했다.",
        "도시 관리에는 시티 브레인(城市大脑)이 쓰인다. 쿤산(昆山)과 우중(吴中)에서는 신호등 420곳이 이 체계에 물려 "
        "있으며, 디지털농촌(数字农村) 사업도 같은 자료를 받아 쓴다.",
        "전시장의 한쪽은 인공지능(人工智能) 의료에 내주었다. 원격의료(远程医疗)와 의료영상(医疗影像) 판독을 맡은 업체들은 "
        "항저우(杭州)의 데이터센터(数据中心)를 함께 쓰고 전용차(专用车)로 장비를 나른다.",
    ),
    noted=2,
    note="민간 무인기에는 무인항공기 비행 관리 잠정조례(无人驾驶航空器飞行管理暂行条例)와 항공법(航空法)이 적용된다.",
    table=(
        ("분야", "기관", "비고"),
        ("양자 통신", "상하이교통대학(上海交通大学)", "양자통신(量子通信) 시험망"),
        ("반도체", "화웨이(华为)", "집적회로(集成电路) 설계"),
        ("자동차", "비야디(比亚迪)", "신에너지자동차(新能源汽车) 수출"),
        ("전력", "국가전망(国家电网)", "초고압(特高压) 송전"),
        ("로봇", "칭화대학(清华大学)", "휴머노이드 로봇(人形机器人) 표준"),
    ),
)
