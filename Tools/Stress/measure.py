"""Runs the program on an input and measures it."""

import os
import resource
import select
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Callable


@dataclass
class Command:
    """What is run in the folder of a row."""

    #: Arguments without the program's name; bytes where they are not UTF-8.
    arguments: list
    #: A file to read from; None: empty input.
    stdin: Path | None = None
    #: Added to the environment.
    environment: dict = field(default_factory=dict)
    #: Where the output goes; None: to a file that is read afterwards.
    stdout: int | None = None
    #: Called in the process before the program is started.
    prepare: Callable[[], None] | None = None
    #: Put in front of the program, such as a tracer.
    prefix: list = field(default_factory=list)
    #: Called beside the program with its process; returns when its work is done.
    meanwhile: Callable[[subprocess.Popen], None] | None = None


@dataclass
class Outcome:
    """What a run left behind."""

    #: Exit code; negative: the signal that ended it; None: it was stopped because it took too long.
    status: int | None
    output: bytes
    errors: bytes
    #: Seconds from start to end, and of the processor.
    elapsed: float
    processor: float
    #: Most memory in use at a time, in bytes.
    peak: int


#: Bytes of output and errors that are looked at.
KEPT = 4 << 20

# A process that is forked this way starts with the peak of its parent, which would be taken for its own.
subprocess._USE_VFORK = False


def run(program: Path, command: Command, folder: Path, scratch: Path, timeout: float) -> Outcome:
    """Runs the program in a folder. Its output goes to files in `scratch`."""
    out, err = scratch / "stdout", scratch / "stderr"
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", **command.environment}
    with open(out, "wb") as output, open(err, "wb") as errors, open(command.stdin or os.devnull, "rb") as stdin:
        start = time.monotonic()
        process = subprocess.Popen(
            [*command.prefix, str(program), *command.arguments],
            cwd=folder,
            stdin=stdin,
            stdout=output if command.stdout is None else command.stdout,
            stderr=errors,
            env=environment,
            preexec_fn=command.prepare,
            start_new_session=True,
        )
        if command.meanwhile:
            command.meanwhile(process)
        status, usage = wait(process, start + timeout)
        elapsed = time.monotonic() - start
    return Outcome(
        status=status,
        output=head(out),
        errors=head(err),
        elapsed=elapsed,
        processor=usage.ru_utime + usage.ru_stime,
        peak=usage.ru_maxrss * 1024,
    )


def wait(process: subprocess.Popen, end: float) -> tuple[int | None, resource.struct_rusage]:
    """Waits for the end of a process, and ends it with its children where it takes too long."""
    handle = os.pidfd_open(process.pid)
    try:
        ready, _, _ = select.select([handle], [], [], max(0, end - time.monotonic()))
        if not ready:
            os.killpg(process.pid, signal.SIGKILL)
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        os.close(handle)
    process.returncode = os.waitstatus_to_exitcode(status)
    return (process.returncode if ready else None), usage


def head(path: Path) -> bytes:
    with open(path, "rb") as file:
        return file.read(KEPT)
