"""Check that a claim is made of the document and of recorded substitutions, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.model import Claim


def is_traceable(claim: Claim, document_text: str) -> bool:
    """Say whether every character of ``claim.text`` is accounted for.

    The text must be an interleaving, in order, of the pieces of ``document_text`` that
    ``claim.spans`` cover and of the replacements in ``claim.substitutions``, up to white space,
    the case of the first letter and a final full stop. Each substitution must quote the document
    exactly.

    Time is proportional to the number of spans times the number of substitutions of the claim.
    """
    if any(item.span.of(document_text) != item.original for item in claim.substitutions):
        return False
    if any(span.end > len(document_text) for span in claim.spans):
        return False
    verbatim = [_bare(span.of(document_text)) for span in claim.spans]
    put_in = [_bare(item.replacement) for item in claim.substitutions]
    text = _bare(claim.text)
    return _interleaves(text, verbatim, put_in) or (
        text.endswith(".") and _interleaves(text[:-1], verbatim, put_in)
    )


def _bare(text: str) -> str:
    return "".join(text.split())


def _interleaves(text: str, first: Sequence[str], second: Sequence[str]) -> bool:
    """Say whether ``text`` is ``first`` and ``second`` merged, each in its own order."""
    ends, others = _ends(first), _ends(second)
    if ends[-1] + others[-1] != len(text):
        return False
    # After i pieces of one list and j of the other the place in the text is known.
    reached = {0}
    for i in range(len(first) + 1):
        now: set[int] = set()
        for j in range(len(second) + 1):
            at = ends[i] + others[j]
            is_reached = (i == 0 and j == 0) or (
                j in reached and i > 0 and _stands(text, ends[i - 1] + others[j], first[i - 1])
            )
            is_reached = is_reached or (
                j - 1 in now and _stands(text, at - len(second[j - 1]), second[j - 1])
            )
            if is_reached:
                now.add(j)
        reached = now
    return len(second) in reached


def _stands(text: str, at: int, piece: str) -> bool:
    found = text[at : at + len(piece)]
    if found == piece:
        return True
    return at == 0 and found[1:] == piece[1:] and found[:1] == piece[:1].upper()[:1]


def _ends(pieces: Sequence[str]) -> list[int]:
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + len(piece))
    return ends
