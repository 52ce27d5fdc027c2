"""A record made by hand, for tests that need no parser."""

from __future__ import annotations

from dragoman.document import Span
from dragoman.records import (
    ActorEntry,
    Attribution,
    Claim,
    Drop,
    FigureEntry,
    Meeting,
    Note,
    PlaceEntry,
    QuoteEntry,
    Record,
    Relation,
    ReportInfo,
    SentenceRef,
    TimeEntry,
    Trigger,
    When,
    Where,
)
from dragoman.report import Published

TEXT = (
    "Army shells rebel town\n\n"
    "The Yemeni army shelled the rebel-held town of Marib on Friday, killing at least 12 civilians, the "
    "health ministry said. “We saw two houses burn,” the ministry said. Iran backs the rebels. Envoys of "
    "both sides are to meet in Muscat on 14 March."
)


def at(words: str) -> Span:
    """Where `words` stand in the sample's text."""
    start = TEXT.index(words)
    return Span(start, start + len(words))


def _actors() -> tuple[ActorEntry, ...]:
    return (
        ActorEntry("a1", "Yemeni army", "body", "YEM", "MIL", None, None, (at("The Yemeni army"),)),
        ActorEntry("a2", "rebels", "group", "YEM", "REB", None, None, (at("the rebels"),)),
        ActorEntry("a3", "health ministry", "body", "YEM", "GOV", None, None, (at("the health ministry"),)),
        ActorEntry("a4", "Iran", "state", "IRN", "GOV", None, "Q794", (at("Iran"),)),
    )


def _places() -> tuple[PlaceEntry, ...]:
    marib = PlaceEntry("p1", "Marib", 72966, 15.46, 45.32, "YEM", "Ma'rib", "town", (at("Marib"),))
    muscat = PlaceEntry("p2", "Muscat", 287286, 23.58, 58.41, "OMN", "Muscat", "town", (at("Muscat"),))
    return marib, muscat


def _claims() -> tuple[Claim, ...]:
    said = Attribution(
        "a3", "the health ministry", "said", "asserts", False, (at("the health ministry said"),)
    )
    friday = When("2021-03-05", "2021-03-05", "day", "Friday", at("Friday"), "inferred")
    shelled = Claim(
        id="c1",
        trigger=Trigger("shelled", at("shelled")),
        root="ASSAULT",
        mode="heavy-weapons",
        about=None,
        contexts=("military",),
        plover="ASSAULT",
        cameo="194",
        actor=("a1",),
        recipient=("a2",),
        status="happened",
        when=friday,
        where=Where("p1", "occurred", at("Marib")),
        according_to=(said,),
        figures=("f1",),
        confidence=0.9,
        rule="assault.shell",
        same_as=None,
        sentence=SentenceRef(1, at(TEXT[TEXT.index("The Yemeni") : TEXT.index(" “We")])),
        notes=(
            Note("actor", "Yemeni army", (at("The Yemeni army"),), "it is the subject of “shelled”"),
            Note(
                "where", "Marib", (at("Marib"),), "the place hangs on the object of “shelled”", "place.object"
            ),
        ),
    )
    meet = Claim(
        id="c2",
        trigger=Trigger("meet", at("meet")),
        root="CONSULT",
        mode="visit",
        about=None,
        contexts=(),
        plover="AGREE",
        cameo="042",
        actor=("a1", "a2"),
        recipient=(),
        status="scheduled",
        when=When("2021-03-14", "2021-03-14", "day", "14 March", at("14 March"), "stated"),
        where=Where("p2", "occurred", at("Muscat")),
        according_to=(),
        figures=(),
        confidence=1.0,
        rule="consult.meet",
        same_as=None,
        sentence=SentenceRef(4, at(TEXT[TEXT.index("Envoys") :])),
    )
    return shelled, meet


def sample() -> Record:
    """A record that uses every class of `dragoman.records`."""
    published = Published("2021-03-07", "inferred", (at("Friday"),))
    claims = _claims()
    return Record(
        report=ReportInfo("r1", "Army shells rebel town", TEXT, published, "Example Wire", None),
        actors=_actors(),
        places=_places(),
        claims=claims,
        relations=(Relation("r1", "a4", "backs", "a2", (), at("Iran backs the rebels")),),
        figures=(
            FigureEntry(
                "f1",
                "killed",
                12.0,
                None,
                "more_than",
                "person",
                "flow",
                "civilians",
                "p1",
                claims[0].according_to,
                "at least 12 civilians",
                at("at least 12 civilians"),
            ),
        ),
        quotes=(
            QuoteEntry("a3", at("the ministry"), at("said"), at("“We saw two houses burn,”"), "direct"),
            QuoteEntry("a3", None, None, at("The Yemeni army shelled"), "indirect"),
        ),
        times=(
            TimeEntry("Friday", at("Friday"), "DATE", "2021-03-05"),
            TimeEntry("14 March", at("14 March"), "DATE", "2021-03-14"),
        ),
        meetings=(
            Meeting(
                "m1", ("a1", "a2"), claims[1].when, claims[1].where, ("a ceasefire",), "planned", ("c2",)
            ),
        ),
        drops=(Drop(at("houses burn"), "nobody is said to have done it"),),
    )
