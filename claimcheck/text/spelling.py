"""British and American spellings of one word."""

from __future__ import annotations

_ENDINGS: tuple[tuple[str, str], ...] = (
    # British, American
    ("isation", "ization"),
    ("iser", "izer"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("ourable", "orable"),
    ("ourite", "orite"),
    ("ourer", "orer"),
    ("our", "or"),
    ("tre", "ter"),
    ("bre", "ber"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("gramme", "gram"),
    ("ller", "ler"),
    ("lling", "ling"),
    ("llation", "lation"),
    ("lment", "llment"),
    ("fil", "fill"),
    ("rol", "roll"),
    ("aesthetic", "esthetic"),
    ("aemia", "emia"),
    ("aeological", "eological"),
    ("ekeeping", "keeping"),
    ("eable", "able"),
    ("gement", "gment"),
    ("que", "ck"),
    ("mould", "mold"),
    ("plough", "plow"),
    ("grey", "gray"),
    ("tyre", "tire"),
    ("pyjamas", "pajamas"),
    ("aluminium", "aluminum"),
    ("aeroplane", "airplane"),
)
_STARTS: tuple[tuple[str, str], ...] = (
    ("paed", "ped"),
    ("anaes", "anes"),
    ("oes", "es"),
    ("haem", "hem"),
    ("labour", "labor"),
    ("colour", "color"),
    ("armour", "armor"),
    ("harbour", "harbor"),
    ("neighbour", "neighbor"),
    ("storey", "story"),
)


def spellings(word: str) -> tuple[str, ...]:
    """Return the other ways in which ``word``, a lemma in lower case, might be spelt.

    British becomes American and the other way round, and a hyphen may be dropped, become a space,
    or stand for one. Candidates only: some are no words at all ("tor" for "tour"), so ask a
    dictionary whether both have one meaning.

    Example:
        >>> spellings("organise"), spellings("theater"), spellings("co-operate")
        (('organize',), ('theatre',), ('cooperate', 'co operate'))
    """
    found = [word.removesuffix(old) + new for old, new in _both(_ENDINGS) if word.endswith(old)]
    found += [new + word.removeprefix(old) for old, new in _both(_STARTS) if word.startswith(old)]
    if "-" in word:
        found += [word.replace("-", ""), word.replace("-", " ")]
    if " " in word:
        found += [word.replace(" ", "-"), word.replace(" ", "")]
    return tuple(dict.fromkeys(other for other in found if other and other != word))


def _both(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return (*pairs, *((american, british) for british, american in pairs))
