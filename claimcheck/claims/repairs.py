# ruff: noqa: RUF002 - typographic dashes and quotes are part of what is read
"""Put right what no English sentence does, where a parser was led down the garden path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import attrs

from claimcheck.claims.cues import lemma_is_speech
from claimcheck.claims.tables import table
from claimcheck.syntax.query import is_finite, is_predicate, own_subject
from claimcheck.syntax.tree import Token, Tree

_SUBORDINATORS = frozenset({"after", "before", "since", "until", "as", "because", "while", "when"})
_CLAUSE_TAKERS = table(
    "hope believe think know expect fear feel hear see understand suspect doubt wish guess"
)
_ADDRESSING = frozenset({"tell", "inform", "assure", "remind", "warn", "notify"})
_LOOSE = frozenset({"obl", "advmod", "dep", "nmod", "parataxis", "vocative", "dislocated", "appos"})
_TEMPORAL = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today"}
    | {"yesterday", "tomorrow", "year", "month", "week", "day", "time", "morning", "evening"}
)
_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
_Change = dict[int, tuple[int, str]]


def repaired(tree: Tree) -> Tree:
    """Return the tree with impossible attachments corrected.

    - A relative clause without relative pronoun, whose own subject is a pronoun, on the person
    spoken
      to is what was said: "told state television he was hoping".
    - A finite clause without a subject right after "after", "before" … and a noun phrase has that
      noun phrase as its subject: "two months after a summit ended in failure".
    - A participle right after ", with" and a noun phrase has it as its subject: ", with talks
      stalling".
    - A finite verb without a subject, right after a bare noun phrase, has it as its subject.
    - A finite verb joined without a conjunction to a verb of saying or hoping, right after that
      verb's object, has the object as its subject: "hopes the summit will bring".
    - A past form joined to a name or a time by "and" is joined to the verb before it, for a verb is
      never joined to a noun: "opened the bridge in May and left".
    - "X is a band formed in 1969" has the noun as its predicate; ", earning six caps" behind a
      predicate is a clause; ", who …" belongs to the name before it; two names side by side are
      one; a name right before a finite verb is its subject; in "Considering the rest, Berg hopes"
      that is Berg.
    """
    changes: _Change = {}
    for token in tree:
        for repair in _BY_RELATION.get(token.relation, _ANYWHERE):
            changes.update(repair(tree, token))
    return _with_past_forms(_changed(tree, changes))


def _with_past_forms(tree: Tree) -> Tree:
    """Return the tree with participles joined to a past tense read as past tenses.

    A participle needs an auxiliary, its own or a shared one: "joined in 1999 and retired in 2004".
    """
    if not any(token.xpos == "VBN" and token.relation == "conj" for token in tree):
        return tree
    tokens = tuple(
        attrs.evolve(token, xpos="VBD", feats=_PAST) if _is_past_form(tree, token) else token
        for token in tree
    )
    return attrs.evolve(tree, tokens=tokens)


def _is_past_form(tree: Tree, token: Token) -> bool:
    head = tree.head_of(token)
    if token.xpos != "VBN" or token.relation != "conj" or head is None or head.xpos != "VBD":
        return False
    return not any(tree.children(verb, "aux", "cop") for verb in (token, head))


def _changed(tree: Tree, changes: _Change) -> Tree:
    if not changes:
        return tree
    tokens = tuple(
        attrs.evolve(token, head=changes[token.index][0], deprel=changes[token.index][1])
        if token.index in changes
        else token
        for token in tree
    )
    fixed = attrs.evolve(tree, tokens=tokens)
    return fixed if _is_forest(fixed) else tree


def resumed(tree: Tree, brackets: Sequence[Sequence[int]]) -> Tree:
    """Return the tree with what follows a participle after an interpolation hung on the participle.

    In "the talks – A, B and C – last held in 2009 with the hope of peace" the words after the
    second dash take up the noun again, and run on to the next comma.
    """
    changes: _Change = {}
    for bracket in brackets:
        verb = next(
            (t for t in tree if t.deprel == "acl" and tree.edges(t)[0] == bracket[-1] + 1), None
        )
        if verb is None or verb.xpos != "VBN":
            continue
        following = tree.edges(verb)[1] + 1
        for ancestor in tree.ancestors(verb):
            for child in tree.children(ancestor, "obl", "advcl"):
                if tree.edges(child)[0] == following and tree[following].upos == "ADP":
                    changes[child.index] = (verb.index, child.deprel)
    return _changed(tree, changes)


def _is_forest(tree: Tree) -> bool:
    """Say whether every token still leads to a root."""
    state = [0] * len(tree)  # 0 unseen, 1 on the way, 2 reaches a root
    for start in range(len(tree)):
        way = []
        index = start
        while index != -1 and state[index] == 0:
            state[index] = 1
            way.append(index)
            index = tree[index].head
        if index != -1 and state[index] == 1:
            return False
        for seen in way:
            state[seen] = 2
    return True


def _reported(tree: Tree, clause: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    noun = tree.head_of(clause)
    if clause.deprel != "acl:relcl" or noun is None or noun.relation not in {"obj", "iobj"}:
        return
    verb = tree.head_of(noun)
    subject = own_subject(tree, clause)
    if verb is None or subject is None or not lemma_is_speech(verb.lemma):
        return
    first = tree.edges(clause)[0]
    is_bare = subject.upos in {"PRON", "PROPN"} and not subject.has("PronType=Rel")
    if is_bare and tree.edges(subject)[0] == first and verb.index < noun.index < first:
        yield clause.index, (verb.index, "ccomp")
    is_that = tree[first].text.lower() == "that" and tree[first].index != subject.index
    if is_that and verb.lemma.lower() in _ADDRESSING and verb.index < noun.index < first:
        yield clause.index, (verb.index, "ccomp")
        yield first, (clause.index, "mark")


def _subordinate(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    if verb.relation != "advcl" or own_subject(tree, verb) or not is_finite(tree, verb):
        return
    if tree.child(verb, "mark") is not None or not verb.index:
        return
    first = tree.edges(verb)[0]
    noun = next(
        (
            t
            for t in tree.children(tree[verb.head], "obl", "obj", "nmod", "advcl")
            if t.index < verb.index and tree.edges(t)[1] in {first - 1, verb.index - 1}
        ),
        None,
    )
    case = None if noun is None else tree.child(noun, "case")
    if noun is None or case is None or case.lemma.lower() not in _SUBORDINATORS:
        return
    yield noun.index, (verb.index, "nsubj")
    yield case.index, (verb.index, "mark")
    for measure in tree.children(noun, "nmod:unmarked", "obl:unmarked"):
        if measure.index < case.index:
            yield measure.index, (verb.index, "obl:unmarked")


def _content(tree: Tree, clause: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    if clause.relation not in {"conj", "parataxis", "xcomp"} or own_subject(tree, clause):
        return
    verb = tree.head_of(clause)
    if verb is None or verb.index > clause.index or tree.child(clause, "cc") is not None:
        return
    if not (lemma_is_speech(verb.lemma) or verb.lemma.lower() in _CLAUSE_TAKERS):
        return
    first = tree.edges(clause)[0]
    noun = next((t for t in tree.children(verb, "obj") if tree.edges(t)[1] == first - 1), None)
    if noun is None or not is_finite(tree, clause):
        return
    yield clause.index, (verb.index, "ccomp")
    yield noun.index, (clause.index, "nsubj")


def _absolute(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    if verb.relation not in {"advcl", "acl"} or verb.xpos not in {"VBG", "VBN"}:
        return
    if own_subject(tree, verb) is not None or tree.child(verb, "mark") is not None:
        return
    first = tree.edges(verb)[0]
    if not first or tree[first - 1].upos == "PUNCT" or verb.head < 0:
        return
    noun = _with_noun(tree, verb, first)
    case = None if noun is None else tree.child(noun, "case")
    if noun is None or case is None or not case.index or tree[case.index - 1].text != ",":
        return
    if noun.index in {a.index for a in tree.ancestors(verb)}:
        if noun.index != verb.head and _is_definite(tree, noun):
            yield verb.index, (noun.index, "acl")
        return
    yield noun.index, (verb.index, "nsubj")
    yield case.index, (verb.index, "mark")


def _with_noun(tree: Tree, verb: Token, first: int) -> Token | None:
    """Return the noun after "with" whose phrase ends right before the participle."""
    inside = [a for a in tree.ancestors(verb) if a.upos in {"NOUN", "PROPN"} and a.index < first]
    beside = [
        t
        for t in tree.children(tree[verb.head], "obl", "nmod")
        if t.index < verb.index and tree.edges(t)[1] == first - 1
    ]
    for noun in (*beside, *inside):
        case = tree.child(noun, "case")
        if case is not None and case.text.lower() == "with":
            return noun
    return None


def _is_definite(tree: Tree, noun: Token) -> bool:
    return noun.upos == "PROPN" or any(
        child.text.lower() == "the" or child.deprel == "nmod:poss" for child in tree.children(noun)
    )


def _subjectless(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    if verb.upos != "VERB" or verb.relation not in {"root", "conj", "ccomp"}:
        return
    if own_subject(tree, verb) is not None or tree.child(verb, "expl", "mark") is not None:
        return
    is_past = verb.xpos == "VBN" and not tree.children(verb, "aux")
    if not (is_finite(tree, verb) or (is_past and verb.relation == "root")):
        return
    before = [t for t in tree.children(verb) if t.index < verb.index]
    noun = next((t for t in reversed(before) if _may_be_subject(tree, t)), None)
    if noun is None:
        return
    between = [t for t in before if t.index > noun.index]
    if all(t.relation in {"aux", "advmod", "punct", "parataxis"} for t in between):
        yield noun.index, (verb.index, "nsubj")


def _joined(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    noun = tree.head_of(verb)
    if verb.relation != "conj" or verb.xpos not in {"VBD", "VBN"} or noun is None:
        return
    is_closed = noun.upos == "PROPN" or noun.lemma.lower() in _TEMPORAL
    if not is_closed or noun.index > verb.index or tree.child(noun, "case") is None:
        return
    link = tree.child(verb, "cc")
    if link is None or link.index != verb.index - 1 or tree.child(verb, "aux", "cop") is not None:
        return
    above = next((a for a in tree.ancestors(noun) if a.xpos in {"VBD", "VBN"}), None)
    if above is not None and above.index < noun.index:
        yield verb.index, (above.index, "conj")


def _may_be_subject(tree: Tree, token: Token) -> bool:
    is_noun = token.upos in {"NOUN", "PROPN"} or token.xpos.startswith("NN")
    if not is_noun or token.relation not in _LOOSE or token.lemma.lower() in _TEMPORAL:
        return False
    return tree.child(token, "case", "mark") is None


def _is_name(token: Token) -> bool:
    return token.upos == "PROPN" and token.text[:1].isupper()


def _described(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Read "X is a band formed in 1969" with the noun as predicate, not the participle."""
    if verb.xpos != "VBN" or verb.relation != "root":
        return
    be = next((t for t in tree.children(verb, "aux") if t.lemma.lower() == "be"), None)
    nouns = tree.children(verb, "nsubj")
    if be is None or len(nouns) != _TWO or not nouns[0].index < be.index < nouns[1].index:
        return
    noun = nouns[1]
    if noun.index > verb.index or tree.child(noun, "det") is None:
        return
    yield noun.index, (-1, "root")
    yield verb.index, (noun.index, "acl")
    for child in tree.children(verb):
        if child.index < noun.index:
            yield child.index, (noun.index, "cop" if child is be else child.deprel)
    yield nouns[0].index, (noun.index, "nsubj")
    last = tree[len(tree) - 1]
    if last.upos == "PUNCT" and last.head == verb.index:
        yield last.index, (noun.index, "punct")


