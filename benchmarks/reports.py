"""Whole reports, record by record. In: dated news articles and `reports.tsv`, our own coding of them; out: typed event
F1 and the shares right of status, actor and recipient.

The table was coded from the text alone, before any output was seen. A claim is right when a coded event of its root
stands in its sentence; each event serves one claim, the one on the same word first. `soft` events are those on which
careful coders differ: they are not missed, and a claim that meets one counts neither way. `full` asks for root,
status and one of the actors at once. Only the part of an article that was coded is scored (`reports_coded.tsv`: its
characters). The rules were mended on the articles of its set "read"; those of the set "fresh" were coded after
that, and their figures (`reports.fresh.…`) are what to expect of others; who mends rules by them makes them useless.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.common import data_root, f1
from dragoman.parsing.spacy_parser import load_parser
from dragoman.pipeline import read_reports
from dragoman.reading import make_report
from dragoman.records import Claim, Record
from dragoman.report import Report

COUNTS = frozenset({"reports.events", "reports.fresh.events"})

_HERE = Path(__file__).parent
_WORD = re.compile(r"\w+")
_EMPTY = frozenset(["a", "an", "and", "for", "from", "in", "of", "on", "the", "their", "his", "her", "its", "to"])


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the table; `at` is where its trigger starts in the kept text, None where cleaning took it away."""

    root: str
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    soft: bool
    at: int | None


def score(part: bool = False) -> dict[str, float]:
    """All figures; nothing where the articles are not there; `part` takes every third article."""
    root = data_root()
    if root is None:
        return {}
    lines = _by_report(_HERE / "reports.tsv")
    coded = {row["id"]: row for row in _rows(_HERE / "reports_coded.tsv")}
    articles = [row for row in _articles(root / "raw" / "world_news.jsonl.gz") if row["id"] in coded]
    counts: dict[str, Counter[str]] = {"read": Counter(), "fresh": Counter()}
    taken = [a for name in counts for a in [r for r in articles if coded[r["id"]]["set"] == name][:: 3 if part else 1]]
    reports = [_report(row) for row in taken]
    for row, record in zip(taken, read_reports(reports, parser=load_parser()), strict=True):
        start = record.report.text.find(row["text"].strip()[:20])
        limit = start + int(coded[row["id"]]["characters"])
        claims = [c for c in record.claims if start <= c.trigger.span.start < limit]
        events = events_of(lines[row["id"]], record.report.text[max(start, 0) :], max(start, 0))
        _count(record, claims, events, counts[coded[row["id"]]["set"]])
    return _rates(counts["read"], "reports") | _rates(counts["fresh"], "reports.fresh")


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _by_report(path: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in _rows(path):
        found[row["id"]].append(row)
    return found


def _articles(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _report(row: dict[str, Any]) -> Report:
    return make_report(row["text"], id=row["id"], title=row["title"], published=date.fromisoformat(row["date"]))


def events_of(rows: Iterable[dict[str, str]], body: str, start: int) -> list[Event]:
    """The events of one article with their places in the kept text."""
    return [
        Event(
            root=row["root"],
            status=row["status"],
            actors=_names(row["actor"]),
            recipients=_names(row["recipient"]),
            soft="soft" in row["note"],
            at=_occurrence(body, row["trigger"], int(row["nth"]), start),
        )
        for row in rows
    ]


def _names(cell: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in cell.split(";") if name.strip())


def _occurrence(body: str, word: str, nth: int, start: int) -> int | None:
    for count, found in enumerate(re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", body), 1):
        if count == nth:
            return start + found.start()
    return None


def _count(record: Record, claims: list[Claim], events: list[Event], counts: Counter[str]) -> None:
    pairs = match(claims, events)
    met = {e for _, e in pairs}
    soft = sum(events[e].soft for e in met)
    counts["claims"] += len(claims) - soft
    counts["events"] += sum(not e.soft for e in events)
    for c, e in pairs:
        claim, event = claims[c], events[e]
        if event.soft:
            continue
        counts["right"] += 1
        status = _status_right(claim.status, event.status)
        actor = _party_right(record, claim.actor, event.actors)
        counts["status"] += status
        counts["actor"] += actor
        counts["full"] += status and actor
        if event.recipients:
            counts["with_recipient"] += 1
            counts["recipient"] += _party_right(record, claim.recipient or claim.actor, event.recipients)


def match(claims: list[Claim], events: list[Event]) -> list[tuple[int, int]]:
    """Pairs of claim and event of one root in one sentence; those on the same word first, then hard before soft."""
    pairs: list[tuple[int, int]] = []
    for near in (True, False):
        for soft in (False, True):
            for e, event in enumerate(events):
                if event.soft == soft and e not in {p[1] for p in pairs}:
                    found = _claim_for(claims, event, near, {p[0] for p in pairs})
                    pairs += [(found, e)] if found is not None else []
    return pairs


def _claim_for(claims: list[Claim], event: Event, near: bool, taken: set[int]) -> int | None:
    if event.at is None:
        return None
    for c, claim in enumerate(claims):
        within = claim.trigger.span if near else claim.sentence.span
        if c not in taken and claim.root == event.root and within.start <= event.at < within.end:
            return c
    return None


def _status_right(ours: str, wanted: str) -> bool:
    """What goes on has also happened; what lies far back too."""
    past = {"happened", "ongoing", "historical"}
    return ours == wanted or (ours in past and wanted in past)


def _party_right(record: Record, ids: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a party of ours shares a word with one of those named; nobody named is met by nobody known."""
    parties = [a for a in record.actors if a.id in ids]
    if not wanted or wanted == ("UNK",):
        return all(a.sector == "UNK" or a.kind == "people" for a in parties)
    text = record.report.text
    ours = {w for a in parties for words in (a.name, *(text[s.start : s.end] for s in a.spans)) for w in _words(words)}
    return any(ours & _words(name) for name in wanted)


def _words(name: str) -> set[str]:
    return {w for w in _WORD.findall(name.casefold()) if w not in _EMPTY}


def _rates(counts: Counter[str], name: str) -> dict[str, float]:
    right = max(counts["right"], 1)
    return {
        f"{name}.precision": counts["right"] / max(counts["claims"], 1),
        f"{name}.recall": counts["right"] / max(counts["events"], 1),
        f"{name}.f1": f1(counts["right"], counts["claims"], counts["events"]),
        f"{name}.full_f1": f1(counts["full"], counts["claims"], counts["events"]),
        f"{name}.status": counts["status"] / right,
        f"{name}.actor": counts["actor"] / right,
        f"{name}.recipient": counts["recipient"] / max(counts["with_recipient"], 1),
        f"{name}.events": float(counts["events"]),
    }


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:24} {value:.3f}")
