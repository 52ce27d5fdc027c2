"""What the whole costs. In: news articles; out: its time over that of the bare parser on the same text.

Both are timed in one run, in processor time, so that a busy machine changes little. Seconds differ from
machine to machine and are told in full runs only.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterable
from itertools import islice

import spacy

from benchmarks.common import data_root
from dragoman.parsing.spacy_parser import BATCH, DEFAULT_PIPELINE, load_parser
from dragoman.pipeline import read_reports
from dragoman.reading import make_report

LOWER_IS_BETTER = frozenset({"ratio", "import_seconds", "first_record_seconds"})
# The ratio of two runs on a machine that does other things as well differs by this much.
SLACK = 0.2
_ARTICLES = 60
_SHORT = "Rebels seized the town of Marib on Friday, the army said. It denied that 12 soldiers had died."


def score(part: bool = False) -> dict[str, float]:
    """The ratio; in full runs also words per second, and seconds of the import and of a first record."""
    root = data_root()
    if root is None:
        return {}
    with gzip.open(root / "raw" / "world_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, _ARTICLES // 4 if part else _ARTICLES)]
    _whole(texts[:2])
    whole, bare = _whole(texts), _bare(texts)
    if part:
        return {"ratio": whole / bare}
    return {
        "ratio": whole / bare,
        "words_per_second": sum(len(text.split()) for text in texts) / whole,
        "import_seconds": _command("-c", "import dragoman"),
        "first_record_seconds": _command("-m", "dragoman", "read", "-"),
    }


def _whole(texts: Iterable[str]) -> float:
    """Seconds from characters to JSON objects."""
    parser = load_parser()
    started = time.process_time()
    for record in read_reports((make_report(text) for text in texts), parser=parser):
        record.to_dict()
    return time.process_time() - started


def _bare(texts: Iterable[str]) -> float:
    """Seconds of the parser alone, paragraph by paragraph."""
    nlp = spacy.load(DEFAULT_PIPELINE)
    paragraphs = [line for text in texts for line in text.split("\n") if line.strip()]
    started = time.process_time()
    for _ in nlp.pipe(paragraphs, batch_size=BATCH):
        pass
    return time.process_time() - started


def _command(*arguments: str) -> float:
    """Seconds of a fresh interpreter, less those of one that does nothing."""
    times = []
    for command in ([sys.executable, *arguments], [sys.executable, "-c", ""]):
        started = time.perf_counter()
        subprocess.run(command, input=_SHORT.encode(), capture_output=True, check=True)
        times.append(time.perf_counter() - started)
    return times[0] - times[1]
