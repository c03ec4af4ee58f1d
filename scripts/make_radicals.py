"""Make aligner/data/radicals.tsv: the ideograph that each radical of Unicode looks like.

    python scripts/make_radicals.py EquivalentUnifiedIdeograph.txt > aligner/data/radicals.tsv

Fonts of PDF files name their glyphs by the radical as often as by the ideograph. NFKC folds the
Kangxi radicals only; the file of the Unicode Character Database has the CJK radicals as well.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

FIRST, LAST = 0x2E80, 0x2FDF

HEADER = """\
# CJK and Kangxi radicals (U+2E80-2FD5), and the ideograph that each of them looks like.
# From the Unicode Character Database, EquivalentUnifiedIdeograph.txt, Unicode version: {version}, \
(c) {year} Unicode, Inc.,
# under the Unicode licence, https://www.unicode.org/license.txt
# Made by scripts/make_radicals.py"""


def main(source: str) -> None:
    text = Path(source).read_text("utf-8")
    version = re.findall(r"Ideograph-([0-9.]+)\.txt", text)[0]
    year = re.findall(r"© (\d{4})", text)[0]
    print(HEADER.format(version=version, year=year))
    for first, last, form in re.findall(r"(?m)^(\w+)(?:\.\.(\w+))?\s*;\s*(\w+)", text):
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if FIRST <= code <= LAST:
                print(chr(code), chr(int(form, 16)), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
