"""Writes large inputs in pieces, so that they are never held as a whole."""

from pathlib import Path

PIECE = 1 << 20


def write(path: Path, *parts) -> Path:
    """Writes bytes, and pairs of bytes with how often they are repeated."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        for part in parts:
            if isinstance(part, bytes):
                file.write(part)
            else:
                repeat(file, *part)
    return path


def repeat(file, unit: bytes, count: int) -> None:
    """Writes `unit` so many times."""
    many = max(1, PIECE // max(1, len(unit)))
    piece = unit * many
    for _ in range(count // many):
        file.write(piece)
    file.write(unit * (count % many))


def numbered(path: Path, form: str, count: int, head: bytes = b"", tail: bytes = b"") -> Path:
    """Writes lines that differ by their number, which stands for `%d`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(head)
        for start in range(0, count, 10_000):
            numbers = range(start, min(count, start + 10_000))
            file.write("".join(form.replace("%d", str(number)) for number in numbers).encode())
        file.write(tail)
    return path
