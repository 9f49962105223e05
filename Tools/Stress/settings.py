"""Rows of rule files, configurations, baselines and patterns."""

from pathlib import Path

from drafts import MB, MILLION, lint, steps
from measure import Command, Outcome
from row import EITHER, ERROR, FINDINGS, Row
from write import numbered, write

RULE = b"""title: A word
severity: error
message: "{match} is here."
find:
  phrases: [harbour]
examples:
  flagged: ["The \xe2\x9f\xa6harbour\xe2\x9f\xa7 is open."]
  clean: ["The pier is open."]
"""
CONFIGURATION = b"ignore: [hyperbole]\nexclude: [node_modules/]\noverrides:\n  - files: archive/\n    ignore: [leftovers]\n"


def patterned(pattern: str) -> bytes:
    """A rule that looks for a pattern."""
    return RULE.replace(b"phrases: [harbour]", f"patterns: ['{pattern}']".encode())


def draft(folder: Path) -> None:
    write(folder / "a.txt", b"The harbour is open. They met TK there.\n")


#: What each kind of settings is called, and how it is named on the command line.
KINDS = {
    "A rule file": ("r/rule.yaml", ["--rules", "r/rule.yaml"]),
    "A configuration": (".galley.yaml", []),
    "A baseline": (".galley-baseline.yaml", []),
}


def settings(kind: str, what: str, sizes, *parts, ends=ERROR, says="") -> Row:
    """A row for a file of settings; a part in a tuple is repeated `size` times."""
    name, arguments = KINDS[kind]

    def make(folder: Path, size: int) -> Command:
        draft(folder)
        write(folder / name, *[part if isinstance(part, bytes) else (part[0], size) for part in parts])
        return lint("a.txt", *arguments)

    return Row(f"{kind}: {what}", make, sizes, ends, says)


def notation() -> list[Row]:
    """What a file in the notation of rules may hold."""
    rows = []
    million = steps(MILLION)
    for kind, (name, _) in KINDS.items():
        place = f"{name}:1:"
        rows += [
            settings(kind, "10⁶ opened lists", million, (b"[",), says=place),
            settings(kind, "10⁶ opened mappings", million, (b"{a: ",), says=place),
            settings(kind, "10⁶ opened items", million, (b"- ",), says=place),
            settings(kind, "10⁶ keys", million, (b"a: b\n",), says=f"{name}:2:"),
            settings(kind, "10⁶ items", million, b"- a\n", (b"- a\n",), says=place),
            settings(kind, "200 MB in one line", steps(200 * MB), (b"x",), says=place),
            settings(kind, "a text of 50 MB that stays open", steps(50 * MB), b'title: "', (b"x",), says=f"{name}:1:"),
            settings(kind, "10⁶ aliases", million, b"a: &a b\nc: [", (b"*a, ",), b"]\n", says=place),
            settings(kind, "10⁶ lone surrogates", million, b'title: "', (b"\\ud800",), b'"\n', says=place),
            settings(kind, "10⁶ comments", million, (b"# a\n",), ends=EITHER),
            settings(kind, "10⁶ blank lines", million, (b"\n",), ends=EITHER),
            settings(kind, "NUL bytes", million, (b"\0",), says=place),
            settings(kind, "10⁶ tabs", million, (b"\t",), ends=EITHER),
            settings(kind, "10⁶ carriage returns", million, (b"\r",), ends=EITHER),
            settings(kind, "overlong UTF-8", (1,), b"title: \xc0\xaf\n", says=place),
            settings(kind, "UTF-16 with a byte-order mark", (1,), "a: b\n".encode("utf-16"), says=place),
            settings(kind, "UTF-16 without", (1,), "a: b\n".encode("utf-16-le"), says=place),
            settings(kind, "escape sequences", (1,), b"\x1b]0;x\x07\x1b[2J: a\n", says=place),
            settings(kind, "an escaped escape sequence as key", (1,), b'"\\e]0;x\\a": a\n', ends=EITHER),
        ]
    return rows


def truncated() -> list[Row]:
    """Every truncation of valid files: each is read, or refused with its place."""

    def rules(folder: Path, size: int) -> Command:
        draft(folder)
        for end in range(len(RULE)):
            write(folder / "r" / f"r{end}.yaml", RULE[:end])
        return lint("a.txt", "--rules", "r")

    def configurations(folder: Path, size: int) -> Command:
        for end in range(len(CONFIGURATION)):
            write(folder / str(end) / ".galley.yaml", CONFIGURATION[:end])
            draft(folder / str(end))
        return lint(".")

    def each_said(folder: Path, outcome: Outcome) -> str | None:
        said = sum(f"r/r{end}.yaml:".encode() in outcome.errors for end in range(len(RULE)))
        return None if said > len(RULE) * 0.9 else f"only {said} of {len(RULE)} truncated rules were refused"

    return [
        Row("Every truncation of a rule", rules, ends=ERROR, check=each_said),
        Row("Every truncation of a configuration", configurations, ends=EITHER),
    ]


