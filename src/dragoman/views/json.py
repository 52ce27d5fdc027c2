"""The record for programs. In: a record, or why there is none; out: one line of JSON."""

from __future__ import annotations

import json
from typing import Any

from dragoman.records import SCHEMA, Record


def record_line(record: Record) -> str:
    """The record as one line of JSON; the same record gives the same bytes."""
    return _line(record.to_dict())


def failure_line(id: str, error: str) -> str:
    """What stands in place of the record of a report that could not be read."""
    return _line({"schema": SCHEMA, "report": {"id": id}, "error": error})


def _line(plain: dict[str, Any]) -> str:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False)
