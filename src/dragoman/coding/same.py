"""Two mentions of one act. In: claims in text order; out: the claims, later mentions pointing at the first.

Same act: same root, no contradiction in parties, date, place or kind, and one of these: a definite noun for it
("the visit", "Friday's blast"), headline and lead, the toll of a blast told before, a meeting of the same
countries, two words of one sentence ("killed in an air strike"), or the same word again near by.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dragoman.coding.book import ActorBook
from dragoman.document import Document, Token
from dragoman.lang import word_set
from dragoman.records import Claim, Note

_STATUS_GROUPS = {"happened": 0, "ongoing": 0, "historical": 1, "scheduled": 2, "possible": 2, "negated": 3}
# Claims further apart than this many sentences are joined only with more than a shared actor.
_NEAR = 6
# The toll of an attack is told in its sentence or soon after.
_TOLL = 2
# Means of attack that one report may use for one act.
_MEANS = (
    frozenset({"explosives", "suicide-attack"}),
    frozenset({"heavy-weapons", "aerial", "drone"}),
    frozenset({"firearms", "targeted"}),
)
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})


def join_same(claims: list[Claim], doc: Document, book: ActorBook, published: date | None) -> list[Claim]:
    """The claims with `same_as` set; dates and places known from the first mention are not copied."""
    acts: list[list[Claim]] = []  # the mentions of each act, the first one first
    done: list[Claim] = []
    for told in claims:
        ahead = next((c for c in done if _told_ahead(c, told, published)), None)
        claim = _put_ahead(told, ahead) if ahead is not None else told
        act = next((a for a in reversed(acts) if _is_mention(doc, a, claim, book)), None)
        if act is None:
            acts.append([claim])
        else:
            claim = _done_by(replace(claim, same_as=act[0].id), act[0])
            act.append(claim)
        done.append(claim)
    return done


def _done_by(claim: Claim, first: Claim) -> Claim:
    """The further mention with the doer that the first one names, where it names none itself."""
    if _known(claim) or not _known(first) or first.root in _MUTUAL:
        return claim
    note = Note("actor", first.id, (first.trigger.span,), f"another mention of the act names the doer ({first.id})")
    return replace(claim, actor=first.actor, notes=(*(n for n in claim.notes if n.field != "actor"), note))


def _is_mention(doc: Document, act: list[Claim], claim: Claim, book: ActorBook) -> bool:
    """Whether a claim is one more mention of an act: the same as one of its mentions, at odds with none."""
    if any(_contradict_dates(c, claim) or _return_visit(c, claim) for c in act):
        return False
    return any(_same(doc, c, claim, book) for c in (act[0], act[-1]))


def _return_visit(first: Claim, second: Claim) -> bool:
    """Whether one calls on the other and the other on the one."""
    if first.mode != "visit" or second.mode != "visit":
        return False
    return bool(first.recipient and second.recipient) and not _overlap(first.recipient, second.recipient)


def _told_ahead(first: Claim, second: Claim, published: date | None) -> bool:
    """Whether `second` tells in the past tense what the report dates to its own day or later: it is still ahead."""
    if published is None or first.status != "scheduled" or second.status != "happened" or second.when is not None:
        return False
    if first.when is None or first.when.start is None or first.when.start < published.isoformat():
        return False
    agree = first.root == second.root and first.mode == second.mode
    return agree and bool(second.recipient) and first.actor == second.actor and first.recipient == second.recipient


def _put_ahead(claim: Claim, first: Claim) -> Claim:
    spans = (first.when.span,) if first.when else ()
    note = Note("status", "scheduled", spans, f"the report dates the same act to a day still ahead ({first.id})")
    return replace(
        claim,
        status="scheduled",
        plover=first.plover,
        notes=(*(n for n in claim.notes if n.field != "status"), note),
    )


def _same(doc: Document, first: Claim, second: Claim, book: ActorBook) -> bool:
    if first.root != second.root or _STATUS_GROUPS[first.status] != _STATUS_GROUPS[second.status]:
        return False
    if first.about != second.about and first.about is not None and second.about is not None:
        return False
    if _contradict(first, second) or _contradict_dates(first, second) or _contradict_kinds(first, second):
        return False
    token = _head(doc, second)
    if _is_another(doc, _head(doc, first), token):
        return False
    distance = second.sentence.index - first.sentence.index
    if distance and not _is_headline(doc, first) and any(k.lower in {"a", "an"} for k in doc.kids(token.i, "det")):
        return False
    shared = _shared(first, second)
    if distance == 0 and (_listed(doc, first, token) or _strangers(first, second)):
        return False
    if distance == 0:
        return bool(shared) or (not _known(second) and _alike(doc, first, second))
    if first.root in _MUTUAL and _same_table(first, second, book, shared):
        return distance <= _NEAR or _is_definite(doc, token)
    if _strangers(first, second):
        return False
    if _is_definite(doc, token) and distance <= _NEAR:
        return bool(shared) or (not (_known(second) or second.recipient) and _alike(doc, first, second))
    if _is_headline(doc, first) and distance <= _TOLL:
        return bool(shared)
    if _is_toll(doc, first, second, distance):
        return True
    again = first.rule == second.rule and (second.when is None or first.when is not None)
    return shared > 0 and distance <= _NEAR and again and (shared >= 2 or first.mode == second.mode)


def _head(doc: Document, claim: Claim) -> Token:
    """The token of the trigger that the others hang on."""
    inside = doc.tokens_in(claim.trigger.span)
    return doc.tokens[next((i for i in inside if doc.tokens[i].head not in inside), inside[0])]


def _known(claim: Claim) -> tuple[str, ...]:
    """The actors that somebody names."""
    agentless = any(n.field == "actor" and n.value == "unknown" for n in claim.notes)
    return () if agentless else claim.actor


def _shared(first: Claim, second: Claim) -> int:
    if first.root in _MUTUAL:
        return _overlap((*first.actor, *first.recipient), (*second.actor, *second.recipient))
    return _overlap(_known(first), _known(second)) + _overlap(first.recipient, second.recipient)


def _overlap(left: tuple[str, ...], right: tuple[str, ...]) -> int:
    return len(set(left) & set(right))


def _is_definite(doc: Document, token: Token) -> bool:
    """ "The attack", "that visit", "Friday's blast": a noun for what the reader knows of."""
    if token.pos != "NOUN" or token.tag == "NNS":
        return False
    return any(
        (k.dep == "det" and k.lower in {"the", "this", "that"}) or (k.dep == "poss" and k.lemma in word_set("days"))
        for k in doc.kids(token.i)
    )


def _is_another(doc: Document, first: Token, second: Token) -> bool:
    """ "A second raid", "met again", "their first summit" after a second: it is not the one before."""
    before, now = _counting(doc, first), _counting(doc, second)
    return bool(now & word_set("another")) or bool(before and now and before != now)


def _counting(doc: Document, token: Token) -> set[str]:
    kids = doc.kids(token.i, "amod", "det", "advmod", "npadvmod", "nummod")
    words = {k.lower for k in kids} | {g.lower for k in kids for g in doc.kids(k.i, "amod")}
    return words & (word_set("another") | word_set("ordinals"))


def _listed(doc: Document, first: Claim, second: Token) -> bool:
    """"Shelled the town and stormed the base": two verbs side by side are two acts."""
    return second.dep == "conj" and second.head == _head(doc, first).i and second.pos == "VERB"


def _alike(doc: Document, first: Claim, second: Claim) -> bool:
    """Whether the words can name one attack: a blast and a bombing, a raid and whom it killed; no blast and a siege."""
    if first.root != "ASSAULT" or first.rule == second.rule:
        return True
    if first.mode is not None and second.mode is not None:
        return any({first.mode, second.mode} <= means for means in _MEANS)
    plain = word_set("suffering") | word_set("plain_attacks")
    return any(_head(doc, c).lemma in plain and c.mode is None for c in (first, second))


def _is_headline(doc: Document, claim: Claim) -> bool:
    return doc.sentences[claim.sentence.index].kind == "headline"


def _is_toll(doc: Document, first: Claim, second: Claim, distance: int) -> bool:
    """ "A bomb went off in the market." "Nine people were killed.": nobody else is named and no other place or day."""
    if first.root != "ASSAULT" or distance > _TOLL or _known(second) or second.where or second.when:
        return False
    own = _head(doc, first).lemma not in word_set("suffering") and _alike(doc, first, second)
    return own and not first.recipient and _head(doc, second).lemma in word_set("tolls")


def _same_table(first: Claim, second: Claim, book: ActorBook, shared: int) -> bool:
    """Whether the same countries meet: "met Oman's leaders", "held talks with the sultan"."""
    if first.mode == "visit" == second.mode and _envoys(first, second, book):
        return True
    left, right = ({*c.actor, *c.recipient} for c in (first, second))
    sides = [{book.get(i).country for i in ids} - {None} for ids in (left, right)]
    if first.root != "CONSULT" or not shared or len(sides[0]) < 2 or sides[0] != sides[1]:
        return shared >= 2
    alone = [{book.get(i).country for i in ids if book.get(i).kind == "person"} for ids in (left - right, right - left)]
    return not alone[0] & alone[1]  # not one minister here and another there


def _strangers(first: Claim, second: Claim) -> bool:
    """Whether each of two mutual acts has somebody whom the other has not."""
    if first.root not in _MUTUAL and (len(first.actor) < 2 or len(second.actor) < 2):
        return False
    left, right = ({*c.actor, *c.recipient} for c in (first, second))
    return bool(left - right) and bool(right - left)


def _contradict(first: Claim, second: Claim) -> bool:
    pairs = [(_known(first), _known(second)), (first.recipient, second.recipient)]
    if first.root in _MUTUAL:
        pairs = pairs[1:] if first.mode == "visit" == second.mode else []
    if any(left and right and not _overlap(left, right) for left, right in pairs):
        return True
    return bool(first.where and second.where and first.where.place != second.where.place)


def _contradict_kinds(first: Claim, second: Claim) -> bool:
    """To investigate is not to accuse; but an attack may be told now with its weapon, now without."""
    if first.root == "ASSAULT":
        return False
    return first.mode is not None and second.mode is not None and first.mode != second.mode


def _envoys(first: Claim, second: Claim, book: ActorBook) -> bool:
    """Whether both tell of one country's people going to the same host: "a delegation", "we are sending envoys"."""
    senders = {book.get(i).country for i in first.actor} & {book.get(i).country for i in second.actor}
    return bool(senders - {None}) and bool(_overlap(first.recipient, second.recipient))


def _contradict_dates(first: Claim, second: Claim) -> bool:
    if first.when and second.when and first.when.start and second.when.start:
        apart = (first.when.end or "") < second.when.start or (second.when.end or "") < first.when.start
        return apart
    return False
