"""Sources given as text in memory."""

from __future__ import annotations

import datetime as dt

import attrs

from claimcheck.documents import parse_document
from claimcheck.model import Passage, Span
from claimcheck.sources.passages import document_passages
from claimcheck.sources.source import digest_of, sound


@attrs.frozen(kw_only=True)
class TextSource:
    """A source whose text is already here; see `text_source`."""

    name: str
    text: str
    format: str
    template: Passage

    @property
    def digest(self) -> str:
        """SHA-256 over the name, the text and all that was said about it."""
        about = self.template
        said = (self.format, about.title, about.url, about.date, about.revision, about.credit)
        return digest_of(self.name, self.text.encode("utf-8", "surrogatepass"), repr(said).encode())

    def passages(self) -> tuple[Passage, ...]:
        """Return the sentences of the text as passages, in order."""
        document = parse_document(self.text, path=self.name, format=self.format)
        title = self.template.title or document.title or ""
        return document_passages(document, attrs.evolve(self.template, title=title))


def text_source(  # noqa: PLR0913 - the facts about a text, each with a default
    name: str,
    text: str,
    *,
    title: str = "",
    url: str | None = None,
    date: dt.date | None = None,
    revision: str | None = None,
    credit: str | None = None,
    format: str = "text",  # noqa: A002 - the word parse_document uses
) -> TextSource:
    """Return a source that holds ``text``; nothing is parsed yet.

    Args:
        name: Shown to people; unique among the sources of a check.
        text: Plain text, Markdown or HTML, as ``format`` says.
        title: What the text is about; the text's own title when empty.
        url: Where the text is published, or none.
        date: The day its relative dates count from, or none when it is not known.
        revision: The version of the page, or none.
        credit: The attribution that the licence of the text asks for, or none.
        format: "text", "markdown" or "html".

    Example:
        >>> source = text_source("note", "The tent weighs 2.4 kg. The stove weighs 1.1 kg.")
        >>> [passage.text for passage in source.passages()]
        ['The tent weighs 2.4 kg.', 'The stove weighs 1.1 kg.']
    """
    template = Passage(
        key="",
        source=sound(name),
        text="",
        span=Span(0, 0),
        line=1,
        title=sound(title),
        url=None if url is None else sound(url),
        date=date,
        revision=revision,
        credit=None if credit is None else sound(credit),
    )
    return TextSource(name=sound(name), text=text, format=format, template=template)
