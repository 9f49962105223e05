"""Rows of the table: an input, what is run on it, and what must come of it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Callable

from measure import Command, Outcome

FINDINGS = (0, 1)
ERROR = (2,)
EITHER = (0, 1, 2)


@dataclass
class Row:
    """An input at one or two sizes."""

    name: str
    #: Writes the input into a folder and says what to run there. Takes the folder and the size.
    make: Callable[[Path, int], Command]
    #: Ascending. Where there are two, time and memory must not grow faster than the size.
    sizes: tuple[int, ...] = (1,)
    #: Exit codes that are right.
    ends: tuple[int, ...] = FINDINGS
    #: What the error stream must hold.
    says: str = ""
    #: Looks at what is left in the folder; returns what is wrong.
    check: Callable[[Path, Outcome], str | None] | None = None
    #: Why the row cannot be run here.
    skipped: str | None = None
    #: Whether nobody can be told.
    is_mute: bool = False


#: Where a terminal would obey: all control characters but the line feed.
CONTROLS = re.compile(rb"[\x00-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]")
#: How much faster than the size time and memory may grow, measured on a machine that does other things, too.
TOLERANCE = 1.8
#: Below this, times are too short to be compared.
LEAST_SECONDS = 0.15
LEAST_MEMORY = 16 << 20


def fault(row: Row, outcome: Outcome, folder: Path) -> str | None:
    """What is wrong with a run; None where all is right."""
    if outcome.status is None:
        return "took too long"
    if outcome.status < 0 and outcome.status not in row.ends:
        return f"ended by signal {-outcome.status}: {tail(outcome.errors)}"
    if outcome.status not in row.ends:
        return f"exit code {outcome.status}: {tail(outcome.errors)}"
    if CONTROLS.search(outcome.errors):
        return f"control characters on the error stream: {tail(outcome.errors)}"
    if outcome.status == 2 and not row.is_mute and not outcome.errors.strip():
        return "exit code 2 without a word"
    if row.says and row.says.encode() not in outcome.errors:
        return f"no “{row.says}” in: {tail(outcome.errors)}"
    return row.check(folder, outcome) if row.check else None


def growth(sizes: tuple[int, ...], runs: list[Outcome], own: int) -> str | None:
    """Whether time or memory grew faster than the input; `own` is what the program takes on an empty one."""
    if len(runs) < 2:
        return None
    (small, large), ratio = runs, sizes[1] / sizes[0]
    time = large.processor / max(LEAST_SECONDS, small.processor)
    if time > TOLERANCE * ratio:
        return f"time grew {time:.0f} times for {ratio:.0f} times the input"
    memory = (large.peak - own) / max(LEAST_MEMORY, small.peak - own)
    if memory > TOLERANCE * ratio:
        return f"memory grew {memory:.0f} times for {ratio:.0f} times the input"
    return None


def tail(text: bytes) -> str:
    """The end of a message on one line."""
    return repr(text[-300:].decode(errors="replace"))
