"""What the checks of this folder share: the sources of a tree, C++ without comments or texts, and a report."""

import argparse
import pathlib
import re
import sys
from dataclasses import dataclass

CPP_TOKEN = re.compile(
    r"""
    (?P<comment>//[^\n]*|/\*.*?\*/)
  | (?P<raw>R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)")
  | (?P<text>"(?:\\.|[^"\\\n])*")
  | (?P<character>(?<![0-9A-Za-z_])'(?:\\.|[^'\\\n])+')
    """,
    re.VERBOSE | re.DOTALL,
)
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?P<open>["<])(?P<path>[^">]+)[">]', re.MULTILINE)


@dataclass(frozen=True)
class Finding:
    """One violation: where it stands and what is wrong."""

    path: str
    line: int
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.message}"


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def without_comments_and_texts(source):
    """C++ code with comments and texts blanked out, line breaks and columns kept."""
    return CPP_TOKEN.sub(lambda match: _blank(match.group()), source)


def includes(source):
    """(path, line, is in angle brackets) of each #include that is not commented out."""
    without_comments = CPP_TOKEN.sub(
        lambda match: _blank(match.group()) if match.lastgroup == "comment" else match.group(), source
    )
    return [
        (match["path"], line_of(source, match.start()), match["open"] == "<")
        for match in INCLUDE.finditer(without_comments)
    ]


def cpp_files(root, *folders):
    """(path relative to root, source) of every C++ file below the folders, in the order of their paths."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".cpp", ".hpp") and path.is_file():
                found.append((path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")))
    return found


def argument_parser(description):
    """A parser with --root, so that a check can be tried on another tree."""
    parser = argparse.ArgumentParser(description=description.strip().splitlines()[0])
    parser.add_argument(
        "--root",
        type=pathlib.Path,
        default=pathlib.Path(__file__).resolve().parent.parent,
        help="the tree to check (default: the one this script lies in)",
    )
    return parser


def report(name, findings, looked_at):
    """Prints the findings and returns the exit status: 1 if there are any, or if nothing was looked at."""
    for finding in findings:
        print(finding)
    if findings:
        print(f"{name}: {len(findings)} found", file=sys.stderr)
        return 1
    if looked_at == 0:
        print(f"{name}: nothing to look at; is --root right?", file=sys.stderr)
        return 1
    print(f"{name}: {looked_at} looked at, none found")
    return 0
