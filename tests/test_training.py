"""The training of weights: it finds what tells right places from wrong ones, the same every time."""

from __future__ import annotations

from training.where import Event, fit


def event(*places: tuple[str, bool]) -> Event:
    names = tuple(("any", name) for name, _ in places)
    right = tuple(is_right for _, is_right in places)
    return Event(0, True, any(right), names, right)


EVENTS = [event(("near", True), ("far", False)), event(("far", False)), event(("near", True))] * 20


def test_what_is_right_weighs_more() -> None:
    weights = fit(EVENTS)
    assert weights["near"] > 1 > -0.5 > weights["far"]


def test_the_same_every_time() -> None:
    assert fit(EVENTS) == fit(list(EVENTS))
