"""Mends the parser's typical mistakes in news. In: the words of a block and their forms; out: the words, rehung.

Each repair names the mistake it mends; all of them look at labels and positions only, never at single words of a
report.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from dragoman.lang import load
from dragoman.parsing.base import Word
from dragoman.parsing.objects import mend_objects

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_LOOSE = frozenset({"appos", "npadvmod", "dep", "nmod", "amod", "compound"})
_INSIDE = frozenset({"poss", "compound", "nmod"})
_BEGINNERS = ("people", "fighter", "militant", "crowd", "projectile", "forces", "aircraft", "unrest", "leader")
_BY_TIME = frozenset({"DATE", "TIME"})


def repair(words: list[Word], forms: Sequence[str]) -> list[Word]:
    """The block's words with known mistakes of the parser mended."""
    mended = _common_plurals(_strip_possessive_entities(words, forms), forms)
    kids = _children(mended)
    for i, word in enumerate(mended):
        if word.tag == "VBN" and word.dep == "amod":
            _verb_as_modifier(i, mended, kids, forms)
    for i, word in enumerate(mended):
        if word.dep == "poss":
            _possessor_over_verb(i, mended, kids)
        if word.pos == "VERB":
            _name_subject(i, mended, kids, forms)
            mend_objects(i, mended, kids, forms)
            _by_phrase_of_object(i, mended, kids, forms)
            _of_phrase_of_verb(i, mended, kids, forms)
            _that_clause(i, mended, kids, forms)
            _participle_of_clause(i, mended, kids)
            _two_objects(i, mended, kids)
            _date_of_saying(i, mended, kids)
    return mended


def _children(words: Sequence[Word]) -> list[list[int]]:
    kids: list[list[int]] = [[] for _ in words]
    for i, word in enumerate(words):
        if word.head != i:
            kids[word.head].append(i)
    return kids


def _rehang(i: int, head: int, dep: str, words: list[Word], kids: list[list[int]]) -> None:
    kids[words[i].head].remove(i)
    words[i] = words[i]._replace(head=head, dep=dep)
    kids[head] = sorted([*kids[head], i])


def _strip_possessive_entities(words: list[Word], forms: Sequence[str]) -> list[Word]:
    """A possessive mark never belongs to a name."""
    return [
        word._replace(entity="", entity_start=False) if word.entity and forms[i] in {"'s", "’s", "'", "’"} else word
        for i, word in enumerate(words)
    ]


def _common_plurals(words: list[Word], forms: Sequence[str]) -> list[Word]:
    """ "Rebels attacked": a capitalised plural at a sentence's start, in no name, is a common noun."""
    mended = list(words)
    for i, word in enumerate(words):
        alone = i + 1 == len(words) or words[i + 1].pos != "PROPN"
        if word.pos != "PROPN" or word.entity or not alone or not (i == 0 or word.sentence_start):
            continue
        singular = _singular(forms[i].lower())
        if word.tag == "NNPS" or (singular != forms[i].lower() and singular in _common_nouns()):
            mended[i] = word._replace(pos="NOUN", tag="NNS", lemma=singular)
    return mended


@lru_cache(maxsize=1)
def _common_nouns() -> frozenset[str]:
    """Who and what news sentences begin with: people, fighters, crowds, projectiles."""
    return frozenset(word for name in _BEGINNERS for word in load("classes")[name].split())


