"""Rows of drafts that are large or repeat themselves."""

from pathlib import Path

from measure import Command
from row import EITHER, ERROR, FINDINGS, Row
from write import numbered, write

MILLION = 1_000_000
MB = 1 << 20
#: The formats of drafts by the extension of their files.
ALL = ("txt", "md", "html")

PROSE = (
    b"The harbour board met on Tuesday and agreed to repair the old bridge before winter comes to the coast. "
    b"It will cost 3.4 million, most of it for steel, said Anna Kowalska, who has led the board since spring.\n\n"
)
LINE = PROSE.rstrip() + b" "


def lint(*arguments) -> Command:
    """Lints what is named; one thread, so that times can be compared."""
    return Command(["--jobs", "1", "--format", "concise", "--quiet", *arguments])


def repeated(name: str, formats, sizes, unit: bytes, head: bytes = b"", tail: bytes = b"", **more) -> list[Row]:
    """A row for each format of a draft in which `unit` is repeated `size` times."""

    def row(extension: str) -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / f"a.{extension}", head, (unit, size), tail)
            return lint(f"a.{extension}")

        return Row(f"{name}, .{extension}", make, sizes, **more)

    return [row(extension) for extension in formats]


def counted(name: str, formats, sizes, form: str, head: bytes = b"", tail: bytes = b"") -> list[Row]:
    """A row for each format of a draft whose pieces differ by their number."""

    def row(extension: str) -> Row:
        def make(folder: Path, size: int) -> Command:
            numbered(folder / f"a.{extension}", form, size, head, tail)
            return lint(f"a.{extension}")

        return Row(f"{name}, .{extension}", make, sizes)

    return [row(extension) for extension in formats]


def steps(size: int) -> tuple[int, int]:
    """A quarter of a size, and the size."""
    return size // 4, size


