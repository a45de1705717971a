"""Names and things joined by "and"."""

from __future__ import annotations

import attrs

from claimcheck.claims.draft import Draft, replaced, trimmed
from claimcheck.claims.granularity import Granularity
from claimcheck.claims.guards import is_factual, may_distribute
from claimcheck.claims.phrases import is_clean, own_tokens
from claimcheck.claims.sentence import BRACKET, Sentence
from claimcheck.claims.wording import agreeing, article_before, with_fitting_articles
from claimcheck.syntax.query import own_subject
from claimcheck.syntax.tree import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_JOINING = frozenset({"and", "&", "as", "plus"})
_MOST_ITEMS = 12
_WITHIN = frozenset({"appos", "compound", "amod", "flat"})
"""Relations of a list that is part of a name or stands for one thing."""


@attrs.frozen
class Lists:
    """Say for each item of a list what is said of the list.

    What it does:
        "It sells tea, rice and salt" gives three claims. A preposition and an article before the
        first item hold for all; verbs in the infinitive or with -ing are items too.

    Why:
        One wrong item makes a list wrong, and only a claim of its own shows which.

    Example:
        "He visited Oslo and Bergen." gives "He visited Oslo." and "He visited Bergen."

    Limits:
        Not for what is true only together ("between A and B", "A and B met"), nor under negation,
        "only", quantifiers, comparison, or inside a name. "or" is never split.
    """

    name: str = "list"
    level: Granularity = Granularity.NEWS
    is_nominal: bool = False

    def apply(self, draft: Draft, sentence: Sentence) -> tuple[Draft, ...]:
        """Split the first list."""
        here = draft.tokens
        if not is_factual(draft, sentence):
            return ()
        for head in sentence.listed:
            if head.index not in here or head.index in draft.done or head.index == draft.head:
                continue
            if head.deprel == BRACKET or _is_within(head):
                continue
            items = _items(head, draft, sentence)
            if not items or not may_distribute(draft, sentence, head):
                continue
            if _is_in_name(items, sentence) or _cuts_quotation(items, draft, sentence):
                continue
            return tuple(_with(item, items, draft, sentence) for item in items)
        return ()


_DAYS = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


def _is_within(head: Token) -> bool:
    """Say whether the list is part of a name, or of what stands for one thing."""
    return head.relation in _WITHIN and not (head.relation == "amod" and head.upos == "ADJ")


def _items(  # noqa: PLR0911 - one guard a line
    head: Token, draft: Draft, sentence: Sentence
) -> tuple[Token, ...]:
    tree = sentence.tree
    joined = [t for t in tree.children(head, "conj") if t.index in draft.tokens]
    if not joined or len(joined) >= _MOST_ITEMS:
        return ()
    items = (head, *joined)
    if len({item.text.lower() in _DAYS for item in items}) > 1:
        return ()  # "rose on Tuesday and costs fell": no list, whatever the parser says
    links = {t.text.lower() for item in items for t in tree.children(item, "cc")}
    if links - _JOINING or not links:
        return ()
    if not all(_is_separate(item, draft, sentence) for item in joined):
        return ()
    if all(item.upos in _NOMINAL or _is_title(item, sentence) for item in items):
        return items
    if all(item.upos == "ADJ" for item in items) and head.relation == "amod":
        return items if sentence.granularity.includes(Granularity.ATOMIC) else ()
    verbal = all(item.upos == "VERB" and own_subject(tree, item) is None for item in items)
    is_inner = head.relation in {"acl", "xcomp", "advcl", "ccomp"}
    forms = {_form(item) for item in items}
    return items if verbal and is_inner and len(forms) == 1 else ()


def _is_title(item: Token, sentence: Sentence) -> bool:
    """Say whether a word of another kind is a name: "The Deep"."""
    return item.text[:1].isupper() and sentence.entity_at(item.index) is not None


def _is_separate(item: Token, draft: Draft, sentence: Sentence) -> bool:
    """Say whether a comma or "and" stands right before the item."""
    words = trimmed(sentence.tree, own_tokens(sentence, item, draft.tokens))
    if not words or not words[0]:
        return False
    before = sentence.tree[words[0] - 1]
    return before.upos == "CCONJ" or before.text in {",", ";"} or before.lemma.lower() == "as"


def _form(verb: Token) -> str:
    return "ing" if verb.text.lower().endswith("ing") else verb.xpos


