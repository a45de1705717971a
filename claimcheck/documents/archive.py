"""Open a zip archive that nobody vouches for: what it may cost is known before it is unpacked."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from claimcheck.errors import UnsupportedError

MOST_UNPACKED = 512 * 1024 * 1024
"""An archive whose files would have more bytes than this together is refused."""

_MOST_FILES = 10_000
_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    NotImplementedError,
    OverflowError,
)


class Archive:
    """The files in a zip archive.

    Args:
        raw: The bytes of the archive.
        name: How errors name it.

    Raises:
        UnsupportedError: It is damaged, encrypted, packed in an unusual way, or would unpack to
            over 512 MB or 10,000 files.
    """

    def __init__(self, raw: bytes, name: str) -> None:
        self.name = name
        # zipfile reads every entry there is before it says how many; each begins with this mark.
        if raw.count(_ENTRY) > _MOST_FILES:
            self._refuse(f"has over {_MOST_FILES} files in it, more than any Word file")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            entries = self._zip.infolist()
        except _DAMAGED as error:
            raise self._damaged() from error
        if any(entry.flag_bits & _ENCRYPTED for entry in entries):
            self._refuse("is protected by a password; save it without one")
        if not all(entry.compress_type in _METHODS for entry in entries):
            self._refuse("is packed in a way that Word does not use; save it again in Word")
        if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
            self._refuse(f"would unpack to over {MOST_UNPACKED >> 20} MB, more than is read")
        self._names = frozenset(entry.filename for entry in entries)

    def read(self, part: str, *, most: int) -> bytes | None:
        """Return the bytes of one file in the archive, or none when there is no such file.

        Args:
            part: Its name in the archive.
            most: How many bytes it may have.

        Raises:
            UnsupportedError: It has more, or is damaged.
        """
        if part not in self._names:
            return None
        try:
            with self._zip.open(part) as file:
                data = file.read(most + 1)
        except _DAMAGED as error:
            raise self._damaged() from error
        if len(data) > most:
            self._refuse(f"has over {most >> 20} MB in {part}; split it into several files")
        return data

    def _damaged(self) -> UnsupportedError:
        return UnsupportedError(self.name, "is a damaged Word file; open and save it again in Word")

    def _refuse(self, problem: str) -> None:
        raise UnsupportedError(self.name, problem)
