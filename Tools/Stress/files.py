"""Rows of encodings, names, folders, and files that are none."""

import os
import random
import socket
from pathlib import Path

from drafts import MB, lint, repeated, steps
from measure import Command, Outcome
from row import EITHER, ERROR, FINDINGS, Row
from write import repeat, write

PAGE = """<!DOCTYPE html><html><head><title>Pier</title><meta charset=utf-8></head><body class="a b"><!-- c -->
<h1>The pier</h1><p>Shares of <a href="/q">Quiet&nbsp;Foods</a> “fell” &#8211; TK.</p><ul><li>One<li>Two</ul>
<table><tr><td>1</td></tr></table><script>x</script><img src=a alt='A boat'></body></html>
""".encode()
TEXT = "\ufeffThe pier\r\n\r\nShares “fell” – TK.\n\n- One\n- Two 😀\n".encode()
MARKDOWN = """---
title: The pier
---

# The pier

Shares of [Quiet Foods][q] *fell* – **TK** &amp; `code`. <!-- stet placeholders/tk: so -->

> - One
>   1. Two

| a | b |
|---|---|
| c | d |

```text
code
```

<div class="a">Share this</div>

[q]: http://example.org/ "Quiet"
""".encode()


def encodings() -> list[Row]:
    """Bytes that are no UTF-8 text."""

    def one(name: str, text: bytes, ends=FINDINGS, says: str = "", extension: str = "txt") -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / f"a.{extension}", text)
            return lint(f"a.{extension}")

        return Row(f"{name}, .{extension}", make, ends=ends, says=says)

    words = "They met TK there.\n"
    rows = []
    for extension, ends, says in (("txt", ERROR, "a.txt:1:"), ("md", ERROR, "a.md:1:"), ("html", FINDINGS, "")):
        rows += [
            one("Overlong UTF-8", b"a \xc0\xaf \xe0\x80\xaf\n", ends, says, extension),
            one("Surrogates in UTF-8", b"a \xed\xa0\x80\n", ends, says, extension),
            one("Code points beyond Unicode", b"a \xf4\x90\x80\x80\n", ends, says, extension),
            one("A sequence cut at the end", b"a \xf0\x9f\x98", ends, says, extension),
            one("UTF-16 with a byte-order mark", words.encode("utf-16"), FINDINGS, "", extension),
            one("UTF-16 without", words.encode("utf-16-le"), EITHER, "", extension),
            one("UTF-16 of an odd length", b"\xff\xfeT\0K\0 ", FINDINGS, "", extension),
            one("UTF-16 with lone surrogates", b"\xff\xfe" + b"\x00\xd8" * 1000 + b"T\0K\0", FINDINGS, "", extension),
            one("UTF-32", words.encode("utf-32"), ERROR, f"a.{extension}", extension),
            *repeated("50 MB of UTF-16", (extension,), steps(50 * MB // 40), words.encode("utf-16-le"), b"\xff\xfe"),
            *repeated("50 MB of bytes that are no UTF-8", (extension,), steps(50 * MB), b"\xff", ends=ends),
        ]
    return rows


def binaries() -> list[Row]:
    """Files of other programs, and noise."""

    def make(name: str):
        def write_all(folder: Path, size: int) -> Command:
            noise = random.Random(1)
            (folder / "d").mkdir()
            for number in range(100):
                text = noise.randbytes(20_000) if name == "noise" else scrambled(noise, name)
                write(folder / "d" / f"{number}.{('txt', 'md', 'html')[number % 3]}", text)
            return lint("d")

        return write_all

    def scrambled(noise: random.Random, name: str) -> bytes:
        text = bytearray({"text": TEXT, "pages": PAGE, "Markdown": MARKDOWN}[name] * 5)
        for _ in range(20):
            text[noise.randrange(len(text))] = noise.randrange(256)
        return bytes(text)

    def program(folder: Path, size: int) -> Command:
        for extension in ("txt", "md", "html"):
            (folder / f"a.{extension}").symlink_to("/bin/sh")
        return lint("a.txt", "a.md", "a.html")

    return [
        Row("100 files of noise", make("noise"), ends=ERROR),
        *(Row(f"100 scrambled files of {name}", make(name), ends=EITHER) for name in ("text", "pages", "Markdown")),
        Row("A program as text, Markdown and page", program, ends=ERROR),
    ]


def truncations() -> list[Row]:
    """Every truncation of a valid file."""

    def row(extension: str, text: bytes) -> Row:
        def make(folder: Path, size: int) -> Command:
            for end in range(len(text)):
                write(folder / "d" / f"{end}.{extension}", text[:end])
            return Command(["d", "--format", "jsonl"])

        return Row(f"Every truncation of a draft, .{extension}", make, ends=EITHER)

    return [row("txt", TEXT), row("md", MARKDOWN), row("html", PAGE)]


def special() -> list[Row]:
    """Paths that lead to no file."""

    def pipe(folder: Path, size: int) -> Command:
        os.mkfifo(folder / "a.txt")
        return lint(".")

    def fed_pipe(folder: Path, size: int) -> Command:
        os.mkfifo(folder / "a.txt")

        def feed(process) -> None:
            with open(folder / "a.txt", "wb") as file:
                file.write(b"They met TK there.\n")

        return Command(["a.txt", "--format", "concise"], meanwhile=feed)

    def bound(folder: Path, size: int) -> Command:
        endpoint = socket.socket(socket.AF_UNIX)
        endpoint.bind(str(folder / "a.txt"))
        endpoint.close()
        return lint("a.txt")

    def link(target: str, name: str = "a.txt", *arguments):
        def make(folder: Path, size: int) -> Command:
            write(folder / "b.txt", b"They met TK there.\n")
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).symlink_to(target)
            return lint(*(arguments or (name,)))

        return make

    def waiting(name: str, *arguments):
        def make(folder: Path, size: int) -> Command:
            write(folder / "d" / "b.txt", b"They met TK there.\n")
            (folder / name).parent.mkdir(exist_ok=True)
            os.mkfifo(folder / name)
            return lint("d", *arguments)

        return make

    def loop(folder: Path, size: int) -> Command:
        write(folder / "a" / "b" / "c.txt", b"They met TK there.\n")
        for name in ("a/b/loop", "loop"):
            (folder / name).symlink_to(folder)
        (folder / "self.txt").symlink_to("self.txt")
        return lint(".")

    return [
        Row("A FIFO in a folder", pipe, ends=ERROR, says="no drafts"),
        Row("A FIFO that is named and fed", fed_pipe, ends=(1,)),
        Row("A socket that is named", bound, ends=ERROR, says="a.txt: "),
        Row("A folder that is named like a draft", link("/proc/self/fd", "a.txt"), ends=ERROR, says="a.txt: "),
        Row("/dev/zero", lambda folder, size: lint("/dev/zero"), ends=ERROR, says="/dev/zero: "),
        Row("/dev/null", lambda folder, size: lint("/dev/null"), ends=(0,)),
        Row("/dev/tty without a terminal", lambda folder, size: lint("/dev/tty"), ends=ERROR, says="/dev/tty: "),
        Row("A link to /dev/zero", link("/dev/zero"), ends=ERROR, says="a.txt: "),
        Row("A link to /dev/zero in a folder", link("/dev/zero", "d/a.txt", "."), ends=FINDINGS),
        Row("A link to itself", link("a.txt"), ends=ERROR, says="a.txt: "),
        Row("A link to nothing", link("none"), ends=ERROR, says="a.txt: "),
        Row("Links that lead in circles", loop, ends=FINDINGS),
        Row(".gitignore is a FIFO", waiting("d/.gitignore")),
        Row(".gitignore is a link to /dev/zero", link("/dev/zero", "d/.gitignore", "b.txt", "d"), ends=ERROR),
        Row(".git is a FIFO", waiting("d/.git")),
        Row(".git is a link to /dev/zero", link("/dev/zero", ".git", "."), ends=FINDINGS),
        Row(".galley.yaml is a FIFO", waiting("d/.galley.yaml")),
        Row(".galley.yaml is a link to /dev/zero", link("/dev/zero", ".galley.yaml", "b.txt"), ends=EITHER),
        Row(".galley-baseline.yaml is a FIFO", waiting(".galley-baseline.yaml")),
        Row("A rule file is a link to /dev/zero", link("/dev/zero", "r/a.yaml", "b.txt", "--rules", "r"), ends=ERROR, says="r/a.yaml: "),
        Row("A rule file is a FIFO", waiting("r/a.yaml", "--rules", "r"), ends=EITHER),
        Row("/proc/self/mem", lambda folder, size: lint("/proc/self/mem"), ends=ERROR, says="/proc/self/mem: "),
        Row("/proc/self/maps", lambda folder, size: lint("/proc/self/maps"), ends=FINDINGS),
    ]  # fmt: skip


def folders() -> list[Row]:
    """Many files, deep folders, strange names."""

    def many(folder: Path, size: int) -> Command:
        for number in range(size):
            if number % 1000 == 0:
                (folder / f"d{number // 1000}").mkdir()
            (folder / f"d{number // 1000}" / f"{number}.txt").write_bytes(b"The pier is open.\n")
        return lint(".")

    def one_folder(folder: Path, size: int) -> Command:
        for number in range(size):
            (folder / f"{number}.txt").write_bytes(b"The pier is open.\n")
        return lint(".")

    def deep(folder: Path, size: int) -> Command:
        here = os.getcwd()
        os.chdir(folder)
        for _ in range(size):
            os.mkdir("d")
            os.chdir("d")
        Path("a.txt").write_bytes(b"The pier is open.\n")
        os.chdir(here)
        return lint(".")

    names = [b"a\nb.txt", b"\xff\xfe.txt", b"-.txt", b"--fix.txt", b"::error::x.txt", b"\x1b[2J.txt", b"a b.txt", b"'\".txt",
             b"<script>.txt", b"%0A.txt", b"\xe2\x80\xae.txt", b"x" * 251 + b".txt"]  # fmt: skip

    def strange(*arguments):
        def make(folder: Path, size: int) -> Command:
            for name in names:
                with open(os.path.join(os.fsencode(folder), name), "wb") as file:
                    file.write(b"They met TK there.\n")
            return Command(["--format", "concise", *(arguments or ("--", *names))])

        return make

    def found_all(folder: Path, outcome: Outcome) -> str | None:
        found = outcome.output.count(b"placeholders/")
        return None if found == len(names) else f"{found} findings in {len(names)} files"

    def locked(folder: Path, size: int) -> Command:
        write(folder / "d" / "a.txt", b"They met TK there.\n")
        write(folder / "b.txt", b"They met TK there.\n")
        write(folder / "c.txt", b"They met TK there.\n")
        os.chmod(folder / "d", 0)
        os.chmod(folder / "c.txt", 0)
        os.chmod(folder, 0o755)
        return Command(["."], prepare=as_nobody)

    return [
        Row("100,000 files", many, steps(100_000)),
        Row("100,000 files in one folder", one_folder, steps(100_000)),
        Row("10,000 folders inside each other", deep, (10_000,), ends=EITHER),
        Row("Strange names in a folder", strange("."), ends=(1,), check=found_all),
        Row("Strange names behind --", strange(), ends=(1,), check=found_all),
        Row("A folder and a file without permission", locked, ends=ERROR, says="permission denied"),
    ]


def as_nobody() -> None:
    """Gives up the rights of root, for which there are no permissions."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)


def changing() -> list[Row]:
    """Files that change while they are read."""

    def change(path: Path, how: str) -> None:
        if how == "vanish":
            path.unlink(missing_ok=True)
        elif how == "grow":
            with open(path, "ab") as file:
                repeat(file, b"They met TK there.\n", 1000)
        elif path.exists():
            os.truncate(path, 10)

    def row(how: str, *arguments) -> Row:
        def make(folder: Path, size: int) -> Command:
            for number in range(300):
                write(folder / "d" / f"{number:03}.txt", (b"They  met TK there.\n", 2000))

            def meanwhile(process) -> None:
                for number in reversed(range(300)):
                    change(folder / "d" / f"{number:03}.txt", how)

            return Command(["d", "--format", "concise", *arguments], meanwhile=meanwhile)

        return Row(f"300 files that {how}{' during --fix' if arguments else ''}", make, ends=EITHER)

    return [row(how, *more) for how in ("vanish", "grow", "shrink") for more in ((), ("--fix",))]


def rows() -> list[Row]:
    return [*encodings(), *binaries(), *truncations(), *special(), *folders(), *changing()]
