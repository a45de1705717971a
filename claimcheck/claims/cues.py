"""The words that hand a statement to its speaker, and the speakers without a name."""

from __future__ import annotations

from claimcheck.claims.tables import table

SPEECH_LEMMAS: frozenset[str] = table("""
    say tell add announce claim report state note warn argue insist stress explain write declare
    maintain assert allege observe remark reply respond reveal disclose testify conclude contend
    acknowledge admit concede confirm estimate comment recall reiterate emphasise emphasize tweet
    assure inform vow promise predict show suggest indicate find mention caution complain joke
    boast predict project signal underscore underline advise quip
    """)
"""Verbs whose clause is what somebody said, found or showed."""

SURE_LEMMAS: frozenset[str] = table("""
    say tell add announce claim state note warn argue insist stress explain write declare maintain
    assert allege remark reply respond reveal disclose testify conclude contend acknowledge admit
    concede confirm estimate comment recall reiterate emphasise emphasize tweet report observe
    caution complain quip joke
    """)
"""Those that may follow what was said: "…, she added"."""

CUE_FORMS: frozenset[str] = table("""
    said says told tells added adds announced announces claimed claims stated states noted notes
    warned warns argued argues insisted insists stressed stresses explained explains wrote writes
    declared declares maintained maintains asserted asserts alleged alleges remarked remarks
    replied replies responded responds revealed reveals disclosed discloses testified concluded
    concludes contended contends acknowledged acknowledges admitted admits conceded concedes
    confirmed confirms estimated estimates commented comments recalled recalls reiterated
    reiterates emphasised emphasized tweeted tweets reported reports observed observes cautioned
    complained quipped joked
    """)
"""Finite forms of ``SURE_LEMMAS``, in lower case."""

DENYING_LEMMAS: frozenset[str] = frozenset(
    {"deny", "doubt", "dispute", "refute", "reject", "wonder", "ask"}
)
"""Verbs whose clause is not what their subject asserts."""

ANONYMOUS: frozenset[str] = table("""
    analyst official source expert witness observer diplomat insider people person someone critic
    some many others several report researcher scientist economist resident neighbour neighbor
    authority investigator prosecutor bystander eyewitness commentator veteran trader broker
    lawyer supporter opponent activist medic doctor soldier spokesman spokeswoman spokesperson aide
    they one
    """)
"""Lemmas of sources that name nobody, unless a name stands with them."""

CONNECTIVES: frozenset[str] = table(
    "meanwhile however moreover furthermore additionally nevertheless nonetheless consequently"
)
"""First words that only tie a sentence to the one before it."""


def lemma_is_speech(lemma: str) -> bool:
    """Say whether a verb of this lemma reports speech or a finding.

    Example:
        >>> lemma_is_speech("say"), lemma_is_speech("hope")
        (True, False)
    """
    return lemma.lower() in SPEECH_LEMMAS
