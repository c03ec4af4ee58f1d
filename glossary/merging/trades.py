"""Trades: words for what a firm does, which are no name by themselves.

A page prints 멍뉴 for 蒙牛 and for 蒙牛乳业, but 物流公司 is no firm called 物流. Everything here takes
folded forms (`glossary.keys`).
"""

from __future__ import annotations

import re

#: Compiled for this project from the names of listed firms.
TRADES = tuple("""
企业 产业 实业 工业 商业 农业 林业 渔业 重工 轻工 制造 开发 科技 技术 高科 科创 研究 数字 绿色 未来 区块链 元宇宙 网络 互联网 信息 数据 软件 云计算
智能 机器人 自动化 电子 微电子 光电 半导体 集成电路 芯片 存储 通信 通讯 电信 汽车 客车 卡车 摩托车 航空 航天 航运 船舶
物流 快递 速递 速运 快运 货运 交通 运输 铁路 公路 高速 港口 港务 机场 出行 能源 新能源 电力 电气 电器 电源 电池 动力
水电 核电 风电 光伏 太阳能 储能 燃气 煤业 煤炭 机械 装备 设备 精密 仪器 钢铁 有色 铜业 铝业 锂业 钴业 稀土 矿业 黄金 冶金
建筑 建设 建材 水泥 玻璃 工程 地产 房地产 置业 物业 石油 石化 化工 化学 材料 新材料 塑料 纸业 纺织 服饰 服装 鞋业 家居
家电 电视 照明 医药 制药 药业 医疗 医疗器械 健康 生物 基因 食品 乳业 饮料 酒业 啤酒 咖啡 餐饮 农牧 牧业 种业 旅游 旅行
酒店 零售 百货 超市 商城 商贸 贸易 进出口 金融 银行 证券 基金 期货 保险 人寿 信托 资本 资产 投资 创投 租赁 支付 传媒
媒体 文化 娱乐 影业 影视 电影 音乐 视频 游戏 体育 出版 教育 广告 电商 电子商务 环保 环境 水务 环境保护 服务 管理 咨询
上市 合资 独资 外资 国有 民营 私营 跨国 创业 初创
""".split())

_NAMELESS = re.compile("(?:" + "|".join(sorted(TRADES, key=len, reverse=True)) + ")+")


def nameless(zh: str) -> bool:
    """Tell whether *zh* consists of words for trades.

    >>> nameless('物流'), nameless('汽车电子'), nameless('蒙牛乳业'), nameless('')
    (True, True, False, False)
    """
    return _NAMELESS.fullmatch(zh) is not None
