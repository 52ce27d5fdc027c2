"""The exact CAMEO code and mode. In: a draft and its status; out: the code that what the act is about makes exact.

A rule gives the code its words fix. For a demand, promise, refusal or threat the act spoken of makes it exact
("demands the release of": 1053), and so does the status of an act that is only planned ("will visit": 036).
The table `ontology/cameo_about.tsv` holds both.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dragoman.coding.about import topics_of
from dragoman.coding.drafts import Draft
from dragoman.document import Document
from dragoman.lang import load, word_set
from dragoman.ontology import cameo_codes, realis, roots

# The CAMEO family that a PLOVER root gives an act which is not (yet) done.
_FAMILY = {"AGREE": "03", "THREATEN": "13", "REJECT": "12"}
# The last digits that the codes of speaking of an act (02, 03, 10) share, by the code of the act; those of refusing it
# (12) count its kinds otherwise.
_SUFFIX = {
    "061": "11", "062": "12", "063": "13", "064": "14", "071": "31", "072": "32", "073": "33", "074": "34", "081": "51",
    "082": "52", "0831": "41", "0832": "42", "0833": "43", "0834": "44", "084": "53", "085": "54", "086": "55",
    "087": "56",
}  # fmt: skip
# The codes of threatening an act (13), by the code of the act.
_THREATENED = {
    "1721": "1321", "1722": "1322", "1723": "1323", "1724": "1324", "172": "132", "173": "132", "161": "1313",
    "162": "1311", "163": "1312", "164": "134", "165": "135", "166": "136", "14": "133", "191": "1381", "192": "1382",
    "193": "1384", "194": "1384", "195": "1384", "204": "1385", "181": "1383", "183": "1383",
    "185": "1383", "186": "1383",
}  # fmt: skip
_REFUSED = {"1": "1", "3": "2", "4": "3", "5": "4"}
# An assassination, and one that is only tried.
_KILLED, _TRIED = "186", "185"
# Troops sent to keep a peace.
_PEACEKEEPING = "074"
# Acts whose speaking-of has a code of its own: mediation.
_SPOKEN_WHOLE = {("03", "045"): "039", ("02", "045"): "028", ("10", "045"): "108", ("12", "045"): "126"}
_SPOKEN_OF = frozenset({"02", "03", "10", "12", "13"})
_TOPIC_WORDS = 12

# Codes of attacks that leave open what they were made with, and where it may stand.
_ANY_WEAPON = frozenset({"180", "183", "190", "193", "194", "1834"})
_IN_CLAUSE = frozenset(
    {"nsubj", "nsubjpass", "dobj", "prep", "pobj", "agent", "compound", "amod", "nmod", "pcomp", "acl", "punct"}
)
_DEPTH = 4


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code and the PLOVER mode that goes with it."""

    cameo: str
    mode: str | None


def refine(doc: Document, draft: Draft, status: str) -> Code:
    """The exact code of a draft with this status."""
    rule = draft.rule
    mode = rule.mode if rule.root == draft.root else None
    plover = realis(draft.root, status)
    if plover != draft.root:
        family = _FAMILY.get(plover)
        if family is None:
            return Code(rule.cameo, mode)
        kind = _by_topic(draft, rule.cameo) if _is_general(rule.cameo) else None
        exact = _spoken_code(family, kind[0] if kind else rule.cameo)
        found = _look_up(family, draft.root, (rule.mode or "", *rule.contexts))
        return Code(exact or (found[0] if found else rule.cameo), mode)
    if rule.cameo == _KILLED and _is_attempt(doc, draft):
        return Code(_TRIED, mode)
    base, families = _families(draft)
    found = next((f for family in families if (f := _by_topic(draft, family)) is not None), None)
    if found is None and draft.root == "PROTEST":
        found = _protested(doc, draft)
    if found is None and draft.root == "ASSAULT" and rule.cameo in _ANY_WEAPON:
        found = _weapon(doc, draft)
    if found is None:
        return Code(base, mode)
    legal = found[1] if found[1] in roots()[draft.root].modes else None
    return Code(found[0], mode or legal)


def _is_attempt(doc: Document, draft: Draft) -> bool:
    """ "An attempt to assassinate the minister"."""
    token = doc.tokens[draft.trigger.head]
    return token.dep in {"acl", "relcl"} and doc.tokens[token.head].lemma in word_set("attempts")


