"""The one place where the command line meets the checker."""

from __future__ import annotations

import datetime as dt
import functools
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import attrs

from claimcheck import __version__, config
from claimcheck.checker import Checker, verify
from claimcheck.claims import Granularity, Splitter
from claimcheck.cli._inputs import Drafts, diagnostic
from claimcheck.cli._kept import KeptReports
from claimcheck.cli._stderr import Bar, complain
from claimcheck.errors import ClaimcheckError, ConfigError, InputError
from claimcheck.model import Document, Label, Report, Verdict
from claimcheck.report.records import SplitDocument
from claimcheck.retrieval import cache_folder
from claimcheck.syntax.parser import bundled_parser
from claimcheck.verifier import BUNDLED, First, Verifier, VerifierFiles, load_verifier


@attrs.frozen(kw_only=True)
class Settings:
    """What a checker is built from, in a form that can be sent to another process.

    ``keeps`` says that verdicts are kept between runs.
    """

    sources: tuple[Path, ...]
    granularity: str
    cache_dir: Path | None = None
    keeps: bool = False
    verifier: VerifierFiles | None = None

    @classmethod
    def of(cls, settings: config.Settings, sources: Sequence[Path]) -> Settings:
        """Take what a checker needs from the settings of a run."""
        named = settings.cache_dir
        return cls(
            sources=tuple(sources),
            granularity=settings.granularity,
            cache_dir=None if named is None else Path(named),
            keeps=settings.cache,
            verifier=verifier_files(settings),
        )


def verifier_files(settings: config.Settings) -> VerifierFiles | None:
    """Return the files of the verifier that the settings ask for, none when they ask for none.

    Raises:
        ConfigError: They ask for one of their own and do not name its files.
    """
    if settings.verifier == "off":
        return None
    if settings.verifier == "bundled":
        return BUNDLED
    files = {"verifier-model": settings.verifier_model}
    files["verifier-tokenizer"] = settings.verifier_tokenizer
    missing = [key for key, path in files.items() if path is None]
    if settings.verifier_model is None or settings.verifier_tokenizer is None:
        msg = f'"verifier" is "own", so {" and ".join(missing)} must name a file in the settings'
        raise ConfigError(msg)
    return VerifierFiles(
        model=Path(settings.verifier_model),
        tokenizer=Path(settings.verifier_tokenizer),
        labels=tuple(Label(name) for name in settings.verifier_labels),
        first=First(settings.verifier_first),
    )


def check_drafts(drafts: Drafts, settings: Settings, *, jobs: int, bar: Bar) -> Report:
    """Check all drafts and return one report, the same for any number of ``jobs``.

    Raises:
        ClaimcheckError: No source could be used, or a named draft could not be checked.
    """
    checker = _new_checker(settings, bar.indexing)  # wrong sources are told before a cache is made
    folder = _with_cache(settings, jobs)
    if folder != settings:
        settings, checker = folder, _new_checker(folder, bar.indexing)
    kept = _kept_reports(settings, checker)
    parts = [_remembered(kept, document) for document in drafts.documents]
    missing = [index for index, part in enumerate(parts) if part is None]
    # The base says what is wrong with the sources. Verdicts are only kept when nothing is.
    needs_index = missing or not parts or checker.diagnostics
    base = checker.check_all(()) if needs_index else _empty(checker)
    work = [(drafts.documents[index], index in drafts.named) for index in missing]
    bar.checking(len(parts) - len(missing), len(parts))  # the first result may take seconds
    size = min(jobs, len(work))
    done = _at_once(settings, work, size) if size > 1 else (_check(checker, *one) for one in work)
    for count, (index, part) in enumerate(zip(missing, done, strict=True), start=1):
        if isinstance(part, _Failed):
            raise ClaimcheckError(part.message)
        _remember(kept, part)
        parts[index] = part
        bar.checking(len(parts) - len(missing) + count, len(parts))
    made = [part for part in parts if part is not None]
    notes = [*drafts.diagnostics, *base.diagnostics]
    notes.extend(note for part in made for note in part.diagnostics)
    return attrs.evolve(
        base,
        documents=tuple(entry for part in made for entry in part.documents),
        diagnostics=tuple(dict.fromkeys(notes)),
    )


