"""What LibreOffice makes of Word files: a program of its own, run by the Python that knows its interface.

    python3 office.py FOLDER

For every `NAME.docx` in the folder it writes `NAME.accepted.txt` and `NAME.rejected.txt` (each paragraph on one line,
all changes accepted or rejected), `NAME.shown.txt` (each paragraph behind the number that is printed before it) and
`NAME.changes.txt` (author, date and kind of each change).
"""

import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PORT = 2000 + os.getpid() % 30000


def _value(name, value):
    said = PropertyValue()
    said.Name, said.Value = name, value
    return said


def _connected(profile):
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{profile}",
         f"--accept=socket,host=127.0.0.1,port={PORT};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for _ in range(240):
        try:
            there = resolver.resolve(f"uno:socket,host=127.0.0.1,port={PORT};urp;StarOffice.ComponentContext")
            return office, there
        except NoConnectException:
            time.sleep(0.25)
    office.kill()
    raise SystemExit("LibreOffice does not answer.")


def _paragraphs(text, numbered=False):
    out = []
    found = text.createEnumeration()
    while found.hasMoreElements():
        item = found.nextElement()
        if item.supportsService("com.sun.star.text.TextTable"):
            for name in item.getCellNames():
                out += _paragraphs(item.getCellByName(name), numbered)
            continue
        words = ""
        portions = item.createEnumeration()
        while portions.hasMoreElements():
            portion = portions.nextElement()
            if portion.TextPortionType in ("Text", "Footnote", "TextField"):
                words += portion.getString()
        if numbered and item.ListLabelString:
            words = f"{item.ListLabelString}\t{words}"
        out.append(words.replace("\n", " "))
    return out


def _write(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def _date(said):
    return f"{said.Year:04}-{said.Month:02}-{said.Day:02}"


def main(folder):
    office, there = _connected(os.path.join(folder, "profile"))
    try:
        _judge(folder, there)
    finally:
        office.terminate()
        office.wait(30)


def _judge(folder, there):
    desktop = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", there)
    dispatcher = there.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", there)
    for name in sorted(os.listdir(folder)):
        stem, suffix = os.path.splitext(name)
        if suffix != ".docx":
            continue
        for verb in ("accepted", "rejected"):
            page = desktop.loadComponentFromURL(
                f"file://{os.path.join(folder, name)}", "_blank", 0, (_value("Hidden", True),)
            )
            if verb == "accepted":
                _write(os.path.join(folder, f"{stem}.shown.txt"), _paragraphs(page.getText(), True))
                _write(os.path.join(folder, f"{stem}.changes.txt"), _changes(page))
            command = "AcceptAll" if verb == "accepted" else "RejectAll"
            frame = page.getCurrentController().getFrame()
            dispatcher.executeDispatch(frame, f".uno:{command}TrackedChanges", "", 0, ())
            _write(os.path.join(folder, f"{stem}.{verb}.txt"), _paragraphs(page.getText()))
            page.close(True)


def _changes(page):
    changes = page.getRedlines().createEnumeration()
    told = []
    while changes.hasMoreElements():
        change = changes.nextElement()
        told.append(f"{change.RedlineAuthor}\t{_date(change.RedlineDateTime)}\t{change.RedlineType}")
    return told


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]))
