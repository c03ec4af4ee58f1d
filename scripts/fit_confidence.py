"""Fit the logistic model of the confidence to annotated glosses; prints the numbers of MODEL.

    python scripts/fit_confidence.py tests/gold/dev.jsonl tests/gold/planted.jsonl

Each context is read alone, so that nothing is learned from its neighbours, and once more under
each way in which Hanzi vanish, since a model needs failures to learn from. The label is whether
the Korean term is the annotated one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.confidence import Features, features
from aligner.evidence import Evidence
from aligner.matching import Matcher
from aligner.repair import in_cp949
from aligner.segment import ChineseSegmenter, KoreanSegmenter
from aligner.semantics import OfflineEncoder, WordVectors
from aligner.tasks import TaskBuilder
from aligner.weights import DEFAULT

#: The strength of the pull of the coefficients towards 0.
RIDGE = 1.0


def damaged(zh: str, rng: Random) -> Iterator[str]:
    """Give *zh* whole, and as three kinds of damage leave it."""
    yield zh
    yield "".join(c for c in zh if in_cp949(c))
    yield "".join(c if in_cp949(c) else "?" for c in zh)
    yield "".join("".join(run) for _, run in groupby(zh, in_cp949) if rng.random() > 0.25)


def contexts(paths: list[str]) -> Iterator[dict[str, Any]]:
    rng = Random(1)
    for path in paths:
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            gold = json.loads(line)
            if gold["ko"] and not gold.get("optional") and gold["inside"].count(gold["zh"]) == 1:
                for n, zh in enumerate(dict.fromkeys(damaged(gold["zh"], rng))):
                    if zh.strip("? "):
                        inside = gold["inside"].replace(gold["zh"], zh)
                        yield {**gold, "inside": inside, "whole": n == 0}


def samples(paths: list[str]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    builder = TaskBuilder(KoreanSegmenter(), ChineseSegmenter(), DEFAULT)
    matcher = Matcher(DEFAULT, Evidence(), WordVectors(OfflineEncoder()))
    rows, labels = [], []
    for gold in contexts(paths):
        text = "".join(gold[k] for k in ("left", "open", "inside", "close", "right"))
        tasks = list(builder.tasks(text))
        for task, found in zip(tasks, matcher.match(tasks)):
            if task.candidate.offset == len(gold["left"]) and found and not task.candidate.whole:
                term = task.context.text[found.start:]
                rows.append([1.0, *features(task.context, task.hanzi, found)])
                labels.append(_letters(term) == _letters(gold["ko"]))
    return np.array(rows), np.array(labels, dtype=float)


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def fit(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Fit by Newton's method; the constant is not pulled."""
    w = np.zeros(x.shape[1])
    pull = RIDGE * np.eye(len(w))
    pull[0, 0] = 0.0
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - y) + pull @ w
        w -= np.linalg.solve((x.T * (p * (1 - p))) @ x + pull, gradient)
    return w


def main() -> None:
    x, y = samples(sys.argv[1:])
    half = np.arange(len(y)) % 2 == 0
    held = 1 / (1 + np.exp(-x[~half] @ fit(x[half], y[half])))
    print(f"{len(y)} samples, {y.mean():.3f} right; held-out half, by predicted confidence:")
    for low, high in ((0, .3), (.3, .5), (.5, .7), (.7, .8), (.8, .9), (.9, .95), (.95, 1.01)):
        inside = (held >= low) & (held < high)
        if inside.any():
            print(f"  {low:.2f}-{high:.2f}: {inside.sum():4d}  mean {held[inside].mean():.3f}  "
                  f"right {y[~half][inside].mean():.3f}")
    w = fit(x, y)
    print("constant", round(w[0], 2))
    for name, value in zip(Features._fields, w[1:]):
        print(f"{name} = {value:.2f}")


if __name__ == "__main__":
    main()
