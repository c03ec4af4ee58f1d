"""Make aligner/data/sino_korean.tsv: every Sino-Korean reading of a character, the usual one first.

    python scripts/make_sino_korean.py Unihan_Readings.txt > aligner/data/sino_korean.tsv

The readings are Unihan's kHangul. Its notes say how usual a reading is: E stands for the school
list, 0 for KS X 1001, 1 for KS X 1002, N for the list of personal names, X for none of them.
A reading that only is one as usual under the initial-sound law (낙 beside 락) is left out,
for aligner.readings applies that law. Simplified and Japanese forms take the readings of all
traditional characters that they stand for, the one OpenCC prefers first. Modern characters without
kHangul (碳, 锂) are listed in sino_korean_more.tsv beside this script.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from unihan import HEADER, fields, version

from aligner.readings import initial_law
from aligner.script import simplify
from aligner.tables import rows
from opencc import OpenCC

#: How usual a reading is, by the first of these notes that it carries.
NOTES = "E01NX"

#: Characters whose usual reading today is another than the notes say.
USUAL = dict(zip("車更率樂畫什茶滑索塞句龜讐隸暈炙于台畵",
                 "차경률악화십차활색색구귀수례훈자우대화", strict=True))


def ordered(one: str, value: str) -> list[str]:
    """Sort the readings of one kHangul value, and drop those the initial-sound law makes."""
    pairs = [reading.split(":") for reading in value.split()]
    at_head = {initial_law(reading) for reading, _ in pairs if initial_law(reading) != reading}
    pairs.sort(key=lambda pair: (pair[0] != USUAL.get(one),
                                 min(map(NOTES.index, pair[1]), default=len(NOTES)),
                                 pair[0] in at_head))
    found: list[str] = []
    for syllable, _ in pairs:
        if not any(syllable == initial_law(other) for other in found):
            found.append(unicodedata.normalize("NFC", syllable))
    return found


def known(readings_path: str) -> dict[str, list[str]]:
    """Give the readings that a character has of its own."""
    own = {one: ordered(one, value) for one, name, value in fields(readings_path)
           if name == "kHangul"}
    more = Path(__file__).with_name("sino_korean_more.tsv").read_text(encoding="utf-8")
    to_traditional = OpenCC("s2t").convert
    for line in more.splitlines():
        if not line.startswith("#"):
            one, reading = line.split("\t")
            for form in (one, to_traditional(one)):
                own.setdefault(form, [reading])
    return own


def main(readings_path: str) -> None:
    own = known(readings_path)
    traditional: dict[str, list[str]] = defaultdict(list)
    for one in own:
        if simplify(one) != one and not unicodedata.decomposition(one):
            traditional[simplify(one)].append(one)
    print("# Character, its Sino-Korean readings (the usual one first); the usual one as a\n"
          f"# traditional character where it differs.\n# {HEADER}\n"
          f"# {version(readings_path)}, field kHangul; traditional forms by OpenCC (Apache-2.0);\n"
          "# readings that Unihan lacks are our own collection\n"
          "# Made by scripts/make_sino_korean.py")
    prefer = OpenCC("s2t").convert
    for one in sorted({*own, *traditional, *(form for form, _ in rows("variants.tsv", 2))}):
        forms = [one, unicodedata.normalize("NFC", one)]
        plain = simplify(one)
        if plain == one or one not in own:
            forms = [prefer(plain), *traditional[plain], plain]
        found = [r for form in forms for r in own.get(form, ())]
        if found:
            usual = own[one][:1] if one in own and own[one][0] != found[0] else []
            print(one, " ".join(dict.fromkeys(found)), *usual, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
