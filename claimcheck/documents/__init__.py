"""Readers: a file or string becomes a ``Document`` with blocks and exact offsets."""

from claimcheck.documents.reader import (
    FOLDER_SUFFIXES,
    SUFFIXES,
    parse_document,
    read_document,
    read_documents,
)

__all__ = ["FOLDER_SUFFIXES", "SUFFIXES", "parse_document", "read_document", "read_documents"]
