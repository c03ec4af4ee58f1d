"""The pipeline: text in, gloss records out.

brackets → the window of each tagged → match by sound → where sound does not explain the pair,
match again with meaning → kind, segments, confidence. Only windows are tagged, never whole texts,
and all windows of a text at once; the same for the words that need a vector.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice

from aligner import wrapped
from aligner.brackets import candidates
from aligner.cleaning import clean
from aligner.confidence import is_gloss
from aligner.evidence import Evidence, Known
from aligner.gathered import Gathered, article, gather
from aligner.matching import Matcher
from aligner.passage import passage
from aligner.record import as_printed, line_starts, record
from aligner.repair import is_damaged, restore, through_cp949
from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.semantics import load_encoder
from aligner.tasks import TaskBuilder
from aligner.types import Candidate, Gloss
from aligner.vectors import WordVectors
from aligner.weights import DEFAULT, Weights

#: A text with a gloss below this confidence is read again when the run has more evidence.
DOUBTFUL = 0.8
#: Tasks that are matched at once, and characters that are hashed at once: enough to encode new
#: words in large batches, and the same memory for texts of any length.
BATCH, PIECE = 256, 1 << 16


class Extractor:
    """Finds the glosses of texts; owns the analysers and the encoder, which load on first use.

    *encoder* is ``offline``, ``none`` or another that ``load_encoder`` knows; *analyzer* the
    Korean one of ``KoreanSegmenter``; *known* gives what a glossary holds for a
    Korean term. What it gives depends on the text and on what it is told, not on earlier texts.
    """

    def __init__(
        self, encoder: str = "offline", analyzer: str = "mecab",
        known: Known | None = None, weights: Weights = DEFAULT,
    ) -> None:
        self.weights = weights
        self.known = known
        self._chinese = ChineseSegmenter()
        self._builder = TaskBuilder(KoreanSegmenter(analyzer), self._chinese, weights)
        found = load_encoder(encoder)
        self._vectors = WordVectors(found) if found else None

    def extract(self, text: str, others: Gathered | None = None) -> list[Gloss]:
        """Give the glosses of *text* in the order of their brackets.

        *others* is what the texts of a run told; what *text* itself or a copy of it told is left
        out of account.

        >>> [gloss] = Extractor(encoder='none').extract('중국 핑안그룹(平安集团)의 계열사')
        >>> gloss.ko, gloss.zh, gloss.offset
        ('핑안그룹', '平安集团', 7)
        """
        read = clean(text)
        found = list(candidates(read.text))
        if not found:  # as in most documents
            return []
        own = frozenset() if others is None else _sources(text, read.text, found)
        evidence = Evidence(self.known, others, own)
        glosses = self._learn(read.text, found, evidence)
        if any(gloss.confidence < DOUBTFUL for gloss in glosses):
            glosses = self._learn(read.text, found, evidence)
        return as_printed(text, read, self._restore(text, glosses, evidence))

    def extract_run(self, texts: Sequence[str]) -> list[list[Gloss]]:
        """Give the glosses of each of *texts*; what one tells decides what another leaves open.

        Each is read by itself; what all of them told is gathered; and those in which something
        was left open are read again in the light of it. The order of the texts does not matter.

        >>> run = ['앱 알리페이(支付宝)와', '알리페이(支付宝)를', '알리페이(支付宝)가']
        >>> [g.ko for glosses in Extractor(encoder='none').extract_run(run) for g in glosses]
        ['알리페이', '알리페이', '알리페이']
        """
        found = [self.extract(text) for text in texts]
        told = gather(found, [source_of(text) for text in texts])
        return [
            self.extract(text, told) if self.is_unsettled(text, glosses) else glosses
            for text, glosses in zip(texts, found)]

    def is_unsettled(self, text: str, glosses: Sequence[Gloss]) -> bool:
        """Tell whether reading *text* again, with more evidence, may give other glosses."""
        if not glosses:
            return False
        page = through_cp949(text)
        return any(
            g.confidence < DOUBTFUL or g.zh_restored is None and is_damaged(g, page)
            for g in glosses)

    def _learn(
        self, text: str, found: Sequence[Candidate], evidence: Evidence
    ) -> list[Gloss]:
        glosses = list(self._read(text, found, evidence))
        for gloss in glosses:
            evidence.add(gloss)
        return glosses

    def _restore(
        self, text: str, glosses: Sequence[Gloss], evidence: Evidence
    ) -> list[Gloss]:
        page = bool(glosses) and through_cp949(text)
        return [
            restore(gloss, evidence.twins(
                gloss.ko, gloss.zh if is_damaged(gloss, page) else None), page, self._words)
            for gloss in glosses]

    def _words(self, zh: str) -> list[str]:
        return [token.text for token in self._chinese.segment(zh)]

    def _read(
        self, text: str, candidates: Sequence[Candidate], evidence: Evidence
    ) -> Iterator[Gloss]:
        matcher = Matcher(self.weights, evidence, self._vectors)
        lines = line_starts(text)
        every = self._builder.tasks(text, candidates)
        while tasks := list(islice(every, BATCH)):
            for task, found in wrapped.match(text, tasks, matcher, self._builder):
                if found is not None and (
                        is_gloss(task.context, task.hanzi, found, task.candidate, task.mark)
                        or matcher.knows(task.context.text[found.start:], task)):
                    yield record(text, task, found, lines)


def _sources(text: str, read: str, found: Iterable[Candidate]) -> frozenset[str]:
    """Give all that may be the source of what *text* told, *read* so, or of what a copy of any of
    its passages did."""
    own = source_of(text)
    return frozenset({own, *(article([passage(read, each.offset)], own) for each in found)})


def source_of(text: str) -> str:
    """Give what tells one text from another, so that reading a text twice is no new evidence.

    >>> source_of('') == source_of(' ')
    False
    """
    digest = sha256()
    for at in range(0, len(text), PIECE):
        digest.update(text[at:at + PIECE].encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
