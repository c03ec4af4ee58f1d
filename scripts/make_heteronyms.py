"""Make aligner/data/heteronyms.tsv: the characters with more than one sound in modern Mandarin.

    python scripts/make_heteronyms.py Unihan_Readings.txt > aligner/data/heteronyms.tsv

The sounds are those of kMandarin (the first), kHanyuPinlu (a frequency count), kTGHZ2013 and
kXHC1983 (dictionaries of today). pypinyin lists those of old dictionaries too, which would make any
Hangul fit. Syllables are toneless, ü is v.
"""

from __future__ import annotations

import re
import sys

from unihan import HEADER, fields, version

from aligner.mandarin import toneless
from aligner.script import simplify

FIELDS = ("kMandarin", "kHanyuPinlu", "kTGHZ2013", "kXHC1983")


def syllables(name: str, value: str) -> list[str]:
    """Read the toneless syllables out of one value of a field."""
    parts = value.split()
    if name == "kMandarin":
        parts = parts[:1]
    found = [s for part in parts for s in re.sub(r"\(.*?\)|.*:", "", part).split(",")]
    return [toneless(syllable) for syllable in found]


def main(path: str) -> None:
    found: dict[str, dict[str, list[str]]] = {}
    for char, name, value in fields(path):
        if name in FIELDS and simplify(char) == char:
            found.setdefault(char, {})[name] = syllables(name, value)
    print(f"# Characters of several sounds in modern Mandarin.\n# {HEADER}\n# {version(path)}, "
          f"fields {', '.join(FIELDS)}\n# Made by scripts/make_heteronyms.py")
    for char in sorted(found):
        sounds = dict.fromkeys(s for name in FIELDS for s in found[char].get(name, ()))
        full = [s for s in sounds if len(s) > 1 or s in "aeo"]
        if len(full) > 1 and found[char].keys() & set(FIELDS[1:]):
            print(char, " ".join(full), sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
