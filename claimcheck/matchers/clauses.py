"""Cut a tree into clauses and name who does what in each, whatever the voice.

A clause is a predicate (a verb, a noun or adjective with a copula, an apposition) with what
hangs on it, up to the next predicate. Its roles are normalised: the agent of a passive is its
*subject*, what a relative pronoun stands for takes the pronoun's role, the subject that a
coordinated or infinitive verb leaves out is found at its governor.
"""

from __future__ import annotations

import itertools

import attrs

from claimcheck.matchers.lexicon import (
    HOPED_VERBS,
    IF_MARKS,
    MODAL,
    NEGATIONS,
    NEGATIVE_ADJECTIVES,
    NEGATIVE_PRONOUNS,
    NEGATIVE_VERBS,
    PERMISSION,
    PLAN_VERBS,
)
from claimcheck.model import Modality
from claimcheck.syntax.tree import ROOT, Token, Tree

SUBJECT, OBJECT, RECIPIENT, IS = "subject", "object", "recipient", "is"
_SUBJECTS = frozenset({"nsubj", "csubj"})
_ROLES = {"nsubj": SUBJECT, "csubj": SUBJECT, "obj": OBJECT, "iobj": RECIPIENT}
_SHARING = frozenset({"conj", "xcomp", "advcl"})
_DENYING = frozenset({"advmod", "mark", "cc", "det", "aux"})
_BREAKS = frozenset({"root", "acl", "advcl", "ccomp", "csubj", "parataxis", "appos"})


@attrs.frozen(kw_only=True, eq=False)
class Clause:
    """One predicate with its own words and roles; all numbers are word indices of the reading.

    ``borrowed`` are words of other clauses that it needs to be understood: an inherited subject,
    the noun a relative clause describes. ``roles`` pairs a role (subject, object, recipient, is,
    or a preposition) with the head word that fills it. ``has_open_subject`` says that the subject
    is a pronoun or left out and nothing in the sentence fills it.
    """

    index: int
    head: int
    words: tuple[int, ...]
    borrowed: tuple[int, ...]
    roles: tuple[tuple[str, int], ...]
    parent: int | None
    relation: str
    is_negated: bool
    modality: Modality
    has_open_subject: bool
    is_context: bool

    def fillers(self, role: str) -> tuple[int, ...]:
        """Return the words that fill ``role``."""
        return tuple(word for name, word in self.roles if name == role)


def find_clauses(
    tree: Tree, *, first_word: int, first_clause: int, sentence: int, is_context: bool
) -> tuple[list[Clause], list[int]]:
    """Return the clauses of ``tree`` and, for each token, the number of the clause it is in."""
    del sentence
    return _Finder(tree, first_word, first_clause, is_context).find()


