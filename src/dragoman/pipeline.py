"""The whole machine on one page: report → document → mentions → claims → record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from dragoman.coding.again import told_again
from dragoman.coding.assemble import assemble
from dragoman.coding.blame import blames_of
from dragoman.coding.book import ActorBook
from dragoman.coding.claims import make_claims
from dragoman.coding.doers import with_doers
from dragoman.coding.drafts import draft_all
from dragoman.coding.found import Found
from dragoman.coding.relations import find_relations
from dragoman.coding.same import join_same
from dragoman.coding.when import share_dates
from dragoman.document import Document
from dragoman.finding.actors import find_actors
from dragoman.finding.figures import find_figures
from dragoman.finding.places import find_places
from dragoman.finding.published import infer_published
from dragoman.finding.quotes import find_quotes
from dragoman.finding.times import TimeSpot, resolve_times, spot_times
from dragoman.finding.triggers import find_triggers
from dragoman.gazetteer import load_gazetteer
from dragoman.lang.rules import load_rules
from dragoman.parsing import Parser, parse_all
from dragoman.records import Record
from dragoman.register import load_register
from dragoman.report import Report

# Reports are parsed in groups: larger groups parse no faster and keep more text in memory.
_GROUP = 16


def read_report(report: Report, *, parser: Parser) -> Record:
    """The record of one report."""
    return next(read_reports([report], parser=parser))


def read_reports(reports: Iterable[Report], *, parser: Parser) -> Iterator[Record]:
    """The records of reports, in the order given."""
    stream = iter(reports)
    while group := list(islice(stream, _GROUP)):
        spots = [spot_times(report.text) for report in group]
        shown = [(r, [s.span for s in found]) for r, found in zip(group, spots, strict=True)]
        for report, found, doc in zip(group, spots, parse_all(shown, parser), strict=True):
            yield code(report, doc, found)


def code(report: Report, doc: Document, spots: list[TimeSpot]) -> Record:
    """The record of a parsed report, from the spots of its time expressions."""
    report = _dated(report, spots)
    published = date.fromisoformat(report.published.date) if report.published.date else None
    register = load_register()
    times = tuple(resolve_times(spots, doc, published))
    places = tuple(find_places(doc, load_gazetteer(), report.dateline))
    actors = find_actors(doc, register, published, places)
    figures = tuple(find_figures(doc, spots))
    quotes = find_quotes(doc)
    book = ActorBook(doc, actors, places, register)
    rules = load_rules()
    triggers = find_triggers(doc, rules)
    drafts, drops = told_again(doc, triggers, *draft_all(doc, triggers, book), book)
    drafts = with_doers(doc, drafts, book)
    drafts = blames_of(doc, quotes, drafts, book, rules)
    found = Found.number(times, places, figures, quotes)
    claims = share_dates(join_same(make_claims(doc, drafts, found, book, published), doc, book, published))
    relations = find_relations(doc, book, found)
    return assemble(report, doc, book, found, claims, relations, drops)


def _dated(report: Report, spots: list[TimeSpot]) -> Report:
    """The report with the date that its words show, where nothing else tells when it was published."""
    if report.published.how != "unknown":
        return report
    return replace(report, published=infer_published(report.text, spots))
