"""Readers: a file or string becomes a ``Document`` with blocks and exact offsets."""

from claimcheck.documents.reader import SUFFIXES, parse_document, read_document

__all__ = ["SUFFIXES", "parse_document", "read_document"]
