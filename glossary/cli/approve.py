"""``glossary approve``: a person stands for a concept."""

from __future__ import annotations

from glossary.cli import deciding

command = deciding.verb("approve", "approved", "Approve concepts.", """
Approve concepts: they come first in look-up, and mining builds upon them.

The terms that are preferred now stay so, whatever is mined later. A CONCEPT is a term that it
alone has, or its number.

\b
Example:
  $ glossary approve 光棍节 '저고도 경제'
  $ glossary approve '#3' --note 'as in the white paper'
""")