def _cuts_quotation(items: tuple[Token, ...], draft: Draft, sentence: Sentence) -> bool:
    """Say whether an item begins or ends within a quotation; whole quotations may be items."""
    return bool(sentence.quoted) and not all(
        is_clean(own_tokens(sentence, item, draft.tokens), draft, sentence)
        for item in items
        if sentence.quoted & set(own_tokens(sentence, item, draft.tokens))
    )


def _is_in_name(items: tuple[Token, ...], sentence: Sentence) -> bool:
    entity = sentence.entity_at(items[0].index)
    return entity is not None and any(
        entity.span.start <= item.start < entity.span.end for item in items[1:]
    )


def _with(item: Token, items: tuple[Token, ...], draft: Draft, sentence: Sentence) -> Draft:
    """Return the draft with ``item`` alone in the place of the list."""
    tree, here = sentence.tree, draft.tokens
    first = items[0]
    gone: set[int] = set()
    for other in items:
        if other is not item:
            gone.update(own_tokens(sentence, other, here))
    for other in items[1:]:
        gone.update(t.index for t in tree.children(other, "cc") if t.index in here)
        gone.update(t.index for t in tree.children(other, "punct") if t.index < other.index)
    gone.update(t.index for t in tree.children(first, "cc:preconj"))
    pieces = draft.pieces
    if item is not first:
        shared = _shared(first, item, draft, sentence)
        gone -= {i for i, _ in shared}
        for index, text in shared:
            if text is not None:
                pieces = tuple(
                    replaced(index, text, "article")
                    if p.start == index and p.end == index + 1
                    else p
                    for p in pieces
                )
        gone -= _after_list(first, items, draft, sentence)
    kept = attrs.evolve(draft, pieces=pieces).without(gone)
    kept = _without_loose_commas(kept, item, items, sentence)
    if item.upos == "ADJ":
        kept = attrs.evolve(kept, pieces=with_fitting_articles(kept.pieces, tree))
    if draft.subject == first.index:
        agreed = agreeing(kept.pieces, tree, draft.head, item)
        kept = attrs.evolve(kept, pieces=agreed, subject=item.index)
    return kept


def _after_list(
    first: Token, items: tuple[Token, ...], draft: Draft, sentence: Sentence
) -> set[int]:
    """Return what follows the whole list but hangs on its first item: "the rise and fall of X"."""
    tree = sentence.tree
    last = items[-1].index
    return {
        t.index
        for child in tree.children(first)
        if child.index > last and child.relation in {"nmod", "acl", "obl"}
        for t in tree.subtree(child)
        if t.index in draft.tokens and t.index > last
    }


def _shared(
    first: Token, item: Token, draft: Draft, sentence: Sentence
) -> list[tuple[int, str | None]]:
    """Return what of the first item's words holds for ``item``, with another article if needed."""
    tree = sentence.tree
    has_case = tree.child(item, "case") is not None
    found: list[tuple[int, str | None]] = []
    for child in tree.children(first):
        if child.index > first.index or child.index not in draft.tokens:
            continue
        if child.relation in {"case", "mark"} and not has_case:
            found += [(t.index, None) for t in tree.subtree(child)]
            first_word = tree.edges(child)[0]
            if first_word and tree[first_word - 1].text == ",":  # ", including"
                found.append((first_word - 1, None))
        if child.relation == "det" and _shares_article(child, item, sentence):
            start = trimmed(tree, own_tokens(sentence, item, draft.tokens))[0]
            found.append((child.index, _article(child, tree[start])))
    return found


def _shares_article(article: Token, item: Token, sentence: Sentence) -> bool:
    tree = sentence.tree
    if item.upos != "NOUN" or tree.child(item, "det", "nummod") is not None:
        return False
    if any(t.deprel == "nmod:poss" for t in tree.children(item)):
        return False
    return article.text.lower() == "the" or not item.has("Number=Plur")


def _article(article: Token, following: Token) -> str | None:
    if article.text.lower() not in {"a", "an"}:
        return None
    wanted = article_before(following.text)
    return None if wanted == article.text.lower() else wanted


def _without_loose_commas(
    draft: Draft, item: Token, items: tuple[Token, ...], sentence: Sentence
) -> Draft:
    """Drop the commas of the list that now stand beside nothing."""
    tree = sentence.tree
    low = min(t.index for t in items[:1])
    high = max(tree.edges(t)[1] for t in items)
    own = own_tokens(sentence, item, draft.tokens)
    loose = {
        i for i in draft.tokens if low <= i <= high and i not in own and tree[i].text in {",", ";"}
    }
    return draft.without(loose)
