"""Make aligner/data/variants.tsv: forms of a character that OpenCC's t2s leaves alone.

    python scripts/make_variants.py Unihan_Variants.txt Unihan_Readings.txt \
        > aligner/data/variants.tsv

OpenCC turns traditional into simplified characters, but not the Japanese shinjitai (団, 発) and not
the forms that Korean fonts and keyboards prefer (硏, 尙, 靑). For every character of the Korean
and Japanese standard sets whose t2s form is no character of GB 2312, the table gives the GB 2312
form: through OpenCC's Japanese table first, else the z-variant, else the semantic variant of Unihan
that shares a Mandarin or a Korean reading.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from unihan import HEADER, char, fields, version

from opencc import OpenCC

#: What the rules find wrongly or not at all: mostly glyph forms of Korean fonts.
CORRECTED = dict(zip(
    "氷甦岺郷鄕鉱闘渋凞廐弌弍艸卄尙愼淸靑顚飮姪毬秊竗裵驩髥甁碻屛嶋塼姸峀捿朞枾楕楡漑敭昰癎磎贇"
    "槪喩啣坮埈彛痲皐慇懃雰醱槃搾",
    "冰苏岭乡乡矿斗涩熙厩一二草廿尚慎清青颠饮侄球年妙裴欢髯瓶确屏岛砖妍岫栖期柿椭榆溉扬是痫溪赟"
    "概喻衔台峻彝麻皋殷勤氛酦盘榨",
    strict=True))

#: Characters that Unihan calls variants but that are words or names of their own.
KEPT = frozenset("偐欸侁瞭寔喆煇珪稙")


def encodes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def candidates(variants: dict[str, dict[str, list[str]]], one: str) -> Iterator[str]:
    for name in ("kSimplifiedVariant", "kZVariant", "kSemanticVariant"):
        yield from variants[name].get(one, [])


def variants_of(path: str) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {
        "kSimplifiedVariant": {}, "kZVariant": {}, "kSemanticVariant": {}
    }
    for code, name, value in fields(path):
        if name in found:
            forms = [char(form.partition("<")[0]) for form in value.split()]
            found[name].setdefault(code, []).extend(forms)
    return found


def readings_of(path: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code, name, value in fields(path):
        if name in ("kMandarin", "kHangul"):
            found.setdefault(code, set()).update(v.partition(":")[0] for v in value.split())
    return found


def standard(one: str) -> bool:
    """Tell whether *one* is in KS X 1001 or in JIS X 0208 (two bytes in EUC-JP)."""
    return encodes(one, "cp949") or (encodes(one, "euc_jp") and len(one.encode("euc_jp")) == 2)


def main(variants_path: str, readings_path: str) -> None:
    simplify, japanese = OpenCC("t2s").convert, OpenCC("jp2t").convert
    variants, readings = variants_of(variants_path), readings_of(readings_path)
    print(f"# Variant forms and the simplified form each folds to.\n# {HEADER}\n"
          f"# {version(variants_path)}; OpenCC (Apache-2.0), table JPShinjitaiCharacters\n"
          "# Made by scripts/make_variants.py")
    for one in map(chr, range(0x4E00, 0xA000)):
        if encodes(simplify(one), "gb2312") or not standard(one) or one in KEPT:
            continue
        related = (c for c in candidates(variants, one)
                   if readings.get(one, set()) & readings.get(c, set()))
        forms = [simplify(form) for form in (japanese(one), *related)]
        modern = CORRECTED.get(one) or next((f for f in forms if encodes(f, "gb2312")), one)
        if modern != one:
            print(one, modern, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
