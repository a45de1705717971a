# ruff: noqa: RUF001 - typographic dashes and quotes are part of what is read
"""Questions about a tree that both the splitter and the matchers ask."""

from __future__ import annotations

from claimcheck.model import Span
from claimcheck.syntax.tree import Token, Tree
from claimcheck.text.dates import Tense

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "cannot"})
"""Words that deny the verb they depend on, in lower case."""

_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset({"acl", "advcl", "appos", "conj", "cc", "parataxis", "dep", "list", "ccomp"})
_FUTURE = frozenset({"will", "wo", "shall", "'ll", "’ll"})


def subject_of(tree: Tree, verb: Token) -> Token | None:
    """Return the head of the subject of ``verb``, its own or, in a shared verb phrase, borrowed.

    A conjoined verb without a subject takes that of the verb it is joined to; an infinitive
    complement that of its governor. None when the clause has no subject.
    """
    token: Token | None = verb
    while token is not None:
        own = own_subject(tree, token)
        if own is not None:
            return own
        token = tree.head_of(token) if token.relation in {"conj", "xcomp"} else None
    return None


def own_subject(tree: Tree, verb: Token) -> Token | None:
    """Return the head of the subject that hangs on ``verb`` itself, or none; never "there"."""
    return tree.child(verb, "nsubj", "csubj")