def split_documents(documents: Sequence[Document], granularity: str) -> tuple[SplitDocument, ...]:
    """Split documents into claims."""
    splitter = Splitter(bundled_parser(), Granularity(granularity))
    found = ((document, splitter.split(document)) for document in documents)
    return tuple(
        SplitDocument(document=document, claims=split.claims, skipped=split.skipped)
        for document, split in found
    )


def split_signature(granularity: str) -> str:
    """Return what decides how a draft is split: our version, the parser's and the granularity."""
    return f"claimcheck {__version__}; parser {bundled_parser().name}; granularity {granularity}"


def verify_pair(
    claim: str,
    evidence: Sequence[str],
    published: dt.date | None,
    verifier: VerifierFiles | None = None,
) -> Verdict:
    """Label a claim from the evidence given."""
    return verify(claim, evidence, published=published, verifier=_verifier(verifier))


@functools.cache
def _verifier(files: VerifierFiles | None) -> Verifier | None:
    return None if files is None else load_verifier(files)


def _with_cache(settings: Settings, jobs: int) -> Settings:
    """Say when the cache folder cannot be used; several processes must then share another."""
    folder = cache_folder(settings.cache_dir)
    if not folder.notice:
        return settings
    complain(folder.notice)
    return settings if jobs <= 1 else attrs.evolve(settings, cache_dir=folder.path)


# ---------------------------------------------------------------- what is known from an earlier run


def _kept_reports(settings: Settings, checker: Checker) -> KeptReports | None:
    if not settings.keeps:
        return None
    folder = cache_folder(settings.cache_dir)
    return None if folder.notice else KeptReports(folder.path, checker.signature)


def _remembered(kept: KeptReports | None, document: Document) -> Report | None:
    entry = None if kept is None else kept.find(document)
    return None if entry is None else Report(documents=(entry,), signature="")


def _remember(kept: KeptReports | None, part: Report) -> None:
    if kept is not None and not part.diagnostics:
        for entry in part.documents:
            kept.keep(entry)


def _empty(checker: Checker) -> Report:
    """Return the report without documents that ``check_all`` would, without opening an index."""
    return Report(documents=(), signature=checker.signature)


# ---------------------------------------------------------------- one draft after another, or many


@attrs.frozen
class _Failed:
    """An error as text: our errors have constructors of their own and do not travel well."""

    message: str


_Work = tuple[Document, bool]
_Part = Report | _Failed


def _new_checker(settings: Settings, progress: Callable[[int, int], None] | None) -> Checker:
    return Checker(
        sources=list(settings.sources),
        granularity=settings.granularity,
        cache_dir=settings.cache_dir,
        progress=progress,
        verifier=_verifier(settings.verifier),
    )


def _at_once(settings: Settings, work: Sequence[_Work], size: int) -> Iterator[_Part]:
    """Check in ``size`` processes; results come in the order of the work."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(size, mp_context=context, initializer=_ignore_interrupts)
    try:
        yield from pool.map(_check_there, [(settings, *one) for one in work])
    except BrokenProcessPool as error:
        msg = "a process ended before its work was done, perhaps for want of memory; lower -j"
        raise ClaimcheckError(msg) from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which then stops handing out work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@functools.cache
def _checker_there(settings: Settings) -> Checker:
    """Return the one checker that a worker process has."""
    return _new_checker(settings, None)


def _check_there(work: tuple[Settings, Document, bool]) -> _Part:
    settings, document, is_named = work
    try:
        checker = _checker_there(settings)
    except ClaimcheckError as error:
        return _Failed(str(error))
    return _check(checker, document, is_named)


def _check(checker: Checker, document: Document, is_named: bool) -> _Part:  # noqa: FBT001 - a field of the work
    try:
        return checker.check(document)
    except InputError as error:
        if is_named:
            return _Failed(str(error))
        note = diagnostic(error, document.path)
        return Report(documents=(), signature="", diagnostics=(note,))
    except ClaimcheckError as error:
        return _Failed(str(error))
