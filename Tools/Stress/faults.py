"""Rows in which the system fails: calls, space, memory, streams and signals. Nothing may be lost."""

import errno
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from drafts import PROSE
from files import as_nobody
from measure import Command, Outcome
from row import EITHER, ERROR, FINDINGS, Row
from write import write

MB = 1 << 20
#: A draft, and what `--fix` makes of it.
DRAFT = b"The pier  is open. They met TK there.\n"
FIXED = b"The pier is open. They met TK there.\n"
REPORT = b"an older report\n"
BASELINE = b"a.txt:\n  - rule: placeholders/tk\n    match: old\n    block: old\n"


def build_shim(folder: Path) -> Path | None:
    """Compiles what makes calls fail; None where there is no compiler."""
    compiler = shutil.which("cc")
    if not compiler:
        return None
    shim = folder / "faults.so"
    source = Path(__file__).with_name("faults.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", shim, source, "-ldl"], check=True)
    return shim


def old_or_new(path: Path, old: bytes, new: bytes | None) -> str | None:
    """Whether a file holds what it held before, or all of what was to be written; nil: a new text that is not known."""
    held = path.read_bytes()
    if held == old or (held == new if new is not None else len(held) > len(old)):
        return None
    return f"{path.name} holds {len(held)} bytes of neither its old nor its new content: {held[:60]!r}"


def nothing_left(folder: Path) -> str | None:
    """Whether a hidden file was left behind that was to become another."""
    left = [path.name for path in folder.rglob(".*.galley-*")]
    return f"left behind: {left[0]}" if left else None


def untouched(folder: Path, outcome: Outcome) -> str | None:
    """All files are as they were, and none is left behind."""
    for name, text in {"a.txt": DRAFT, "report": REPORT, ".galley-baseline.yaml": BASELINE}.items():
        path = folder / name
        if path.exists() and path.read_bytes() != text:
            return f"{name} was changed: {path.read_bytes()[:60]!r}"
    return nothing_left(folder)


#: What writes files, by what is written.
WRITERS = {
    "--fix": ("a.txt", ["a.txt", "--fix"]),
    "--output": ("report", ["a.txt", "--output", "json:report"]),
    "--write-baseline": (".galley-baseline.yaml", ["a.txt", "--write-baseline", "--reason", "so"]),
}


def place(folder: Path, writer: str) -> None:
    """Writes the draft, and the file that is about to be replaced."""
    write(folder / "a.txt", DRAFT)
    if writer == "--output":
        write(folder / "report", REPORT)
    if writer == "--write-baseline":
        write(folder / ".galley-baseline.yaml", BASELINE)


def calls(shim: Path | None) -> list[Row]:
    """Calls that fail."""
    skipped = None if shim else "no C compiler"

    def row(name: str, call: str, path: str, arguments, ends, says="", error=errno.EIO, after=0, writer="", check=None) -> Row:
        def make(folder: Path, size: int) -> Command:
            place(folder, writer)
            environment = {
                "LD_PRELOAD": str(shim),
                "STRESS_CALL": call,
                "STRESS_NAME": path,
                "STRESS_AFTER": str(after),
                "STRESS_ERROR": str(error),
            }
            return Command([*arguments, "--format", "concise"], environment=environment)

        return Row(name, make, ends=ends, says=says, check=check, skipped=skipped)

    rows = [
        row("The draft cannot be opened", "open", "a.txt", ["a.txt"], ERROR, "a.txt: "),
        row("No descriptor is left", "open", "a.txt", ["a.txt"], ERROR, "a.txt: ", errno.EMFILE),
        row("The draft cannot be read", "read", "a.txt", ["a.txt"], ERROR, "a.txt: "),
        row("The draft is read byte by byte", "read", "a.txt", ["a.txt"], (1,), error=0),
        row("The folder cannot be read", "readdir", "input", ["."], ERROR, ".: ", after=1),
        row("No further threads", "thread", "", [".", "--jobs", "8"], (1,), error=errno.EAGAIN),
        row("The output is written byte by byte", "write", "stdout", ["a.txt"], (1,), error=0),
        row("The output fails", "write", "stdout", ["a.txt"], ERROR, "the output could not be written"),
    ]
    for writer, (path, arguments) in WRITERS.items():
        for call, reason in {
            "open": errno.EACCES, "write": errno.ENOSPC, "fchmod": errno.EPERM, "rename": errno.EIO, "fsync": errno.EIO,
        }.items():  # fmt: skip
            if call == "fsync" and writer != "--fix":
                continue
            name = ".galley-" if call != "rename" else path
            rows.append(row(f"{writer}: {call} fails", call, name, arguments, ERROR, f"{path}: ", reason, 0, writer, untouched))
        rows.append(row(f"{writer} in pieces of a byte", "write", ".galley-", arguments, (0, 1), error=0, writer=writer))
    return rows


def full() -> list[Row]:
    """No room to write to."""
    rows = []
    for writer, (path, arguments) in WRITERS.items():

        def on_full_disk(folder: Path, size: int, writer=writer, arguments=arguments) -> Command:
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", folder], check=True)
            place(folder, writer)
            try:
                write(folder / "full", (b"x", 1 << 20))
            except OSError:
                pass
            return Command(arguments)

        def locked(folder: Path, size: int, writer=writer, arguments=arguments) -> Command:
            place(folder, writer)
            for file in folder.iterdir():
                os.chmod(file, 0o666)
            os.chmod(folder, 0o555)
            return Command(arguments, prepare=as_nobody)

        def clean_up(folder: Path, outcome: Outcome) -> str | None:
            fault = untouched(folder, outcome)
            subprocess.run(["umount", folder], check=True)
            return fault

        skipped = None if os.getuid() == 0 else "a small disk can be mounted by root only"
        rows += [
            Row(f"{writer} on a full disk", on_full_disk, ends=ERROR, says=f"{path}: ", check=clean_up, skipped=skipped),
            Row(f"{writer} in a folder that is read-only", locked, ends=ERROR, says=f"{path}: ", check=untouched),
        ]
    return rows