def rules() -> list[Row]:
    """What a rule may ask for."""

    def rule(name: str, sizes, text, line: bytes = b"The harbour is open.\n", ends=FINDINGS, says="") -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / "a.txt", line if isinstance(line, bytes) else line(size))
            write(folder / "r" / "rule.yaml", text(size) if callable(text) else text)
            return lint("a.txt", "--rules", "r", "--no-bundled-rules", "--no-config")

        return Row(f"A rule with {name}", make, sizes, ends, says)

    def phrases(size: int) -> bytes:
        words = ", ".join(f"harbour{number}" for number in range(size))
        return RULE.replace(b"harbour]", words.encode() + b"]")

    def gave_up(folder: Path, outcome: Outcome) -> str | None:
        found = outcome.output.count(b"gave up")
        return None if found else "no “gave up” in the report"

    explosive = []
    for pattern in ("(a+)+$", "(a*)*b", "(a|aa)+$", "(a|a?)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?:a?){60}a{60}", "(.*)*x$"):
        row = rule(
            f"the pattern {pattern} on a line of 10⁵ a", steps(100_000), patterned(pattern),
            lambda size: b"a" * size + b"!\n")  # fmt: skip
        explosive.append(row)
    explosive[0].check = gave_up
    for pattern in ("[a-z]+;", "a(?=.*+b)", "a.*+(?:b|c)", "(?<=a{200})b", "(?:a|b|ab)*c"):
        explosive.append(
            rule(f"the pattern {pattern} on a word of 10⁶ a", steps(MILLION), patterned(pattern), lambda size: b"a" * size + b" ;c b"))
    return [
        *explosive,
        rule("the pattern (a+)+$ in 10⁴ paragraphs", steps(10_000), patterned("(a+)+$"), lambda size: (b"a" * 40 + b"!\n\n") * size),
        rule("the pattern (?R) nested 10⁵ times", steps(100_000), patterned(r"\((?R)*\)"), lambda size: b"(" * size),
        rule("10⁴ phrases", steps(10_000), phrases),
        rule("a phrase of 1 MB", steps(MB), lambda size: RULE.replace(b"[harbour]", b"[" + b"x" * size + b"]"), ends=EITHER),
        rule("a pattern of 1 MB", steps(MB), lambda size: patterned("x" * size), ends=ERROR, says="r/rule.yaml:5:"),
        rule("10⁵ nested groups", steps(100_000), lambda size: patterned("(" * size + ")" * size), ends=ERROR, says="r/rule.yaml:5:"),
        rule("nested repetitions", (1,), patterned("(((((x{1,1000}){1,1000}){1,1000}){1,1000}){1,1000})"), ends=ERROR),
        rule("a callout", (1,), patterned("(?C1)harbour"), ends=EITHER),
        rule("(*NO_JIT)(*LIMIT_MATCH=4000000000)", (1,), patterned("(*LIMIT_MATCH=4000000000)(a+)+$"), lambda size: b"a" * 5000 + b"!\n", ends=EITHER),
    ]  # fmt: skip


def configurations() -> list[Row]:
    """What configurations may name."""

    def config(name: str, files, sizes=(1,), ends=ERROR, says="", arguments=()) -> Row:
        def make(folder: Path, size: int) -> Command:
            draft(folder)
            for path, text in files(size).items():
                write(folder / path, text.encode())
            return lint("a.txt", *arguments)

        return Row(f"A configuration that {name}", make, sizes, ends, says)

    def chain(size: int) -> dict:
        files = {f"c{n}.yaml": f"extends: c{n + 1}.yaml\n" for n in range(size)}
        return {".galley.yaml": "extends: c0.yaml\n", f"c{size}.yaml": "ignore: [hyperbole]\n", **files}

    def diamonds(size: int) -> dict:
        files = {f"c{n}.yaml": f"extends: [c{n + 1}.yaml, c{n + 1}.yaml]\n" for n in range(size)}
        return {".galley.yaml": "extends: c0.yaml\n", f"c{size}.yaml": "ignore: [hyperbole]\n", **files}

    def globs(size: int) -> dict:
        return {".galley.yaml": "exclude: ['" + "*a" * size + "b', '" + "**/" * size + "b']\n", "d/" + "a" * 200 + ".txt": "x"}

    return [
        config("extends itself", lambda size: {".galley.yaml": "extends: .galley.yaml\n"}, says=".galley.yaml:1:"),
        config("extends a chain of 10⁴", chain, (10_000,), ends=EITHER),
        config("extends 30 diamonds", diamonds, (30,), ends=EITHER),
        config("excludes by 10⁴ stars", globs, steps(10_000), ends=FINDINGS, arguments=(".",)),
        config("extends a device", lambda size: {".galley.yaml": "extends: /dev/zero\n"}, says="/dev/zero"),
        config("extends a folder", lambda size: {".galley.yaml": "extends: ..\n"}, says=".galley.yaml:1:"),
        config("names a device for rules", lambda size: {".galley.yaml": "rules: /dev/zero\n"}, says="/dev/zero"),
        config("names what is not there", lambda size: {".galley.yaml": "rules: none\n"}, says="none"),
    ]


def baselines() -> list[Row]:
    """Baselines of any size."""

    def entries(folder: Path, size: int) -> Command:
        draft(folder)
        form = '  - rule: placeholders/tk\n    match: "T%d"\n    block: "b%d"\n    reason: "so"\n'
        numbered(folder / ".galley-baseline.yaml", form, size, b"a.txt:\n")
        return lint("a.txt", "--severity", "error")

    def written(folder: Path, size: int) -> Command:
        write(folder / "a.txt", (b"They met TK there.\n\n", size))
        return lint("a.txt", "--write-baseline", "--reason", "so")

    return [
        Row("A baseline of 10⁵ entries", entries, steps(100_000), EITHER),
        Row("A baseline that is written for 10⁵ findings", written, steps(100_000), (0,)),
    ]


def rows() -> list[Row]:
    return [*notation(), *truncated(), *rules(), *configurations(), *baselines()]