class _Finder:
    """Walks one tree from its roots, so that a clause is made after the one it hangs on."""

    def __init__(self, tree: Tree, first_word: int, first_clause: int, is_context: bool) -> None:  # noqa: FBT001 - private
        self.tree, self.first_word, self.first_clause = tree, first_word, first_clause
        self.is_context = is_context
        self.owner: list[int] = [-1] * len(tree)
        self.heads: list[Token] = []
        self.made: dict[int, Clause] = {}

    def find(self) -> tuple[list[Clause], list[int]]:
        order = list(self.tree.roots)
        for index in order:
            token = self.tree[index]
            if token.head == ROOT or self._is_predicate(token):
                self.owner[index] = len(self.heads)
                self.heads.append(token)
            else:
                self.owner[index] = self.owner[token.head]
            order.extend(child.index for child in self.tree.children(token))
        members: list[list[int]] = [[] for _ in self.heads]
        for index, owner in enumerate(self.owner):
            members[owner].append(index)
        for which, head in enumerate(self.heads):
            self.made[which] = self._clause(which, head, members)
        return list(self.made.values()), [self.first_clause + owner for owner in self.owner]

    def _is_predicate(self, token: Token) -> bool:
        relation = token.relation
        if relation == "xcomp":
            return token.upos == "VERB"
        if relation == "conj":
            governor = self.tree[token.head]
            return self._has_subject(token) or (
                token.upos == "VERB" and (governor.upos == "VERB" or self._has_subject(governor))
            )
        return relation in _BREAKS

    def _has_subject(self, token: Token) -> bool:
        return self.tree.child(token, "nsubj", "csubj") is not None

    def _clause(self, which: int, head: Token, members: list[list[int]]) -> Clause:
        roles, borrowed, is_open = self._roles(which, head, members)
        parent = self.owner[head.head] if head.head != ROOT else None
        above = self.made.get(parent) if parent is not None else None
        return Clause(
            index=self.first_clause + which,
            head=self.first_word + head.index,
            words=tuple(self.first_word + index for index in members[which]),
            borrowed=tuple(self.first_word + index for index in borrowed),
            roles=tuple((role, self.first_word + index) for role, index in roles),
            parent=None if parent is None else self.first_clause + parent,
            relation=head.deprel,
            is_negated=self._is_negated(head, above),
            modality=self._modality(head, above),
            has_open_subject=is_open,
            is_context=self.is_context,
        )

    # ------------------------------------------------------------ roles

    def _roles(
        self, which: int, head: Token, members: list[list[int]]
    ) -> tuple[list[tuple[str, int]], list[int], bool]:
        tree = self.tree
        is_passive = tree.child(head, "aux:pass", "nsubj:pass", "obl:agent") is not None
        is_passive = is_passive or self._is_hidden_passive(head)
        roles: list[tuple[str, int]] = []
        for child in tree.children(head):
            role = self._role(child, is_passive=is_passive)
            if role is not None and not _is_relative(child):
                roles.extend((role, filler) for filler in self._with_conjuncts(child, which))
        if tree.child(head, "cop") is not None or head.relation == "appos":
            roles.append((IS, head.index))
        borrowed: list[int] = []
        inherited = self._inherited(head, roles, is_passive=is_passive)
        if inherited is not None:
            role, filler = inherited
            owner = self.owner[filler]
            borrowed = [index for index in members[owner] if self._is_under(index, filler)]
            roles.append((role, filler))
        if head.relation == "xcomp" and head.head != ROOT:
            borrowed += [i for i in members[self.owner[head.head]] if i not in borrowed]
        said = tree.child(head, "nsubj", "csubj")
        if (said is None or _is_relative(said)) and inherited is not None:
            said = tree[inherited[1]]
        return roles, borrowed, said is None or said.upos == "PRON"

    def _is_hidden_passive(self, head: Token) -> bool:
        """Say whether a participle was read as an adjective: "was beaten by the visitors"."""
        if self.tree.child(head, "cop", "aux") is None or not head.text.endswith(("ed", "en")):
            return False
        phrases = self.tree.children(head, "obl")
        return any(c.lemma == "by" for p in phrases for c in self.tree.children(p, "case"))

    def _role(self, child: Token, *, is_passive: bool) -> str | None:
        if child.deprel == "nsubj:pass" or (is_passive and child.relation in _SUBJECTS):
            return OBJECT
        if child.relation not in {"obl", "nmod"}:
            return _ROLES.get(child.relation)
        case = self.tree.child(child, "case")
        lemma = "" if case is None else _lemma(case)
        if child.deprel == "obl:agent" or (is_passive and lemma == "by"):
            return SUBJECT
        if lemma == "from" and self._takes_over(child):
            return OBJECT  # "took over from his father": succeeded him
        verb = self.tree[child.head]
        if case is not None and lemma == "over" and case.index == verb.index + 1:
            return OBJECT if _lemma(verb) == "take" else lemma  # "took over the firm"
        return lemma or None

    def _takes_over(self, child: Token) -> bool:
        verb = self.tree[child.head]
        parts = self.tree.children(verb, "compound:prt", "advmod")
        return _lemma(verb) == "take" and any(_lemma(part) == "over" for part in parts)

    def _with_conjuncts(self, token: Token, which: int) -> list[int]:
        found = [token.index]
        for index in found:
            for child in self.tree.children(self.tree[index], "conj", "appos", "vocative"):
                # "his father, Kim": the name fills the role as well as the noun.
                is_name = child.relation != "conj" and child.upos == "PROPN"
                if is_name or (child.relation == "conj" and self.owner[child.index] == which):
                    found.append(child.index)
        return found

    def _inherited(
        self, head: Token, roles: list[tuple[str, int]], *, is_passive: bool
    ) -> tuple[str, int] | None:
        """Return what fills the role that this clause leaves to its governor."""
        if head.head == ROOT:
            return None
        named = frozenset(name for name, _ in roles)
        own = OBJECT if is_passive else SUBJECT
        if head.relation == "acl":
            return self._role_of_noun(head, named, is_passive=is_passive), head.head
        if head.relation == "appos":
            return SUBJECT, head.head
        above = self.made.get(self.owner[head.head])
        if head.relation not in _SHARING or own in named or above is None:
            return None
        wanted = (OBJECT, SUBJECT) if head.relation == "xcomp" else (SUBJECT, OBJECT)
        fillers = (word for name in wanted for word in above.fillers(name))
        found = next(fillers, None)
        return None if found is None else (own, found - self.first_word)

    def _role_of_noun(self, head: Token, named: frozenset[str], *, is_passive: bool) -> str:
        """Return the role that the noun before a relative clause or participle has in it."""
        relative = next((c for c in self.tree.children(head) if _is_relative(c)), None)
        role = self._role(relative, is_passive=is_passive) if relative is not None else None
        if role is not None:
            return role
        if OBJECT in named:
            return SUBJECT
        is_past = head.has("VerbForm=Part") and head.has("Tense=Past")
        if is_past or is_passive or (head.deprel == "acl:relcl" and SUBJECT in named):
            return OBJECT
        return SUBJECT

    def _is_under(self, index: int, top: int) -> bool:
        low, high = self.tree.edges(self.tree[top])
        return low <= index <= high

    # ------------------------------------------------------------ polarity and modality

    def _is_negated(self, head: Token, above: Clause | None) -> bool:
        negated = self._denials(head) % 2 == 1
        if negated and (self._is_but_one(head) or self._is_not_until(head)):
            negated = False  # "never played a position other than shortstop"
        if head.relation in {"xcomp", "ccomp", "advcl", "acl"} and head.head != ROOT:
            governor = self.tree[head.head]
            if self._turns(governor, head):
                negated = not negated
            if head.relation == "xcomp" and above is not None and above.is_negated:
                negated = not negated
        if head.relation == "csubj" and above is not None and above.is_negated:
            # "taking a bicycle aboard is not permitted": it may not be taken
            negated = negated is not (_lemma(self.tree[head.head]) in PERMISSION)
        return negated

    def _denials(self, head: Token) -> int:
        """Return how many words deny the predicate itself, its subject or its object."""
        children = self.tree.children(head)
        found = sum(
            _lemma(c) in NEGATIONS and c.relation in _DENYING and not self._is_not_only(c)
            for c in children
        )
        found += sum(c.relation in {"nsubj", "obj"} and self._is_none(c) for c in children)
        found += sum(c.relation == "mark" and self._is_yet(c) for c in children)
        found += sum(self._is_no_longer(c) for c in children)
        return found + (head.upos in {"NOUN", "PROPN"} and self._is_none(head))

    def _is_no_longer(self, token: Token) -> bool:
        before = self.tree.tokens[max(0, token.index - 1) : token.index]
        is_no = any(other.text.lower() == "no" and other.head == token.index for other in before)
        return token.text.lower() == "longer" and is_no

    def _is_not_only(self, token: Token) -> bool:
        after = self.tree.tokens[token.index + 1 : token.index + 2]
        return _lemma(token) == "not" and any(
            _lemma(t) in {"only", "just", "merely"} for t in after
        )

    def _is_not_until(self, head: Token) -> bool:
        """Say whether the denial ends at a time: "did not arrive until 1500" arrived then."""
        times = self.tree.children(head, "obl", "advcl")
        marks = (m for time in times for m in self.tree.children(time, "case", "mark"))
        return any(_lemma(mark) == "until" for mark in marks)

    def _is_but_one(self, head: Token) -> bool:
        """Say whether what follows the verb is excepted from the denial."""
        words = [_lemma(token) for token in self.tree.tokens[head.index + 1 :]]
        return any(pair == ("other", "than") for pair in itertools.pairwise(words))

    def _is_yet(self, mark: Token) -> bool:
        return (
            mark.index > 0 and _lemma(mark) == "to" and _lemma(self.tree[mark.index - 1]) == "yet"
        )

    def _is_none(self, token: Token) -> bool:
        following = self.tree.tokens[token.index + 1 : token.index + 2]
        if any(_lemma(after) == "but" for after in following):
            return False  # "none but Jake", "nothing but dead ends"
        if any(_lemma(child) == "neither" for child in self.tree.children(token, "cc", "det")):
            return True
        if _lemma(token) in NEGATIVE_PRONOUNS:
            return True
        return any(_lemma(child) == "no" for child in self.tree.children(token, "det"))

    def _turns(self, governor: Token, head: Token) -> bool:
        lemma = _lemma(governor)
        if lemma in NEGATIVE_VERBS:
            return head.relation in NEGATIVE_VERBS[lemma]
        return lemma in NEGATIVE_ADJECTIVES

    def _modality(self, head: Token, above: Clause | None) -> Modality:
        modal = next((MODAL[m] for m in self._helpers(head) if m in MODAL), None)
        if modal is not None or self._is_to_come(head):
            return modal or Modality.PLANNED
        if any(_lemma(mark) in IF_MARKS for mark in self.tree.children(head, "mark")):
            return Modality.POSSIBLE
        if head.relation in {"xcomp", "ccomp", "acl"} and head.head != ROOT:
            governor = _lemma(self.tree[head.head])
            is_meant = head.relation != "acl" or self._has_to(head)  # not "harbour dues fell"
            if governor in PLAN_VERBS and head.relation != "ccomp" and is_meant:
                return Modality.PLANNED
            if governor in HOPED_VERBS:
                return Modality.HOPED
        if head.relation in {"xcomp", "conj"} and above is not None:
            shared = self.tree.child(head, "nsubj", "aux") is None
            return above.modality if shared else Modality.ASSERTED
        return Modality.ASSERTED

    def _helpers(self, head: Token) -> list[str]:
        return [_lemma(child) for child in self.tree.children(head, "aux")]

    def _is_to_come(self, head: Token) -> bool:
        """Say whether the verb is "is to rise": what is arranged and has not happened."""
        helpers = self.tree.children(head, "aux", "cop")
        return self._has_to(head) and any(
            _lemma(helper) == "be" and helper.has("Tense=Pres") for helper in helpers
        )

    def _has_to(self, head: Token) -> bool:
        return any(_lemma(mark) == "to" for mark in self.tree.children(head, "mark"))


def _lemma(token: Token) -> str:
    return (token.lemma or token.text).lower().replace("\u2019", "'")


def _is_relative(token: Token) -> bool:
    return token.has("PronType=Rel")
