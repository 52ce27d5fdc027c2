"""Drafts → claims. In: drafts, times, places, quotes and figures; out: claims with ids, dates, places, sources, notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.coding.attribution import sources_of
from dragoman.coding.book import ActorBook, Party
from dragoman.coding.cameo import refine
from dragoman.coding.confidence import confidence_of
from dragoman.coding.contexts import contexts_of
from dragoman.coding.drafts import ABSORBING, Draft
from dragoman.coding.figure_links import figures_of_drafts
from dragoman.coding.when import OWN_CLAUSE, TimeIndex, date_of, index_times
from dragoman.coding.where import place_of
from dragoman.document import Document, Span
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.mentions import FigureMention, PlaceMention, Quote, TimeMention
from dragoman.ontology import realis
from dragoman.records import Attribution, Claim, Note, SentenceRef, Trigger, When, Where

# An act that ended this long before the report is background, not news.
_HISTORICAL = timedelta(days=365)


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


def make_claims(
    doc: Document, drafts: list[Draft], found: Found, book: ActorBook, published: date | None
) -> list[Claim]:
    """One claim for each draft, in text order."""
    acts = frozenset(d.trigger.head for d in drafts)
    times = index_times(doc, found.times, acts)
    figures = figures_of_drafts(doc, found.figures, found.figure_ids, drafts)
    place_ids = dict(zip(found.places, found.place_ids, strict=True))
    return [
        _claim(doc, number, draft, drafts, found, book, published, times, figures, place_ids, acts)
        for number, draft in enumerate(drafts, start=1)
    ]


def _claim(  # noqa: PLR0913
    doc: Document,
    number: int,
    draft: Draft,
    drafts: list[Draft],
    found: Found,
    book: ActorBook,
    published: date | None,
    times: TimeIndex,
    figures: dict[int, tuple[str, ...]],
    place_ids: dict[PlaceMention, str],
    acts: frozenset[int],
) -> Claim:
    trigger, rule = draft.trigger, draft.rule
    dated = date_of(doc, trigger, times)
    own = dated[0] if dated is not None and dated[1] == OWN_CLAUSE else None
    placed = _placed(doc, draft, found, acts)
    where = Where(place_ids[placed[0]], placed[1], placed[0].span) if placed else None
    sources = sources_of(doc, trigger.span, found.quotes, book) or _on_their_word(doc, draft, drafts)
    status, status_spans = _dated_status(doc, draft, own, published)
    actor = _ids(draft.roles.actor)
    if draft.agentless:
        actor = (book.unknown(trigger.span),)
    code = refine(doc, draft, status)
    contexts, context_spans = contexts_of(doc, draft, book)
    when = _when(dated[0]) if dated is not None else None
    sentence = doc.sentences[doc.tokens[trigger.head].sentence]
    return Claim(
        id=f"c{number}",
        trigger=Trigger(doc.text[slice(*trigger.span)], trigger.span),
        root=draft.root,
        mode=code.mode,
        about=draft.about.rule.root if draft.about and draft.about.rule else None,
        contexts=contexts,
        plover=realis(draft.root, status),
        cameo=code.cameo,
        actor=actor,
        recipient=_ids(draft.roles.recipient),
        status=status,
        when=when,
        where=where,
        according_to=sources,
        figures=figures.get(trigger.head, ()),
        confidence=confidence_of(draft, sources),
        rule=rule.id,
        same_as=None,
        sentence=SentenceRef(sentence.index, sentence.span),
        notes=_notes(
            doc, draft, status, status_spans, when, dated[1] if dated else "", where, sources, context_spans
        ),
    )


def _on_their_word(doc: Document, draft: Draft, drafts: list[Draft]) -> tuple[Attribution, ...]:
    """What somebody is accused of or worried about is told on the speaker's word, though in no clause of saying."""
    for speech in drafts:
        about = speech.about
        if speech.root != "ACCUSE" or about is None or about.head != draft.trigger.head or not speech.roles.actor:
            continue
        cue = doc.tokens[speech.trigger.head]
        if cue.lemma not in word_set("on_their_word"):
            return ()
        party = speech.roles.actor[0]
        stance = "alleges" if speech.rule.mode == "allege" else "asserts"
        words = doc.text[slice(*party.span)]
        return (Attribution(party.ids[0], words, cue.lemma, stance, False, (party.span, speech.trigger.span)),)
    return ()


