"""Packed files opened with their sizes counted: what a member says of itself is not believed."""

from __future__ import annotations

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from rollingtext.document.limits import MAX_ARCHIVE_BYTES, MAX_ARCHIVE_MEMBERS, MAX_MEMBER_BYTES


class NoArchive(Exception):
    """Bytes that are no packed file that is opened here; the text says why."""


def unpacked(data: bytes, wanted: tuple[str, ...]) -> dict[str, bytes]:
    """The members whose names end with one of `wanted`, by name. Raises `NoArchive` for a file that is not opened.

    Nothing is ever written to a disk; a name that points outside of the file is a reason to open none of it.
    """
    try:
        archive = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, EOFError):
        raise NoArchive("it is damaged") from None
    members = archive.infolist()
    if len(members) > MAX_ARCHIVE_MEMBERS:
        raise NoArchive(f"it holds more than {MAX_ARCHIVE_MEMBERS:,} files")
    out: dict[str, bytes] = {}
    left = MAX_ARCHIVE_BYTES
    for member in members:
        name = member.filename
        if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
            raise NoArchive(f"it holds a file with an unsafe name, {name[:80]!r}")
        if not name.endswith(wanted):
            continue
        if member.flag_bits & 1:
            raise NoArchive("it is encrypted")
        try:
            with archive.open(member) as file:
                content = file.read(min(left, MAX_MEMBER_BYTES) + 1)
        except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
            raise NoArchive(f"its part {name[:80]} is damaged") from None
        if len(content) > MAX_MEMBER_BYTES:
            raise NoArchive(f"its part {name[:80]} is larger than {MAX_MEMBER_BYTES // 1024 // 1024} MiB")
        left -= len(content)
        if left < 0:
            raise NoArchive(f"it is larger than {MAX_ARCHIVE_BYTES // 1024 // 1024} MiB when unpacked")
        out[name] = content
    return out
