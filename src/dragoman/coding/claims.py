"""Drafts → claims. In: drafts and what was found; out: claims with ids, dates, places, sources and notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dragoman.coding.attribution import sources_of
from dragoman.coding.book import ActorBook, Party
from dragoman.coding.cameo import refine
from dragoman.coding.confidence import confidence_of
from dragoman.coding.contexts import contexts_of
from dragoman.coding.dated_status import dated_status
from dragoman.coding.drafts import ABSORBING, Draft
from dragoman.coding.figure_links import figures_of_drafts
from dragoman.coding.found import Found
from dragoman.coding.notes import Grounds, notes_of
from dragoman.coding.setting import note_homes, ruling_at, with_place, with_site
from dragoman.coding.when import OWN_CLAUSE, TimeIndex, date_of, index_times
from dragoman.coding.where import place_of
from dragoman.document import Document, Span
from dragoman.finding.triggers import TriggerMention
from dragoman.lang import word_set
from dragoman.mentions import PlaceMention, TimeMention
from dragoman.ontology import realis
from dragoman.records import Attribution, Claim, SentenceRef, Trigger, When, Where


@dataclass(frozen=True, slots=True)
class _Scene:
    """What all claims of a report share: the document, its drafts, and what was found, by act."""

    doc: Document
    drafts: list[Draft]
    found: Found
    book: ActorBook
    published: date | None
    times: TimeIndex
    figures: dict[int, tuple[str, ...]]
    place_ids: dict[PlaceMention, str]
    acts: frozenset[int]


def make_claims(
    doc: Document, drafts: list[Draft], found: Found, book: ActorBook, published: date | None
) -> list[Claim]:
    """One claim for each draft, in text order."""
    acts = frozenset(d.trigger.head for d in drafts)
    scene = _Scene(
        doc=doc,
        drafts=drafts,
        found=found,
        book=book,
        published=published,
        times=index_times(doc, found.times, acts),
        figures=figures_of_drafts(doc, found.figures, found.figure_ids, drafts),
        place_ids=dict(zip(found.places, found.place_ids, strict=True)),
        acts=acts,
    )
    return [_claim(scene, draft, number) for number, draft in enumerate(drafts, start=1)]


def _claim(scene: _Scene, draft: Draft, number: int) -> Claim:
    doc, book, trigger = scene.doc, scene.book, draft.trigger
    dated = date_of(doc, trigger, scene.times)
    own = dated[0] if dated is not None and dated[1] == OWN_CLAUSE else None
    placed = place_of(doc, trigger, scene.found.places, draft.root, scene.acts)
    spoken = placed is None
    placed = placed or _spoken_place(doc, draft, scene.found, scene.acts)
    if placed is not None:
        draft = ruling_at(doc, draft, placed, book)
        draft = replace(draft, roles=with_place(draft.roles, draft.rule, placed[0], book, spoken=spoken))
    draft = with_site(doc, draft, book)
    if placed is not None:
        note_homes(doc, draft.roles, draft.rule, placed[0], book)
    status, status_spans = dated_status(doc, draft, own, scene.published)
    sources = sources_of(doc, trigger.span, scene.found.quotes, book) or _on_their_word(doc, draft, scene.drafts)
    code = refine(doc, draft, status)
    contexts, context_spans = contexts_of(doc, draft, book)
    sentence = doc.sentences[doc.tokens[trigger.head].sentence]
    claim = Claim(
        id=f"c{number}",
        trigger=Trigger(doc.text[slice(*trigger.span)], trigger.span),
        root=draft.root,
        mode=code.mode,
        about=draft.about.rule.root if draft.about and draft.about.rule else None,
        contexts=contexts,
        plover=realis(draft.root, status),
        cameo=code.cameo,
        actor=(book.unknown(trigger.span, _home(placed)),) if draft.agentless else _ids(draft.roles.actor),
        recipient=_ids(draft.roles.recipient),
        status=status,
        when=_when(dated[0]) if dated is not None else None,
        where=Where(scene.place_ids[placed[0]], placed[1], placed[0].span) if placed else None,
        according_to=sources,
        figures=scene.figures.get(trigger.head, ()),
        confidence=confidence_of(draft, sources),
        rule=draft.rule.id,
        same_as=None,
        sentence=SentenceRef(sentence.index, sentence.span),
    )
    grounds = Grounds(status_spans, dated[1] if dated else "", context_spans)
    return replace(claim, notes=notes_of(doc, draft, claim, grounds))


def _home(placed: tuple[PlaceMention, str] | None) -> str | None:
    """The country in which an act was done."""
    return placed[0].country if placed is not None and placed[1] == "occurred" else None


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


def _spoken_place(
    doc: Document, draft: Draft, found: Found, acts: frozenset[int]
) -> tuple[PlaceMention, str] | None:
    """The place of the act that a speech act is about ("vowed to retake the town")."""
    if draft.root not in ABSORBING or draft.about is None or draft.about.head is None:
        return None
    token = doc.tokens[draft.about.head]
    act = TriggerMention(token.i, Span(token.start, token.end), "verb", ())
    root = draft.about.rule.root if draft.about.rule is not None else ""
    return place_of(doc, act, found.places, root, acts)


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    ids: list[str] = []
    for party in parties:
        ids += [i for i in party.ids if i not in ids]
    return tuple(ids)


def _when(time: TimeMention) -> When | None:
    if time.start is None:
        return None
    return When(time.start, time.end, time.precision or "day", time.text, time.span, time.how)