_TWO = 2


def _afterwards(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Read ", earning six caps" behind a predicate as a clause, not as one more predicate."""
    if verb.relation != "conj" or verb.xpos != "VBG" or own_subject(tree, verb) is not None:
        return
    if tree.child(verb, "cc", "aux", "cop") is not None:
        return
    head = tree.head_of(verb)
    first = tree.edges(verb)[0]
    if head is None or head.xpos == "VBG" or not first or head.index > verb.index:
        return
    if tree[first].text == "," or tree[first - 1].text == ",":
        yield verb.index, (head.index, "advcl")


def _personal(tree: Tree, clause: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Hang ", who …" on the name right before it: it is never said of a whole statement."""
    if clause.deprel != "advcl:relcl" or not clause.index:
        return
    words = tree.subtree(clause)
    start = next((t for t in words if t.upos != "PUNCT"), None)
    if start is None or start.text.lower() not in {"who", "whom", "whose"} or start.index < _TWO:
        return
    if tree[start.index - 1].text != ",":
        return
    noun = tree[start.index - 2]
    while noun.relation in {"flat", "compound"} and noun.head >= 0:
        noun = tree[noun.head]
    if noun.upos in {"NOUN", "PROPN"} and noun.index < clause.index and noun.index != clause.index:
        yield clause.index, (noun.index, "acl:relcl")


def _surname(tree: Tree, word: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Join two names that stand side by side and were hung apart: "of Borussia Dortmund"."""
    if not word.index or not _is_name(word) or not _is_name(tree[word.index - 1]):
        return
    before = tree[word.index - 1]
    if word.relation not in {"advmod", "dep", "obl", "appos", "list"} or word.deprel.endswith(
        "tmod"
    ):
        return
    if before.head == word.index or word.head == before.index or tree.children(word):
        return
    yield word.index, (before.index, "flat")


def _named_subject(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Make the name right before a finite verb without subject its subject."""
    if verb.upos != "VERB" or not verb.index or own_subject(tree, verb) is not None:
        return
    name = tree[verb.index - 1]
    if _is_name(name) and name.relation == "compound" and name.head == verb.index:
        yield name.index, (verb.index, "nsubj")


def _next_clause(tree: Tree, verb: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Join a finite clause with a subject to the clause before it, never to a noun."""
    if verb.relation != "conj" or own_subject(tree, verb) is None or not is_finite(tree, verb):
        return
    noun = tree.head_of(verb)
    if noun is None or is_predicate(tree, noun) or noun.index > verb.index:
        return
    above = next((a for a in tree.ancestors(noun) if is_predicate(tree, a)), None)
    if above is not None and above.index < verb.index and tree.child(verb, "cc") is not None:
        yield verb.index, (above.index, "conj")


def _resident(tree: Tree, clause: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Hang "who …" behind "a player from France" on the player."""
    noun = tree.head_of(clause)
    if clause.deprel != "acl:relcl" or noun is None or noun.relation != "nmod":
        return
    subject = own_subject(tree, clause)
    person = tree.head_of(noun)
    if subject is None or subject.text.lower() != "who" or person is None:
        return
    is_place = noun.upos == "PROPN" and tree.child(noun, "case") is not None
    if is_place and person.upos == "NOUN" and tree[noun.index + 1].text.lower() == "who":
        yield clause.index, (person.index, "acl:relcl")


def _considering(tree: Tree, clause: Token) -> Iterator[tuple[int, tuple[int, str]]]:
    """Read "Considering the rest, Berg hopes" with Berg as the subject, not the clause."""
    verb = tree.head_of(clause)
    if clause.relation != "csubj" or clause.xpos != "VBG" or verb is None:
        return
    if clause.index or verb.index < clause.index or tree.child(clause, "nsubj", "mark") is not None:
        return
    noun = next((t for t in reversed(tree.tokens[: verb.index]) if t.upos != "ADV"), None)
    while noun is not None and noun.relation in {"aux", "flat"} and noun.index:
        noun = tree[noun.index - 1]
    if noun is None or noun.upos not in {"NOUN", "PROPN"} or tree.child(noun, "case") is not None:
        return
    first = next(t.index for t in tree.subtree(noun) if t.upos != "PUNCT")
    if first and tree[first - 1].text == "," and noun.relation in _LOOSE:
        yield noun.index, (verb.index, "nsubj")
        yield clause.index, (verb.index, "advcl")


_Repair = Callable[[Tree, Token], Iterator[tuple[int, tuple[int, str]]]]
_REPAIRS: tuple[tuple[_Repair, frozenset[str]], ...] = (
    (_reported, frozenset({"acl"})),
    (_subordinate, frozenset({"advcl"})),
    (_content, frozenset({"conj", "parataxis", "xcomp"})),
    (_absolute, frozenset({"advcl", "acl"})),
    (_subjectless, frozenset({"root", "conj", "ccomp"})),
    (_joined, frozenset({"conj"})),
    (_described, frozenset({"root"})),
    (_afterwards, frozenset({"conj"})),
    (_personal, frozenset({"advcl"})),
    (_surname, frozenset({"advmod", "dep", "obl", "appos", "list"})),
    (_named_subject, frozenset()),
    (_next_clause, frozenset({"conj"})),
    (_resident, frozenset({"acl"})),
    (_considering, frozenset({"csubj"})),
)
"""Each repair with the relations it may change; none named is all."""

_ANYWHERE: tuple[_Repair, ...] = tuple(repair for repair, where in _REPAIRS if not where)
_BY_RELATION: dict[str, tuple[_Repair, ...]] = {
    relation: tuple(repair for repair, where in _REPAIRS if not where or relation in where)
    for relation in frozenset().union(*(where for _, where in _REPAIRS))
}