def _placed(
    doc: Document, draft: Draft, found: Found, acts: frozenset[int]
) -> tuple[PlaceMention, str] | None:
    """The place of the act, or of the act that a speech act is about ("vowed to retake the town")."""
    placed = place_of(doc, draft.trigger, found.places, draft.root, acts)
    if placed is None and draft.root in ABSORBING and draft.about is not None and draft.about.head is not None:
        token = doc.tokens[draft.about.head]
        spoken = TriggerMention(token.i, Span(token.start, token.end), "verb", ())
        act = draft.about.rule.root if draft.about.rule is not None else ""
        placed = place_of(doc, spoken, found.places, act, acts)
    return placed


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    ids: list[str] = []
    for party in parties:
        ids += [i for i in party.ids if i not in ids]
    return tuple(ids)


def _dated_status(
    doc: Document, draft: Draft, time: TimeMention | None, published: date | None
) -> tuple[str, tuple[Span, ...]]:
    """The status, with what the date adds: done long before the report is historical, ahead of it scheduled."""
    status = draft.status
    if time is None or published is None:
        return status.value, status.cues
    if status.value == "happened" and time.end and time.end < (published - _HISTORICAL).isoformat():
        return "historical", (*status.cues, time.span)
    if status.value in {"happened", "ongoing"} and time.start and time.start > published.isoformat():
        return "scheduled", (*status.cues, time.span)
    return status.value, status.cues


def _when(time: TimeMention) -> When | None:
    if time.start is None:
        return None
    return When(time.start, time.end, time.precision or "day", time.text, time.span, time.how)


def _notes(  # noqa: PLR0913
    doc: Document,
    draft: Draft,
    status: str,
    status_spans: tuple[Span, ...],
    when: When | None,
    when_reason: str,
    where: Where | None,
    sources: tuple[Attribution, ...],
    context_spans: tuple[Span, ...],
) -> tuple[Note, ...]:
    """Why each field has its value."""
    trigger, roles = draft.trigger, draft.roles
    word = doc.text[slice(*trigger.span)]
    notes = [Note("root", draft.root, (trigger.span,), f"“{word}” is a trigger of the rule", draft.rule.id)]
    for name, parties, slot in (
        ("actor", roles.actor, roles.actor_slot),
        ("recipient", roles.recipient, roles.recipient_slot),
    ):
        if parties:
            words = ", ".join(doc.text[slice(*p.span)] for p in parties)
            spans = tuple(p.span for p in parties)
            notes.append(Note(name, words, spans, f"stands in the slot “{slot}” of the trigger", draft.rule.id))
    if draft.agentless:
        notes.append(Note("actor", "unknown", (trigger.span,), "the words name nobody who did it"))
    reason = "these words say so" if status_spans else "it is told as a fact"
    notes.append(Note("status", status, status_spans, reason))
    if draft.about is not None and draft.about.head is not None and draft.about.rule is not None:
        token = doc.tokens[draft.about.head]
        notes.append(
            Note("about", draft.about.rule.root, (Span(token.start, token.end),), "the topic names this act", draft.about.rule.id)
        )
    if when is not None:
        notes.append(Note("when", when.text, (when.span,), f"{when_reason}, {when.how}"))
    if where is not None:
        notes.append(Note("where", doc.text[slice(*where.span)], (where.span,), f"the place of the act's clause: {where.role}"))
    for source in sources:
        notes.append(Note("according_to", source.text, source.spans, f"the act stands in what “{source.cue}” introduces"))
    if context_spans:
        notes.append(Note("contexts", "", context_spans, "these words fix the contexts"))
    return tuple(notes)
