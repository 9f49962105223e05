"""Gives the program hostile inputs and prints what came of it: a table with time and peak memory for each row.

Exits with 1 where an input ends in a crash, hangs, takes more than linear time or memory, or ends in the wrong way.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

import drafts
import faults
import files
import injection
import row as rules
import settings
from measure import Command, Outcome, run
from row import Row

GROUPS = {
    "drafts": drafts.rows,
    "settings": settings.rows,
    "files": files.rows,
    "faults": faults.rows,
    "injection": injection.rows,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="Tools/Stress", description=__doc__)
    parser.add_argument("--galley", type=Path, default=Path(".build/release/galley"), help="the program")
    parser.add_argument("--only", default="", metavar="TEXT", help="only the rows of this group, or with this in the name")
    parser.add_argument("--shrink", type=int, default=1, metavar="N", help="divide the sizes by this")
    parser.add_argument("--timeout", type=float, default=600, metavar="SECONDS", help="when a run has taken too long")
    arguments = parser.parse_args()
    program = arguments.galley.resolve()
    faults = total = 0
    with tempfile.TemporaryDirectory(prefix="galley-stress-") as name:
        scratch = Path(name)
        own = run_at(program, empty(), 1, scratch, arguments.timeout)[1].peak
        print(f"{'input':58} {'size':>11} {'exit':>5} {'seconds':>8} {'MB':>7}")
        for group, rows in GROUPS.items():
            for row in rows():
                if arguments.only not in (group, "") and arguments.only not in row.name:
                    continue
                total += 1
                if len(row.sizes) > 1:
                    row.sizes = tuple(max(1, size // arguments.shrink) for size in row.sizes)
                faults += try_row(program, row, own, scratch, arguments.timeout)
    print(f"{total} inputs, {faults} went wrong")
    return 1 if faults else 0


def try_row(program: Path, row: Row, own: int, scratch: Path, timeout: float) -> bool:
    """Runs a row at its sizes and prints its lines; whether something went wrong."""
    if row.skipped:
        print(f"{row.name:58} not run: {row.skipped}")
        return False
    runs: list[Outcome] = []
    wrong = None
    for size in row.sizes:
        wrong, outcome = run_at(program, row, size, scratch, timeout)
        runs.append(outcome)
        shown = f"{size:,}" if len(row.sizes) > 1 else ""
        status = "-" if outcome.status is None else outcome.status
        print(f"{row.name:58} {shown:>11} {status:>5} {outcome.elapsed:8.2f} {outcome.peak / 2**20:7.0f}", flush=True)
        if wrong:
            break
    wrong = wrong or rules.growth(row.sizes, runs, own)
    if wrong:
        print(f"    WRONG: {wrong}", flush=True)
    return wrong is not None


def run_at(program: Path, row: Row, size: int, scratch: Path, timeout: float) -> tuple[str | None, Outcome]:
    """Makes the input in a folder of its own, runs the program there, and removes the folder."""
    folder = scratch / "input"
    folder.mkdir()
    try:
        outcome = run(program, row.make(folder, size), folder, scratch, timeout)
        return rules.fault(row, outcome, folder), outcome
    finally:
        subprocess.run(["rm", "-rf", "--one-file-system", folder], check=False)


def empty() -> Row:
    """An empty draft."""

    def make(folder: Path, size: int) -> Command:
        (folder / "a.txt").touch()
        return Command(["a.txt"])

    return Row("empty", make)


if __name__ == "__main__":
    sys.exit(main())
