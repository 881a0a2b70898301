"""Files in and out: what the user names is read strictly, and what is written is written whole or not at all."""

from __future__ import annotations

import os
import re
import sys
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rollingtext.cli.errors import UsageProblem
from rollingtext.document.limits import MAX_DRAFT_BYTES
from rollingtext.document.nearest import either, nearest
from rollingtext.document.source import Source

if TYPE_CHECKING:
    from rollingtext.document.diagnostics import Fix

_NO_TEXT = (
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "a Rich Text file"),
)


def read_source(path: str, limit: int = MAX_DRAFT_BYTES) -> Source:
    """The text of a file (`-` is standard input), UTF-8 and UTF-16 with a mark, line ends as `\\n`.

    Raises `UsageProblem` for a file that is missing, too large, or not text; the byte is named.
    """
    return decoded(read_data(path, limit), path)


def decoded(data: bytes, path: str) -> Source:
    """The text in the bytes of a file. Raises `UsageProblem` for what is not text; the byte is named."""
    return Source(_decoded(path, data).replace("\r\n", "\n").replace("\r", "\n"), path)


def read_data(path: str, limit: int = MAX_DRAFT_BYTES) -> bytes:
    """The bytes of a file (`-` is standard input). Raises `UsageProblem` for one that is missing or too large."""
    try:
        data = sys.stdin.buffer.read(limit + 1) if path == "-" else _bytes(path, limit)
    except OSError as problem:
        near = files_near(path) or " Check the name."
        raise UsageProblem(f"{path} cannot be read: {problem.strerror or problem}.{near}") from None
    if len(data) > limit:
        raise UsageProblem(f"{path} is larger than {limit // 1024 // 1024} MiB, which is more than any draft.")
    return data


def files_near(path: str) -> str:
    """The sentence that offers the files and folders beside a path that may have been meant instead, or nothing."""
    folder, name = os.path.split(path)
    try:
        there = sorted(each for each in os.listdir(folder or ".") if not each.startswith("."))
    except OSError:
        return ""
    stem, suffix = os.path.splitext(name)
    stems = nearest(stem, (os.path.splitext(each)[0] for each in there))
    near = [each for each in there if os.path.splitext(each)[0] in stems]
    near.sort(key=lambda each: (stems.index(os.path.splitext(each)[0]), not each.endswith(suffix)))
    return f" Did you mean {either([os.path.join(folder, each) for each in near[:3]])}?" if near else ""


def _bytes(path: str, limit: int) -> bytes:
    with open(path, "rb") as file:
        return file.read(limit + 1)


def _decoded(path: str, data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise UsageProblem(
            f"{path} is a packed file. A Word document is read where its name ends in .docx, or with --from docx."
        )
    for mark, kind in _NO_TEXT:
        if data.startswith(mark):
            raise UsageProblem(f"{path} is {kind}. Save it as plain text (.txt, UTF-8) and give that file.")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        line = data[: problem.start].count(b"\n") + 1
        raise UsageProblem(
            f"{path} is not {encoding.removesuffix('-sig').upper()} text: byte {problem.start + 1} (line {line}) "
            f"is {data[problem.start]:#04x}. Save it as UTF-8."
        ) from None


def edit_file(path: str, old: str, fixes: Sequence[Fix]) -> None:
    """Makes changes to a file that was read as `old`, in one step; its line ends and its byte order mark stay.

    Raises `UsageProblem` when it is no longer that text, is not UTF-8, or cannot be written.
    """
    data = _bytes(path, MAX_DRAFT_BYTES)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UsageProblem(f"{path} is UTF-16 text, which is read but not written. Save it as UTF-8.")
    mark = data[:3] if data[:3] == b"\xef\xbb\xbf" else b""
    text = data[len(mark) :].decode("utf-8")
    if Source(text).text != old:
        raise UsageProblem(f"{path} has changed while it was checked. Run the command again.")
    breaks = [match.start() - number for number, match in enumerate(re.finditer("\r\n", text))]
    for fix in reversed(fixes):
        start, end = (at + bisect_left(breaks, at) for at in fix.span)
        text = text[:start] + fix.text + text[end:]
    _replace(path, mark + text.encode("utf-8"))


def keep_apart(output: str, *drafts: str) -> None:
    """Raises `UsageProblem` where a page that only shows something would take the place of a draft."""
    for draft in drafts:
        if output and os.path.exists(output) and os.path.exists(draft) and os.path.samefile(output, draft):
            raise UsageProblem(
                f"-o {output} would write over the draft itself with a page about it. Name another file."
            )


def write_file(path: str, content: str | bytes) -> None:
    """Replaces the file at `path` in one step by a text or by the bytes of a Word file; a failure leaves it as it was.

    Raises `UsageProblem` when the folder is missing or cannot be written, and for a text where a Word file is due.
    """
    if isinstance(content, str) and path.lower().endswith(".docx"):
        raise UsageProblem(
            f"-o {path}: what this writes is text and no Word file. Give a name that ends in .txt or .md."
        )
    _replace(path, content if isinstance(content, bytes) else content.encode("utf-8", errors="backslashreplace"))


def _replace(path: str, data: bytes) -> None:
    import tempfile

    target = os.path.realpath(path)
    folder, name = os.path.split(target)
    try:
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=f".{name}.", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(temporary, os.stat(target).st_mode & 0o7777 if os.path.exists(target) else 0o666 & ~_umask())
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as problem:
        raise UsageProblem(f"{path} cannot be written: {problem.strerror or problem}.") from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