def streams() -> list[Row]:
    """Output that nobody takes."""

    def row(name: str, ends, prepare=None, says="", arguments=(), reader=None, check=None) -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / "a.txt", (DRAFT, 5000))
            command = Command(["a.txt", *arguments], prepare=prepare)
            if reader:
                command.stdout = reader()
            return command

        return Row(name, make, ends=ends, says=says, check=check)

    def device() -> int:
        return os.open("/dev/full", os.O_WRONLY)

    def broken() -> int:
        end, other = os.pipe()
        os.close(end)
        return other

    def closing(*descriptors):
        def close() -> None:
            for descriptor in descriptors:
                os.close(descriptor)

        return close

    def ignoring_pipes() -> None:
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)

    def kept(folder: Path, outcome: Outcome) -> str | None:
        return old_or_new(folder / "a.txt", DRAFT * 5000, FIXED * 5000)

    rows = [
        row("The output is full", ERROR, says="the output could not be written", reader=device),
        row("Nobody reads the output", (-signal.SIGPIPE,), reader=broken, prepare=lambda: signal.signal(signal.SIGPIPE, signal.SIG_DFL)),
        row("Nobody reads the output, SIGPIPE ignored", (-signal.SIGPIPE, 141), ignoring_pipes, reader=broken),
        row("Standard input is closed", (1,), closing(0)),
        row("Standard output is closed", ERROR, closing(1), "the output could not be written"),
        row("Standard output is closed during --fix", ERROR, closing(1), arguments=["--fix"], check=kept),
        row("The error stream is closed during --fix", (1,), closing(2), arguments=["--fix"], check=kept),
        row("All streams are closed during --fix", (2,), closing(0, 1, 2), arguments=["--fix"], check=kept),
    ]
    # Nobody can be told.
    rows[-1].is_mute = True
    return rows


def interrupted() -> list[Row]:
    """Signals in the middle of writing."""
    old, new = DRAFT * 500, FIXED * 500

    def row(number: signal.Signals, leaves: bool) -> Row:
        def make(folder: Path, size: int) -> Command:
            for index in range(1000):
                write(folder / "d" / f"{index}.txt", old)

            def interrupt(process: subprocess.Popen) -> None:
                while process.poll() is None and (folder / "d" / "1.txt").stat().st_size == len(old):
                    time.sleep(0.002)
                time.sleep(size / 1000)
                process.send_signal(number)

            return Command(["d", "--fix", "--quiet", "--format", "concise"], meanwhile=interrupt)

        def whole(folder: Path, outcome: Outcome) -> str | None:
            for path in (folder / "d").glob("*.txt"):
                fault = old_or_new(path, old, new)
                if fault:
                    return fault
            return None if leaves else nothing_left(folder)

        return Row(f"{number.name} in the middle of --fix", make, (20, 60), (-number, 1), check=whole)

    return [row(signal.SIGINT, False), row(signal.SIGTERM, False), row(signal.SIGHUP, False), row(signal.SIGKILL, True)]


def memory() -> list[Row]:
    """Limits on memory: a draft is read, or named as too large."""
    text = {"txt": (PROSE, 40_000), "md": (b"* *a* [b](c) " + PROSE, 30_000), "html": (b"<p><b>a</b> " + PROSE, 30_000)}

    def row(extension: str, megabytes: int, *arguments) -> Row:
        name = f"a.{extension}"

        def make(folder: Path, size: int) -> Command:
            write(folder / name, text[extension])
            limit = size * MB
            return Command(
                [name, "--quiet", *arguments], prepare=lambda: resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))  # fmt: skip

        def named(folder: Path, outcome: Outcome) -> str | None:
            if (folder / name).stat().st_size < len(text[extension][0]) * text[extension][1] * 0.9:
                return "the draft was cut"
            if outcome.status == 2 and name.encode() not in outcome.errors:
                return f"{name} is not named: {outcome.errors[-200:]!r}"
            return nothing_left(folder)

        what = " during --fix" if arguments else ""
        return Row(f"{megabytes} MB of memory{what}, .{extension}", make, (megabytes,), EITHER, check=named)

    sizes = (100, 110, 120, 130, 160, 200, 300)
    return [row(extension, size) for extension in text for size in sizes] + [row("txt", size, "--fix") for size in sizes]


def stack() -> list[Row]:
    """A small stack for what is nested deeply; threads have their own size."""

    def row(name: str, extension: str, unit: bytes) -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / f"a.{extension}", (unit, size))
            limit = 256 << 10
            return Command(
                ["--jobs", "1", f"a.{extension}"], prepare=lambda: resource.setrlimit(resource.RLIMIT_STACK, (limit, limit)))  # fmt: skip

        return Row(f"{name} on 256 kB of stack, .{extension}", make, (200_000,), EITHER)

    return [
        row("Nested elements", "html", b"<div><b>"), row("Nested lists", "html", b"<ul><li>"), row("Brackets", "md", b"["),
        row("Quotations", "md", b">"), row("Brackets", "txt", "(“[".encode()), row("Nested lists", "jsonl", b'{"a":['),
    ]  # fmt: skip


def rows() -> list[Row]:
    shim = build_shim(Path(tempfile.mkdtemp(prefix="galley-shim-")))
    return [*calls(shim), *full(), *streams(), *interrupted(), *memory(), *stack()]
