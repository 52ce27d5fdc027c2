"""What claims draw on. In: times, places, figures and quotes as found; out: the same with their ids in the record."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.mentions import FigureMention, PlaceMention, Quote, TimeMention


@dataclass(frozen=True, slots=True)
class Found:
    """Everything found in the document that claims draw on. `place_ids` and `figure_ids` run parallel to theirs."""

    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    place_ids: tuple[str, ...]
    figures: tuple[FigureMention, ...]
    figure_ids: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @classmethod
    def number(
        cls,
        times: tuple[TimeMention, ...],
        places: tuple[PlaceMention, ...],
        figures: tuple[FigureMention, ...],
        quotes: tuple[Quote, ...],
    ) -> Found:
        """What was found, with ids: mentions of one place share one."""
        keys: dict[tuple[object, ...], str] = {}
        for place in places:
            keys.setdefault(_place_key(place), f"p{len(keys) + 1}")
        return cls(
            times,
            places,
            tuple(keys[_place_key(p)] for p in places),
            figures,
            tuple(f"f{i}" for i in range(1, len(figures) + 1)),
            quotes,
        )


def _place_key(place: PlaceMention) -> tuple[object, ...]:
    if place.geonameid is not None:
        return (place.geonameid, place.precision)
    return (place.name.lower(), place.precision, place.lat, place.lon)