def _singular(form: str) -> str:
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith("men"):
        return form[:-3] + "man"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _name_subject(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """A finite verb without subject right after a name: the name was taken for an apposition or a modifier."""
    if words[verb].tag not in _FINITE or words[verb].dep == "conj":
        return
    if any(words[k].dep in _SUBJECTS for k in kids[verb]):
        return
    at = verb - 1
    while at >= 0 and (words[at].pos in {"ADV", "AUX", "PUNCT", "PART"} and forms[at] not in {'"', "“", "”"}):
        at -= 1
    if at < 0 or verb - at > 5 or words[at].entity not in _NAMES or words[at].dep not in _LOOSE | {"conj"}:
        return
    head = at
    if words[at].dep == "conj":
        head = words[at].head
        if words[head].dep not in _LOOSE or words[head].entity not in _NAMES:
            return
    if not _is_under(verb, head, words):
        _rehang(head, verb, "nsubj", words, kids)


def _possessor_over_verb(at: int, words: list[Word], kids: list[list[int]]) -> None:
    """"Georgia's opposition left parliament" read as Georgia's parliament: who owns a noun stands in its phrase."""
    between = range(at + 1, words[at].head)
    verb = next((k for k in between if words[k].tag in _FINITE and words[k].dep not in {"relcl", "acl"}), None)
    noun = next((k for k in between if words[k].pos in {"NOUN", "PROPN"}), None)
    if verb is not None and noun is not None and noun < verb and not _is_under(noun, at, words):
        _rehang(at, noun, "poss", words, kids)


def _verb_as_modifier(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """ "A gunman hurled grenades" read as "hurled grenades" of a gunman: a sentence without a finite verb, in which
    a participle follows a noun and stands before the root. The participle is the verb, the root its object."""
    root = _root_of_modifier(verb, words)
    subject = verb - 1
    while subject > 0 and words[subject].pos == "ADV":
        subject -= 1
    if root is None or subject < 0 or _has_finite(root, words, kids):
        return
    if words[subject].pos not in {"NOUN", "PROPN", "PRON"} and words[subject].dep not in _SUBJECTS:
        return
    old = words[verb].head
    top = subject
    while words[top].head not in {top, root, verb} and words[top].head < verb:
        top = words[top].head
    kids[old].remove(verb)
    words[verb] = words[verb]._replace(pos="VERB", tag="VBD", dep="ROOT", head=verb)
    if root < verb and old != root and words[old].head != old:
        _rehang(old, verb, "dobj", words, kids)
    for node, dep in {root: "nsubj" if root < verb else "dobj", top: "nsubj"}.items():
        _hang_under(node, verb, dep, words, kids)
    for k in list(kids[root]):
        if k > max(verb, root) and words[k].dep in {"punct", "npadvmod", "advcl"}:
            _rehang(k, verb, words[k].dep, words, kids)


def _hang_under(node: int, verb: int, dep: str, words: list[Word], kids: list[list[int]]) -> None:
    """Hang a word, a root perhaps, under the verb, unless that would close a ring."""
    if node == verb:
        return
    if words[node].head == node:
        words[node] = words[node]._replace(head=verb, dep=dep)
        kids[verb] = sorted([*kids[verb], node])
    elif not _is_under(verb, node, words):
        _rehang(node, verb, dep, words, kids)


def _root_of_modifier(verb: int, words: Sequence[Word]) -> int | None:
    """The nominal root that the participle modifies, or that stands before it."""
    root = words[verb].head
    while words[root].dep in _INSIDE and words[root].head != root:  # "rebuffed Argentina's plea"
        root = words[root].head
    if words[root].head == root and words[root].pos in {"NOUN", "PROPN"} and 0 < verb <= root:
        return root
    return _nominal_root_before(verb, words)


def _nominal_root_before(verb: int, words: Sequence[Word]) -> int | None:
    """The root of the sentence where it is a noun that stands before the participle ("Miners downed tools")."""
    at = verb
    for _ in range(len(words)):
        if words[at].head == at:
            break
        at = words[at].head
    nominal = words[at].pos in {"NOUN", "PROPN"} and at < verb
    return at if nominal else None


def _has_finite(root: int, words: Sequence[Word], kids: Sequence[list[int]]) -> bool:
    todo = [root]
    while todo:
        at = todo.pop()
        if words[at].tag in _FINITE | {"MD"} and words[at].dep not in {"relcl", "advcl"}:
            return True
        todo += [k for k in kids[at] if words[k].dep not in {"relcl", "advcl", "ccomp"}]
    return False


def _is_under(i: int, top: int, words: Sequence[Word]) -> bool:
    """Whether `i` hangs somewhere under `top`; rehanging `top` there would close a ring."""
    for _ in range(len(words)):
        if i == top:
            return True
        if words[i].head == i:
            return False
        i = words[i].head
    return True


def _by_phrase_of_object(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """ "Fights off an offensive by rebels": after an active verb with an object, the by-phrase is the object's."""
    own = kids[verb]
    if any(words[k].dep in {"nsubjpass", "auxpass"} for k in own):
        return
    objects = [k for k in own if words[k].dep == "dobj"]
    if not objects:
        return
    for k in list(own):
        if words[k].dep not in {"agent", "prep"} or forms[k].lower() != "by" or k < objects[-1]:
            continue
        inner = [j for j in kids[k] if words[j].dep == "pobj"]
        if inner and words[inner[0]].entity not in _BY_TIME and words[inner[0]].pos in {"NOUN", "PROPN"}:
            _rehang(k, objects[-1], "prep", words, kids)


# Verbs that take a person and an of-phrase: "accused the mayor of fraud", "stripped them of citizenship".
_OF_VERBS = frozenset(
    {"accuse", "acquit", "absolve", "clear", "convict", "cure", "deprive", "dispossess", "rid", "rob"}
    | {"relieve", "strip", "suspect"}
)


def _of_phrase_of_verb(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """ "Accused the mayor of the town of fraud": the last of-phrase of the object that holds no name."""
    own = kids[verb]
    if words[verb].lemma not in _OF_VERBS or any(forms[k].lower() == "of" for k in own):
        return
    objects = [k for k in own if words[k].dep == "dobj"]
    last: int | None = None
    at = objects[-1] if objects else None
    while at is not None:
        of = [k for k in kids[at] if words[k].dep == "prep" and forms[k].lower() == "of"]
        if not of:
            break
        at = next((k for k in kids[of[-1]] if words[k].dep in {"pobj", "pcomp"}), None)
        if at is not None and words[at].pos != "PROPN" and words[at].entity not in _NAMES:
            last = of[-1]
    if last is not None:
        _rehang(last, verb, "prep", words, kids)


def _that_clause(verb: int, words: list[Word], kids: list[list[int]], forms: Sequence[str]) -> None:
    """ "Said that A ... and that B ...": B is coordinated with the that-clause A, not with a verb inside it."""
    if words[verb].dep != "conj" or not any(words[k].dep == "mark" and forms[k].lower() == "that" for k in kids[verb]):
        return
    top = words[verb].head
    for _ in range(12):
        if words[top].dep == "ccomp" or words[top].head == top:
            break
        top = words[top].head
    if words[top].dep == "ccomp" and top != words[verb].head:
        _rehang(verb, top, "conj", words, kids)


# Verbs that only place one piece of news beside another ("the news came as ...").
_PLACING = frozenset({"come", "follow", "happen", "occur", "arrive", "emerge", "precede"})


def _participle_of_clause(verb: int, words: list[Word], kids: list[list[int]]) -> None:
    """"The news came as the minister spoke, warning rebels": the participle tells of the clause before it."""
    head = words[verb].head
    if words[verb].tag != "VBG" or words[verb].dep != "advcl" or words[head].lemma not in _PLACING:
        return
    told = [k for k in kids[head] if words[k].dep == "advcl" and head < k < verb and words[k].tag in _FINITE]
    if told and not any(words[k].dep in _SUBJECTS | {"mark"} for k in kids[verb]):
        _rehang(verb, told[-1], "advcl", words, kids)


def _two_objects(verb: int, words: list[Word], kids: list[list[int]]) -> None:
    """"Paid Somalia ten million euros": of two objects in a row, the first is the one it is given to."""
    objects = [k for k in kids[verb] if words[k].dep == "dobj" and k > verb]
    if len(objects) == 2 and words[objects[0]].entity in _NAMES and words[objects[1]].entity not in _NAMES:
        words[objects[0]] = words[objects[0]]._replace(dep="dative")


def _date_of_saying(verb: int, words: list[Word], kids: list[list[int]]) -> None:
    """ "The ministry said on Monday it would leave": the date before the clause's subject is that of the saying."""
    said = words[verb].head
    if words[verb].dep != "ccomp" or words[said].pos != "VERB" or words[said].tag not in _FINITE:
        return
    first = next((k for k in kids[verb] if words[k].dep in _SUBJECTS or words[k].dep == "mark"), verb)
    for k in kids[verb]:
        if said < k < first and _is_time(k, words, kids) and not _parted(said, k, words):
            _rehang(k, said, words[k].dep, words, kids)
            return


def _is_time(i: int, words: Sequence[Word], kids: Sequence[list[int]]) -> bool:
    """A date as adverbial, bare or with its preposition."""
    if words[i].dep == "npadvmod":
        return words[i].entity in _BY_TIME
    return words[i].dep == "prep" and any(words[k].dep == "pobj" and words[k].entity in _BY_TIME for k in kids[i])


def _parted(left: int, right: int, words: Sequence[Word]) -> bool:
    """Whether a mark of punctuation stands between two words: what follows it may be a quote."""
    return any(word.pos == "PUNCT" for word in words[left + 1 : right])
