"""The one place where the command line meets the checker."""

from __future__ import annotations

import contextlib
import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import attrs

from claimcheck import __version__, config
from claimcheck.bulk import Alone, Cluster, Failure, Part, Pool, Team, check_many, identity
from claimcheck.checker import Checker, verify
from claimcheck.claims import Granularity, Splitter
from claimcheck.cli._inputs import Drafts
from claimcheck.cli._kept import KeptReports
from claimcheck.cli._stderr import Bar, complain
from claimcheck.errors import ClaimcheckError, ConfigError
from claimcheck.model import Document, Label, Report, Verdict
from claimcheck.report.records import SplitDocument
from claimcheck.retrieval import cache_folder
from claimcheck.syntax.parser import bundled_parser
from claimcheck.verifier import BUNDLED, First, Verifier, VerifierFiles, load_verifier

Item = TypeVar("Item")


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

    def checker(self) -> Checker:
        """Return a new checker, as a worker needs one."""
        return _new_checker(self, None)


def bundled_files() -> VerifierFiles:
    """Return the files of the verifier that comes along.

    Raises:
        ConfigError: None came along with this copy.
    """
    if not BUNDLED.model.is_file():
        msg = (
            'no verifier came along with this copy of claimcheck; name one of your own with "own",'
            " or turn it off"
        )
        raise ConfigError(msg)
    return BUNDLED


def verifier_files(settings: config.Settings) -> VerifierFiles | None:
    """Return the files of the verifier that the settings ask for, none when they ask for none.

    Raises:
        ConfigError: They ask for one of their own and do not name its files.
    """
    if settings.verifier == "off":
        return None
    if settings.verifier == "bundled":
        return bundled_files()
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


def check_drafts(
    drafts: Drafts, settings: Settings, *, jobs: int, bar: Bar, scheduler: str | None = None
) -> Report:
    """Check all drafts and return one report, the same for any number of ``jobs``.

    Raises:
        ClaimcheckError: No source could be used, or a named draft could not be checked.
    """
    run = Run.begin(settings, jobs=jobs, bar=bar, scheduler=scheduler)
    total = len(drafts.documents)
    numbered = list(enumerate(drafts.documents))
    bar.checking(0, total)  # the first result may take seconds
    parts: list[Report] = []
    for (index, _), part in run.parts(numbered, document=lambda one: one[1], most=total):
        parts.append(kept_or_raised(part, is_named=index in drafts.named))
        bar.checking(len(parts), total)
    base = run.base()
    notes = [*drafts.diagnostics, *base.diagnostics]
    notes.extend(note for part in parts for note in part.diagnostics)
    return attrs.evolve(
        base,
        documents=tuple(entry for part in parts for entry in part.documents),
        diagnostics=tuple(dict.fromkeys(notes)),
    )


def kept_or_raised(part: Part, *, is_named: bool) -> Report:
    """Return the report on one document, or a note where one that was met cannot be checked.

    Raises:
        ClaimcheckError: One that was named cannot be checked, or nothing can.
    """
    if not isinstance(part, Failure):
        return part
    if is_named or part.note is None:
        raise ClaimcheckError(part.message)
    return Report(documents=(), signature="", diagnostics=(part.note,))


@attrs.define(kw_only=True)
class Run:
    """One run over many documents: what is known already, and who does the rest."""

    settings: Settings
    checker: Checker
    kept: KeptReports | None
    jobs: int
    scheduler: str | None = None
    _is_checked: bool = attrs.field(default=False, init=False)
    _count: int = attrs.field(default=0, init=False)

    @classmethod
    def begin(cls, settings: Settings, *, jobs: int, bar: Bar, scheduler: str | None = None) -> Run:
        """Look at sources and cache.

        Raises:
            ClaimcheckError: No source could be used.
        """
        checker = _new_checker(settings, bar.indexing)  # wrong sources are told before all else
        is_shared = jobs > 1 or scheduler is not None
        folder = _with_cache(settings, is_shared=is_shared)
        if folder != settings:
            settings, checker = folder, _new_checker(folder, bar.indexing)
        kept = _kept_reports(settings, checker)
        return cls(settings=settings, checker=checker, kept=kept, jobs=jobs, scheduler=scheduler)

    def parts(
        self,
        items: Iterable[Item],
        *,
        document: Callable[[Item], Document],
        most: int | None = None,
    ) -> Iterator[tuple[Item, Part]]:
        """Yield each item with the report on its document, in order, as soon as it is known.

        ``most`` is how many there are at most, where that is known without drawing them.
        """

        def wanted(item: Item) -> Document | Part:
            return self._wanted(document(item))

        found = check_many(items, self.settings, self._team(most), document=wanted)
        with contextlib.closing(found):
            for item, part in found:
                if isinstance(part, Report):
                    _remember(self.kept, part)
                self._count += 1
                yield item, part

    def base(self) -> Report:
        """Return the report without documents: the signature, and what is wrong with sources.

        Verdicts are only kept when nothing is, so the index is not opened where all were.
        """
        if self._is_checked or not self._count or self.checker.diagnostics:
            return self.checker.check_all(())
        return Report(documents=(), signature=self.checker.signature)

    def _wanted(self, document: Document) -> Document | Part:
        known = _remembered(self.kept, document)
        if known is not None:
            return known
        if not self._is_checked:
            self.checker.check_all(())  # builds the index, for all workers to find
            self._is_checked = True
        return document

    def _team(self, most: int | None) -> Team:
        if self.scheduler is not None:
            return Cluster(self.scheduler, identity(self.checker))
        size = self.jobs if most is None else min(self.jobs, most)
        return Pool(size) if size > 1 else Alone(self.checker)


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


def _with_cache(settings: Settings, *, is_shared: bool) -> Settings:
    """Say when the cache folder cannot be used; several processes must then share another."""
    folder = cache_folder(settings.cache_dir)
    if not folder.notice:
        return settings
    complain(folder.notice)
    return settings if not is_shared else attrs.evolve(settings, cache_dir=folder.path)


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


def _new_checker(settings: Settings, progress: Callable[[int, int], None] | None) -> Checker:
    return Checker(
        sources=list(settings.sources),
        granularity=settings.granularity,
        cache_dir=settings.cache_dir,
        progress=progress,
        verifier=_verifier(settings.verifier),
    )