def _families(draft: Draft) -> tuple[str, tuple[str, ...]]:
    """The code where nothing more is known, and the families that what it is about is looked up in."""
    code = draft.rule.cameo
    if draft.root == "AID" and draft.rule.root != "AID":
        return _PEACEKEEPING, ()
    if draft.rule.root != draft.root:
        family = _FAMILY.get(draft.root, code[:2])
        return f"{family}0", (family,)
    if code == "1121":  # a charge of nothing more telling than crime
        return code, (code, "112")
    return code, (code, code[:2]) if _is_general(code) else (code,)


def _spoken_code(family: str, code: str) -> str | None:
    """The code of a family for speaking of, planning or refusing the act with this code: 073 appealed for is 0233."""
    if (family, code) in _SPOKEN_WHOLE:
        return _SPOKEN_WHOLE[family, code]
    if family == "13":
        return next((_THREATENED[code[:n]] for n in (4, 3, 2) if code[:n] in _THREATENED), None)
    suffix = next((_SUFFIX[code[:n]] for n in (4, 3) if code[:n] in _SUFFIX), None)
    if suffix is None:
        return None
    if family == "12":
        suffix = _REFUSED[suffix[0]] + suffix[1:]
    found = family + suffix
    return found if found in cameo_codes() else found[:3] if found[:3] in cameo_codes() else None


def _protested(doc: Document, draft: Draft) -> tuple[str, str] | None:
    """The code of a protest by what the words after it say it is for or against."""
    head = doc.tokens[draft.trigger.head]
    after = doc.tokens[head.i + 1 : doc.sentences[head.sentence].last]
    words = [t.i for t in after if t.pos in {"NOUN", "VERB", "ADJ"}]
    topics = topics_of(doc, words[:_TOPIC_WORDS])
    return next((f for t in topics if (f := _look_up(draft.rule.cameo, t, ())) is not None), None)


def _weapon(doc: Document, draft: Draft) -> tuple[str, str] | None:
    """The code and mode that the weapon named in the act's clause gives."""
    start = draft.trigger.head if draft.trigger.support is None else draft.trigger.support
    words: set[str] = set()
    level = [start]
    for _ in range(_DEPTH):
        kids = [k for i in level for k in doc.kids(i) if k.dep in _IN_CLAUSE]
        for kid in kids:
            after = doc.tokens[kid.i + 1].lemma if kid.i + 1 < len(doc.tokens) else ""
            words |= {kid.lemma, kid.lower, f"{kid.lower}_{after}"}
        level = [k.i for k in kids]
    for code, mode, known in _weapons():
        if code == draft.rule.cameo:
            return None  # nothing more telling is named
        if words & known:
            return code, mode
    return None


@lru_cache(maxsize=1)
def _weapons() -> tuple[tuple[str, str, frozenset[str]], ...]:
    return tuple((row["cameo"], row["mode"], frozenset(row["words"].split())) for row in load("weapons")["kind"])


def _is_general(code: str) -> bool:
    return len(code) <= 3 and code.endswith("0")


def _by_topic(draft: Draft, family: str) -> tuple[str, str] | None:
    about = draft.about
    if about is None:
        return None
    opened = None
    if about.rule is not None:
        details = (*sorted(about.topics, key=_telling), about.rule.mode or "", *about.rule.contexts)
        found = _look_up(family, about.rule.root, details)
        exact = _spoken_code(family, about.rule.cameo) if family in _SPOKEN_OF else None
        whole = (family, about.rule.cameo) in _SPOKEN_WHOLE
        if exact is not None and (len(exact) == 4 or family == "13" or whole) and "peacekeeping" not in about.topics:
            return exact, found[1] if found else ""
        opened = _table().get((family, about.rule.root, ""))
        if found is not None and found != opened:
            return found
    for topic in about.topics:
        found = _look_up(family, topic, about.topics)
        if found is not None and (opened is None or len(found[0]) > len(opened[0])):
            return found
    return opened


def _telling(topic: str) -> bool:
    """Sorts what peace is kept with before troops and money."""
    return topic != "peacekeeping"


def _look_up(family: str | None, about: str, details: tuple[str, ...]) -> tuple[str, str] | None:
    table = _table()
    for detail in (*filter(None, details), ""):  # the open row comes last
        found = table.get((family or "", about, detail))
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1)
def _table() -> dict[tuple[str, str, str], tuple[str, str]]:
    lines = files("dragoman.ontology").joinpath("cameo_about.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")][1:]
    return {(r[0], r[1], r[2]): (r[3], r[4] if len(r) > 4 else "") for r in rows}
