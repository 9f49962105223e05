"""Rows of texts and names that would act where a report is shown: on a terminal, in a log, in a page."""

import html.parser
import json

import re
import shutil
import xml.etree.ElementTree
from pathlib import Path

from measure import Command, Outcome
from row import CONTROLS, EITHER, FINDINGS, Row
from write import write

#: Each is found as it stands: the rule of the row flags the whole line.
LINES = [
    "\x1b]0;title\x07\x1b[2J\x1b[31mred", "\u009b31mred", "::error file=a::gone", "##[error]gone", "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", '" onmouseover="alert(1)', "]]>&x;<!--", "a\u202eb\u2066c",
    "%0A::error::gone", "javascript:alert(1)", "\u0000\u0001\u0008\u000b\u007f\ufffe\uffff", "a\u2028b\u2029c", "${{ secrets.X }}",
    "| a | ![](http://x) |", "\r::error::gone", "=cmd|' /C calc'!A0", "\U000e0041\ufeff", "{{constructor}}",
]  # fmt: skip
RULE = """title: A line
severity: error
message: "“{match}” is here."
why: For the sake of it.
find: {patterns: ['(?s)^.+$']}
in: [prose, code, alt, front-matter]
fix: {replace: "<b>x</b>"}
examples: {flagged: ["⟦a⟧"], clean: ["  "]}
"""
NAME = "\x1b[31m<b>'\"&::error::a\n##[x]\u202e%0A.txt"


def controls(folder: Path, outcome: Outcome) -> str | None:
    found = CONTROLS.search(outcome.output)
    return f"control character in {outcome.output[max(0, found.start() - 40):found.end() + 20]!r}" if found else None


def commands(folder: Path, outcome: Outcome) -> str | None:
    """Only galley's own workflow commands, each on a line with its properties."""
    for line in outcome.output.decode().split("\n"):
        if re.match(r"::(error|warning|notice) file=[^:,]*,line=\d+", line):
            continue
        if line.startswith("::") or "##[" in line:
            return f"a command: {line[:80]!r}"
    return controls(folder, outcome)


def is_json(folder: Path, outcome: Outcome) -> str | None:
    json.loads(outcome.output)
    return controls(folder, outcome)


def are_json(folder: Path, outcome: Outcome) -> str | None:
    for line in outcome.output.decode().rstrip("\n").split("\n"):
        json.loads(line)
    return controls(folder, outcome)


def is_xml(folder: Path, outcome: Outcome) -> str | None:
    xml.etree.ElementTree.fromstring(outcome.output)
    return controls(folder, outcome)