def large() -> list[Row]:
    """Sheer size."""
    gigabyte = steps((1 << 30) // len(PROSE))
    line = steps(200 * MB // len(LINE))
    return [
        *repeated("1 GB of prose", ALL, gigabyte, PROSE),
        *repeated("200 MB in one line", ALL, line, LINE),
        *repeated("200 MB in one word", ALL, steps(200 * MB), b"x"),
        *repeated("50 MB of blank lines", ALL, steps(50 * MB), b"\n"),
        *repeated("50 MB of carriage returns", ALL, steps(50 * MB), b"\r"),
        *repeated("50 MB of spaces", ALL, steps(50 * MB), b" "),
        *repeated("10⁶ lines of a word", ALL, steps(MILLION), b"word\n"),
        *repeated("10⁶ paragraphs of a word", ALL, steps(MILLION), b"Word\n\n"),
        *repeated("10⁶ findings", ALL, steps(MILLION), b"They met TK there. "),
        *repeated("10⁵ findings in paragraphs", ALL, steps(100_000), b"Photo by Anna Kowalska\n\n"),
        *repeated("10⁵ stet comments", ALL, steps(100_000), b"<!-- stet placeholders: so -->\n\n<p>They met TK there.</p>\n\n"),
        *repeated("10⁵ stet comments that hold all", ALL, steps(100_000), b"<!-- stet-file placeholders: so --> TK "),
        *repeated("10⁵ stet comments that begin something", ALL, steps(100_000), b"<!-- stet-begin: so --> TK "),
        *repeated("10⁵ stet comments for unknown rules", ALL, steps(100_000), b"<!-- stet a/b: so --> TK "),
        *repeated("10⁵ stet comments that stay open", ALL, steps(100_000), b"<!-- stet leftovers/share-row "),
    ]


def characters() -> list[Row]:
    """Characters and delimiters without end."""
    sizes = steps(MILLION)
    pieces = {
        "opening brackets": b"[", "opening parentheses": b"(", "brackets in pairs": b"[]", "closing brackets": b"]",
        "quotation marks": b'"', "curly quotation marks": "“".encode(), "apostrophes": b"'",
        "asterisks": b"*", "asterisks apart": b"*a ", "underscores": b"_", "underscores apart": b"_a ",
        "grave accents": b"`", "tildes": b"~", "opened images": b"![", "opened links": b"[a](", "links in links": b"[a](b",
        "opening angles": b"<", "opened addresses": b"<a:", "exclamation marks": b"!", "backslashes": b"\\", "pipes": b"|",
        "full stops": b".", "addresses": b"http://a.b/ ", "mail addresses": b"a@b.c ", "hyphens": b"-", "dashes": "—".encode(),
        "combining marks": "\u0301".encode(), "flags": "\U0001F1EA".encode(), "joined emoji": "\U0001F469\u200D".encode(),
        "zero-width spaces": "\u200B".encode(), "no-break spaces": "\u00A0".encode(), "double spaces": b"a  b ",
        "right-to-left overrides": "\u202E".encode(), "NUL bytes": b"\0", "vertical tabs": b"\v", "dollars": b"$",
        "capitals": b"A ", "digits": b"1", "ellipses": b"...", "placeholders": b"TK", "curly braces": b"{{", "colons": b":",
    }  # fmt: skip
    rows = [row for name, unit in pieces.items() for row in repeated(f"10⁶ {name}", ALL, sizes, unit)]
    # Excerpts and columns are asked of the text around a finding.
    for name, mark in {"flags": "\U0001F1EA", "combining marks": "\u0301", "joined emoji": "\U0001F469\u200D"}.items():
        rows += repeated(f"A finding behind 10⁶ {name}", ALL, sizes, mark.encode(), b"a", b" TK TK TK\n")
    return rows


def nesting() -> list[Row]:
    """Elements, quotations and lists inside each other."""
    levels = steps(100_000)
    rows = [
        *repeated("10⁵ > quotations", ("txt", "md"), levels, b">", tail=b" text\n"),
        *repeated("10⁵ > quotations apart", ("md",), levels, b"> ", tail=b"text\n"),
        *repeated("10⁵ list levels", ("txt", "md"), levels, b"- ", tail=b"text\n"),
        *repeated("10⁵ numbered list levels", ("md",), levels, b"1. ", tail=b"text\n"),
        *repeated("10⁵ lines of 90 quotations", ("md",), levels, b"> " * 90 + b"a\n"),
        *repeated("10⁵ lines of 90 list levels", ("md",), levels, b"- " * 90 + b"a\n"),
    ]
    for tag in ("div", "b", "a", "p", "ul><li", "table><tr><td", "svg", "template", "select", "form", "h1", "span", "button"):
        rows += repeated(f"10⁶ nested <{tag}>", ("html", "md"), steps(MILLION), f"<{tag}>".encode(), tail=b"text")
    rows += repeated("10⁶ nested <div>, one a line", ("md",), steps(MILLION), b"<div>\n", tail=b"text")
    for tail, count in {"</b>": MILLION, "</i></b></p>": MILLION // 2, "</p>": MILLION}.items():
        rows += repeated(f"10⁶ {tail}", ("html",), steps(count), tail.encode(), b"<b>" * 200 + b"x")
    return rows


def markup() -> list[Row]:
    """Tags, attributes, comments and character references."""
    million = steps(MILLION)
    pages = ("html", "md")
    return [
        *counted("A tag of 10⁶ attributes", pages, million, " a%d=b", b"<p", b">text</p>"),
        *repeated("A tag of 10⁶ equal attributes", pages, million, b" class='b c'", b"<p", b">text</p>"),
        *counted("10⁶ classes of an element", pages, million, "c%d ", b"<p class='", b"'>text</p>"),
        *repeated("An attribute of 50 MB", pages, steps(50 * MB), b"x", b"<p title='", b"'>text</p>"),
        *repeated("An attribute that stays open", pages, steps(50 * MB), b"x ", b"<p title='"),
        *repeated("A tag name of 50 MB", pages, steps(50 * MB), b"x", b"<", b">text"),
        *repeated("10⁶ tags that stay open", pages, million, b"<a b=c "),
        *repeated("10⁶ opened comments", pages, million, b"<!--"),
        *repeated("10⁶ comments", pages, million, b"<!-- a -->"),
        *repeated("10⁶ opened scripts", pages, million, b"<script>"),
        *repeated("10⁶ scripts", pages, million, b"<script>a</script>"),
        *repeated("10⁶ opened CDATA sections", pages, million, b"<![CDATA["),
        *repeated("10⁶ processing instructions", pages, million, b"<?a "),
        *repeated("10⁶ declarations", pages, million, b"<!a "),
        *repeated("10⁶ opened titles", pages, million, b"<title>"),
        *repeated("10⁶ opened text areas", pages, million, b"<textarea>"),
        *repeated("10⁶ images with an alternative text", pages, million, b"<img alt='a picture of a pier'>"),
        *repeated("10⁶ paragraphs", ("html",), million, b"<p>Word"),
        *repeated("10⁷ &amp;", pages, steps(10 * MILLION), b"&amp;"),
        *repeated("10⁶ &#x10FFFF;", pages, million, b"&#x10FFFF;"),
        *repeated("10⁶ references without an end", pages, million, b"&notin"),
        *repeated("A reference of 50 MB", pages, steps(50 * MB), b"1", b"&#"),
        *repeated("A named reference of 50 MB", pages, steps(50 * MB), b"a", b"&"),
        *repeated("10⁶ ampersands", pages, million, b"&"),
    ]


def markdown() -> list[Row]:
    """What is costly in Markdown alone."""
    md = ("md",)
    hundred = steps(100_000)
    return [
        *counted("10⁵ link definitions", md, hundred, "[a%d]: /b%d\n\n"),
        *counted("10⁵ links to one definition", md, hundred, "[a] ", b"[a]: /" + b"b" * 10_000 + b"\n\n"),
        *counted("10⁵ links to 10⁵ definitions", md, hundred, "[a%d]: /b\n\n[a%d]\n\n"),
        *repeated("A table of 10⁵ columns", md, hundred, b"|a", tail=b"|\n" + b"|-" * 1000 + b"|\n"),
        *repeated("10⁵ rows of a table", md, hundred, b"|a|b|c|\n", b"|a|b|c|\n|-|-|-|\n"),
        *repeated("10⁵ lines with a bracket", md, hundred, b"a [\n"),
        *repeated("10⁵ opened fences", md, hundred, b"```\n"),
        *repeated("10⁵ underlined headings", md, hundred, b"a\n=\n"),
        *repeated("Front matter that stays open", md, steps(MILLION), b"a: b\n", b"---\n"),
        *repeated("Front matter of 10⁶ lines", md, steps(MILLION), b"a: b\n", b"---\n", b"---\n\ntext\n"),
        *repeated("Front matter of 50 MB in a line", md, steps(50 * MB), b"a", b"---\ntitle: ", b"\n---\n\ntext\n"),
        *repeated("10⁵ addresses without an end", md, hundred, b"www.a.b?c=d("),
        *repeated("10⁵ nested emphases", md, hundred, b"*a **b "),
        *repeated("10⁵ code spans of growing length", md, steps(1_000), b"`" * 500 + b" a " + b"`" * 501),
    ]


def lines() -> list[Row]:
    """JSON lines."""

    def jsonl(name: str, sizes, head: bytes, unit: bytes, tail: bytes, ends=FINDINGS, says="") -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / "a.jsonl", head, (unit, size), tail)
            return lint("a.jsonl")

        return Row(f"JSON lines: {name}", make, sizes, ends, says)

    start = b'{"id":1,"text":"'
    return [
        jsonl("10⁶ lines", steps(MILLION), b"", b'{"id":1,"text":"A pier."}\n', b""),
        jsonl("10⁶ blank lines", steps(MILLION), b"", b"\n", b""),
        jsonl("a line of 200 MB", steps(200 * MB // len(LINE)), start, LINE, b'"}\n'),
        jsonl("a line of 200 MB that stays open", steps(200 * MB), start, b"x", b"", ERROR, "a.jsonl:1:"),
        jsonl("10⁶ nested lists", steps(MILLION), b'{"id":1,"text":"a","b":', b"[", b"\n", ERROR, "a.jsonl:1:"),
        jsonl("10⁶ nested objects", steps(MILLION), b'{"id":1,"text":"a","b":', b'{"a":', b"\n", ERROR, "a.jsonl:1:"),
        jsonl("10⁶ keys", steps(MILLION), b'{"id":1,"text":"a"', b',"b":1', b"}\n"),
        jsonl("10⁶ escapes", steps(MILLION), start, b"\\u00e9\\n", b'"}\n'),
        jsonl("10⁶ lone surrogates", steps(MILLION), start, b"\\ud800", b'"}\n', EITHER),
        jsonl("a number of 10⁶ digits", steps(MILLION), b'{"text":"a","id":', b"1", b"}\n"),
        jsonl("an id of 50 MB", steps(50 * MB), b'{"text":"TK","id":"', b"x", b'"}\n'),
        jsonl("10⁶ wrong lines", steps(100_000), b"", b"{\n", b"", ERROR, "a.jsonl:1:"),
        jsonl("NUL bytes", steps(MILLION), start, b"\\u0000", b'"}\n'),
    ]


def findings() -> list[Row]:
    """Many findings in one line, in every report and fixed."""

    def row(name: str, ends, *arguments) -> Row:
        def make(folder: Path, size: int) -> Command:
            write(folder / "a.md", (b"They  met TK there [. ", size))
            return Command(["a.md", "--jobs", "1", "--quiet", *arguments])

        return Row(f"10⁵ findings in a line, {name}", make, steps(100_000), ends)

    formats = ("human", "concise", "json", "jsonl", "github", "gitlab", "sarif", "checkstyle", "junit", "rdjsonl", "html")
    return [
        *(row(report, (1,), "--format", report) for report in formats),
        row("--fix", (1,), "--fix", "--unsafe-fixes"),
        row("--diff", (1,), "--diff", "--unsafe-fixes"),
        row("--write-baseline", (0,), "--write-baseline", "--reason", "so"),
    ]


def rows() -> list[Row]:
    return [*large(), *characters(), *nesting(), *markup(), *markdown(), *lines(), *findings()]