def auxiliaries(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """Return the auxiliaries and the copula of ``verb``, in text order."""
    return tree.children(verb, "aux", "cop")


def is_passive(tree: Tree, verb: Token) -> bool:
    """Say whether the clause of ``verb`` is in the passive voice."""
    children = tree.children(verb, "aux", "nsubj")
    return any(child.deprel in {"aux:pass", "nsubj:pass"} for child in children)


def is_copular(tree: Tree, token: Token) -> bool:
    """Say whether ``token`` is a predicate with a form of "be" beside it."""
    return tree.child(token, "cop") is not None


def is_predicate(tree: Tree, token: Token) -> bool:
    """Say whether ``token`` heads a clause: a verb, or a noun or adjective with a copula."""
    return token.upos == "VERB" or is_copular(tree, token)


def is_finite(tree: Tree, verb: Token) -> bool:
    """Say whether the clause of ``verb`` has a finite verb form, its own or an auxiliary's."""
    words = (verb, *auxiliaries(tree, verb))
    return any(_is_finite_form(word) for word in words) or _is_bare_past(tree, verb)


def _is_bare_past(tree: Tree, verb: Token) -> bool:
    """Say whether a form tagged as a participle must be the simple past: it has a subject alone."""
    if verb.xpos != "VBN" or auxiliaries(tree, verb) or tree.child(verb, "mark") is not None:
        return False
    subject = own_subject(tree, verb)
    return subject is not None and subject.deprel == "nsubj"


def _is_finite_form(word: Token) -> bool:
    return word.upos in _VERBAL and (
        word.has("VerbForm=Fin") or word.xpos in {"MD", "VBD", "VBZ", "VBP"}
    )


def tense_of(tree: Tree, verb: Token) -> Tense:
    """Return the time that the clause of ``verb`` speaks of, seen from the day of writing.

    "will", "shall" and "is expected / set / due to" are future, simple past and past perfect
    are past, everything else, the present perfect included, is present.
    A clause without a finite verb has the time of the clause it hangs on.
    """
    auxes = auxiliaries(tree, verb)
    if any(aux.text.lower() in _FUTURE for aux in auxes):
        return Tense.FUTURE
    if is_scheduled(tree, verb) or _is_under_schedule(tree, verb):
        return Tense.FUTURE
    if not is_finite(tree, verb):
        governor = next((a for a in tree.ancestors(verb) if is_finite(tree, a)), None)
        return tense_of(tree, governor) if governor is not None else Tense.PAST
    finite = next((w for w in (*auxes, verb) if _is_finite_form(w)), verb)
    if finite.has("Tense=Past") or finite.xpos == "VBD" or _is_same_form_past(tree, finite):
        return Tense.PAST
    return Tense.PRESENT


_SAME_FORMS = frozenset(
    {"hit", "put", "cut", "set", "let", "cost", "hurt", "shut", "spread", "split", "quit", "read"}
    | {"cast", "bet", "beat", "burst", "shed", "upset", "broadcast"}
)


def _is_same_form_past(tree: Tree, verb: Token) -> bool:
    """Say whether "hit" after a singular subject is past: the present would be "hits"."""
    if verb.text.lower() not in _SAME_FORMS or verb.xpos not in {"VBP", "VB"}:
        return False
    subject = own_subject(tree, verb)
    if subject is None or tree.children(verb, "aux"):
        return False
    return not is_plural(tree, subject) and subject.text.lower() not in {"i", "you", "we", "they"}


SCHEDULING = frozenset(
    {
        "expect",
        "schedule",
        "plan",
        "set",
        "slate",
        "due",
        "likely",
        "bind",
        "aim",
        "intend",
        "poise",
    }
)
"""Lemmas whose infinitive lies ahead: "is expected to meet"."""


def is_scheduled(tree: Tree, verb: Token) -> bool:
    """Say whether ``verb`` puts its infinitive into the future: "is due to meet"."""
    if verb.lemma.lower() not in SCHEDULING:
        return False
    if tree.child(verb, "xcomp", "ccomp", "advcl") is None:
        return False
    finite = next((w for w in (*auxiliaries(tree, verb), verb) if _is_finite_form(w)), verb)
    return not (finite.has("Tense=Past") and finite.xpos != "VBN")


def _is_under_schedule(tree: Tree, verb: Token) -> bool:
    head = tree.head_of(verb)
    return head is not None and verb.relation == "xcomp" and is_scheduled(tree, head)


def is_negated(tree: Tree, verb: Token) -> bool:
    """Say whether a negation word hangs on ``verb`` itself: "did not hold", "was never held"."""
    return any(
        child.lemma.lower() in NEGATIONS or child.text.lower() in NEGATIONS
        for child in tree.children(verb, "advmod", "aux", "det", "cc:preconj")
    )


def clause_head(tree: Tree, token: Token) -> Token:
    """Return the predicate whose clause ``token`` stands in; the root at last."""
    if is_predicate(tree, token):
        return token
    return next((a for a in tree.ancestors(token) if is_predicate(tree, a)), tree.root)


def noun_phrase(tree: Tree, head: Token) -> Span:
    """Return the text range of the noun phrase of ``head`` without what merely follows it.

    Relative clauses, appositives, conjuncts and their punctuation are left out; prepositional
    phrases stay. The preposition that governs the phrase is left out.
    """
    tokens = noun_phrase_tokens(tree, head)
    return Span(tokens[0].start, tokens[-1].end)


def noun_phrase_tokens(tree: Tree, head: Token) -> tuple[Token, ...]:
    """Return the words of ``noun_phrase``, in text order."""
    outside = {
        child.index
        for child in tree.children(head)
        if child.relation in _CLAUSAL or child.deprel in {"case", "punct", "mark", "cop", "aux"}
        if not (child.relation == "case" and child.index > head.index)
        if not (child.relation in {"conj", "cc"} and child.index < head.index)
    }
    outside |= {child.index for child in tree.children(head, "nsubj", "obl", "advmod", "cop")}
    found = list(tree.subtree(head, frozenset(outside)))
    while len(found) > 1 and found[-1].upos == "PUNCT":
        found.pop()
    while len(found) > 1 and found[0].upos == "PUNCT":
        found.pop(0)
    return tuple(found)


def preposition_of(tree: Tree, head: Token) -> str:
    """Return the preposition before a noun phrase in lower case ("according to"), or ""."""
    cases = [child for child in tree.children(head, "case") if child.index < head.index]
    words = [t.text for case in cases for t in (case, *tree.children(case, "fixed"))]
    return " ".join(words).lower()


def is_plural(tree: Tree, head: Token) -> bool:
    """Say whether a noun phrase takes a plural verb: plural noun or joined by "and"."""
    joined = tree.children(head, "conj")
    links = {cc.text.lower() for item in joined for cc in tree.children(item, "cc")}
    if joined and "or" not in links:
        return True
    if head.upos == "PROPN" and any(child.relation == "flat" for child in tree.children(head)):
        return False
    return head.has("Number=Plur") or head.text.lower() in {"they", "we", "you", "these", "those"}
