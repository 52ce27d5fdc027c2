"""Whether every span of a record holds its words. In: the record as plain data; out: what is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def faults(record: dict[str, Any]) -> list[str]:
    """What is wrong with the spans and the ids of `record`; empty where nothing is."""
    text = record["report"]["text"]
    found = [
        f"{path}: {span} is no span of words" for path, span in _spans(record, "") if not _holds(text, span)
    ]
    for path, entry in _entries(record, ""):
        start, end = entry["span"]
        if "text" in entry and text[start:end] != entry["text"]:
            found.append(f"{path}: '{text[start:end]}' is not '{entry['text']}'")
    return found + list(_dangling(record))


def _holds(text: str, span: Any) -> bool:
    start, end = span
    words = text[start:end]
    return 0 <= start < end <= len(text) and words == words.strip()


def _spans(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every span, wherever it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            under = f"{path}.{key}"
            if (key == "span" or key.endswith("_span")) and inner is not None:
                yield under, inner
            elif key == "spans" or path.endswith(".evidence"):
                yield from ((under, span) for span in inner)
            else:
                yield from _spans(inner, under)
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _spans(inner, f"{path}[{i}]")


def _entries(value: Any, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object that has a span of its own."""
    if isinstance(value, dict):
        if isinstance(value.get("span"), list):
            yield path, value
        for key, inner in value.items():
            yield from _entries(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield from _entries(inner, f"{path}[{i}]")


def _dangling(record: dict[str, Any]) -> Iterator[str]:
    """Ids that nothing has."""
    ids = {
        kind: {entry["id"] for entry in record[kind]} for kind in ("actors", "places", "claims", "figures")
    }
    for claim in record["claims"]:
        used = {
            "actors": claim["actor"] + claim["recipient"] + [s["source"] for s in claim["according_to"]],
            "places": [claim["where"] and claim["where"]["place"]],
            "claims": [claim["same_as"]],
            "figures": claim["figures"],
        }
        for kind, wanted in used.items():
            yield from (f"{claim['id']}: no {kind} {id}" for id in wanted if id and id not in ids[kind])
    for relation in record["relations"]:
        if relation["holder"] not in ids["actors"] or relation["other"] not in ids["actors"] | ids["places"]:
            yield f"{relation['id']}: holder or other is missing"
    for meeting in record["meetings"]:
        if not set(meeting["parties"]) <= ids["actors"] or not set(meeting["claims"]) <= ids["claims"]:
            yield f"{meeting['id']}: parties or claims are missing"
    for quote in record["quotes"]:
        if quote["speaker"] and quote["speaker"] not in ids["actors"]:
            yield f"quote at {quote['content_span']}: no actor {quote['speaker']}"