class PageCheck(html.parser.HTMLParser):
    """Notes tags and attributes that only the draft can have brought in."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.forms = 0
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attributes) -> None:
        self.scripts += tag == "script"
        self.forms += tag == "form"
        if tag in ("img", "iframe", "object", "embed", "base"):
            self.bad.append(tag)
        for name, value in attributes:
            if name.startswith("on") or (name in ("href", "src") and not (value or "").startswith("#")):
                self.bad.append(f"{tag} {name}={value}")


def is_safe_page(folder: Path, outcome: Outcome) -> str | None:
    page = PageCheck()
    page.feed(outcome.output.decode())
    if page.scripts > 1 or page.forms > 1 or page.bad:
        return f"{page.scripts} scripts, {page.forms} forms, {page.bad[:3]}"
    return controls(folder, outcome)


FORMATS = {
    "human": controls, "concise": controls, "json": is_json, "jsonl": are_json, "github": commands, "gitlab": is_json,
    "sarif": is_json, "checkstyle": is_xml, "junit": is_xml, "rdjsonl": are_json, "html": is_safe_page,
}  # fmt: skip


def reports() -> list[Row]:
    """Every format of reports on a hostile draft with a hostile name."""

    def make(report: str, extension: str):
        def write_all(folder: Path, size: int) -> Command:
            text = "\n\n".join(LINES) if extension != "html" else "".join(f"<p>{line.replace('<', '&lt;')}</p>" for line in LINES)
            name = NAME.replace(".txt", "." + extension)
            write(folder / name, text.encode("utf-8", "surrogatepass"))
            write(folder / "r" / "line.yaml", RULE.encode())
            return Command([".", "--rules", "r", "--no-bundled-rules", "--format", report, "--fail-on", "never"])

        return write_all

    rows = [
        Row(f"A hostile draft reported as {report}, .{extension}", make(report, extension), ends=(0,), check=check)
        for report, check in FORMATS.items()
        for extension in ("txt", "md", "html")
    ]

    def diff(folder: Path, size: int) -> Command:
        command = make("human", "txt")(folder, size)
        return Command([".", "--rules", "r", "--no-bundled-rules", "--diff", "--unsafe-fixes", "--fail-on", "never"])

    return [*rows, Row("A hostile draft as a diff", diff, ends=(0,))]


def messages() -> list[Row]:
    """Messages about files with hostile names and contents; control characters on the error stream are always wrong."""

    def row(name: str, files: dict, arguments, ends=EITHER) -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / "a.txt", b"They met TK there.\n")
            for path, text in files.items():
                write(folder / path, text)
            return Command(arguments)

        return Row(name, make, ends=ends)

    evil = "\x1b[31mx\u009b2J"
    return [
        row("A rule with a hostile name", {f"r/{evil}.yaml": b"a: b\n"}, ["a.txt", "--rules", "r"]),
        row("A hostile draft that is no UTF-8", {f"{evil}.txt": b"\xff"}, [f"{evil}.txt"]),
        row("A hostile name that is not there", {}, [f"{evil}.txt"]),
        row("Rules that are not there", {}, ["a.txt", "--rules", evil]),
        row("A baseline that is not there", {}, ["a.txt", "--baseline", evil]),
        row("A configuration that is not there", {}, ["a.txt", "--config", evil]),
        row("A configuration in a hostile folder", {f"{evil}/.galley.yaml": b"a: b\n", f"{evil}/a.txt": b"a"}, ["."]),
        row("A rule that is not there", {}, ["a.txt", "--select", evil]),
        row("A revision that is not there", {}, ["a.txt", "--since", evil]),
        row("An option that is not there", {}, ["a.txt", f"--{evil}"]),
        row("A value that is not there", {}, ["a.txt", "--format", evil]),
        row("A place that is not there", {}, ["explain", f"{evil}:3"]),
        row("A draft to explain", {f"{evil}.txt": evil.encode()}, ["explain", f"{evil}.txt:1"]),
        row("A finding to accept", {}, ["accept", f"{evil}:3", "--reason", "so"]),
        row("Notation that is wrong", {f"{evil}.yaml": b"a: [\n"}, ["notation", f"{evil}.yaml"]),
        row("A rule to test", {f"r/{evil}.yaml": RULE.encode()}, ["test", "r"]),
        row("A configuration to print", {f"{evil}/.galley.yaml": b"ignore: [hyperbole]\n"}, ["--print-config", f"{evil}/a.txt"]),
        row("JSON lines with a hostile id", {"a.jsonl": json.dumps({"id": evil, "text": 1}).encode()}, ["a.jsonl"]),
        row("JSON lines with a hostile key", {"a.jsonl": b'{"\x1b[2J": 1, "\x1b"'}, ["a.jsonl"]),
        row("A report to a hostile path", {}, ["a.txt", "--output", f"json:{evil}/x"]),
        row("Front matter to explain", {"a.md": f"---\ntitle: {evil}\n---\n\n{evil} TK\n".encode()}, ["a.md"]),
    ]


def isolation() -> list[Row]:
    """No network, no other process."""
    skipped = None if shutil.which("strace") else "no strace"

    def make(folder: Path, size: int) -> Command:
        write(folder / "d" / "a.html", b"<!DOCTYPE html SYSTEM 'http://a.b/c.dtd'><img src='http://a.b/c'><p>TK http://a.b/ </p>")
        write(folder / "d" / "a.md", b"![](http://a.b/c) TK <http://a.b/>\n")
        write(folder / "d" / "a.txt", b"TK http://a.b/\n")
        trace = folder / "trace"
        return Command(["d"], prefix=["strace", "-f", "-o", str(trace), "-e", "trace=%network,%process"])

    def alone(folder: Path, outcome: Outcome) -> str | None:
        trace = (folder / "trace").read_text()
        sockets = re.findall(r"(?:socket|connect|sendto)\(.*", trace)
        programs = re.findall(r"execve\(.*", trace)
        return f"{(sockets + programs[1:])[0]}" if sockets or len(programs) != 1 else None

    def outside(folder: Path, size: int) -> Command:
        write(folder / "secret", b"They met TK there.\n")
        (folder / "d").mkdir()
        (folder / "d" / "a.txt").symlink_to("../secret")
        (folder / "d" / "b.txt").symlink_to("/proc/self/environ")
        write(folder / "d" / "c.txt", b"The pier is open.\n")
        return Command(["d", "--format", "concise", "--fix", "--unsafe-fixes"], environment={"TOKEN": "TK secret TK"})

    def inside(folder: Path, outcome: Outcome) -> str | None:
        if (folder / "secret").read_bytes() != b"They met TK there.\n" or b"TK" in outcome.output:
            return "a link led out of the folder that was named"
        return None

    return [
        Row("System calls: no network, no other program", make, ends=FINDINGS, check=alone, skipped=skipped),
        Row("Links that lead out of the folder", outside, ends=FINDINGS, check=inside),
    ]


def rows() -> list[Row]:
    return [*reports(), *messages(), *isolation()]
