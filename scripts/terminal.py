"""What a command writes on a terminal, as a page that a browser can photograph.

    output with colours (ECMA-48)  →  HTML of one width, in a window with the command above it

Only what the command ``glossary`` uses is read: bold, and the six colours of text.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from unicodedata import east_asian_width

#: Columns of the terminal.
WIDTH = 80

_SEQUENCE = re.compile("\x1b\\[([0-9;?]*)([A-Za-z])")

#: Colours of text by their codes, as dark terminals have them.
COLORS = {"31": "#ff8272", "32": "#8fd6a0", "33": "#f2c96b", "34": "#8ab4f8", "35": "#e2a0e8",
          "36": "#6fd3e0", "90": "#9a9a9a"}

_PAGE = """<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>glossary</title><style>
body {{ margin: 0; background: #fff; }}
pre {{ display: inline-block; margin: 0; padding: 18px 22px; background: #1b1d22; color: #e8e6e0;
  border-radius: 10px; font: 16px/1.5 "Noto Sans Mono CJK KR", monospace; white-space: pre; }}
.prompt {{ color: #8fd6a0; }}
b {{ font-weight: 700; }}
i, u {{ display: inline-block; font-style: normal; text-decoration: none; text-align: center; }}
i {{ width: 2ch; }}
u {{ width: 1ch; }}
{colors}
</style><pre>{text}</pre></html>"""


def run(db: Path, *words: str) -> str:
    """Give what the command writes, with colours; messages come last."""
    settings = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    result = subprocess.run(
        [sys.executable, "-m", "glossary", *words], text=True, capture_output=True, env={
            **settings, "FORCE_COLOR": "1", "COLUMNS": str(WIDTH), "GLOSSARY_DB": str(db)})
    return result.stdout + result.stderr


def page(text: str, command: str = "") -> str:
    r"""Give the page that shows *text*, below *command* if it has one.

    >>> page('\x1b[1mBold\x1b[0m \x1b[36m저고\x1b[0m').partition('<pre>')[2]
    '<b>Bold</b> <span class="c36"><i>저</i><i>고</i></span></pre></html>'
    """
    prompt = f'<span class="prompt">$</span> {escape(command)}\n' if command else ""
    colors = "\n".join(f".c{code} {{ color: {color}; }}" for code, color in COLORS.items())
    lines = "".join(_html(text.replace("\r", "").rstrip()))
    return _PAGE.format(colors=colors, text=prompt + lines)


def _html(text: str) -> Iterator[str]:
    end, opened = 0, ""
    for match in _SEQUENCE.finditer(text):
        yield _cells(text[end:match.start()])
        end = match.end()
        if match[2] != "m":
            continue
        yield opened
        opened = ""
        for code in match[1].split(";"):
            tag = {"1": "<b>"}.get(code) or (f'<span class="c{code}">' if code in COLORS else "")
            yield tag
            opened = {"": "", "<b>": "</b>"}.get(tag, "</span>") + opened
    yield _cells(text[end:]) + opened


def _cells(text: str) -> str:
    """Give each character the room that it has on a terminal, which not every font does: a wide
    one that of two letters, other signs that of one."""
    return "".join(map(_cell, text))


def _cell(each: str) -> str:
    if each.isascii():
        return escape(each)
    return f"<i>{each}</i>" if east_asian_width(each) in "WF" else f"<u>{each}</u>"
