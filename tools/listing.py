"""What innosim says of itself: the rows of `innosim list TOPIC --format json`."""

import json
import pathlib
import subprocess

DEFAULT_BINARY = pathlib.Path("build/release/innosim")


class ListingError(RuntimeError):
    """innosim cannot be run, or does not answer with a JSON array of objects that have the fields asked for."""


def answer(binary, arguments, codes=(0,)):
    """The rows that `innosim ARGUMENTS --format json` writes; it must end with one of `codes`."""
    asked = " ".join(str(argument) for argument in arguments)
    try:
        said = subprocess.run(
            [binary, *arguments, "--format", "json", "--quiet"],
            capture_output=True, text=True, timeout=120, check=False,
        )
    except OSError as error:
        raise ListingError(f"cannot run {binary}: {error.strerror}; build it, or name another binary") from error
    if said.returncode not in codes or (said.returncode != 0 and not said.stdout):
        raise ListingError(f"{binary} {asked} ended with {said.returncode}:\n{said.stderr.strip()}")
    try:
        return json.loads(said.stdout)
    except json.JSONDecodeError as error:
        raise ListingError(f"{binary} {asked} wrote no JSON: {error}") from error


def listing(binary, topic, fields):
    """The rows of a topic as dictionaries; each has all `fields`."""
    rows = answer(binary, ["list", topic])
    if not rows:
        raise ListingError(f"{binary} list {topic} is empty")
    for row in rows:
        for field in fields:
            if field not in row:
                raise ListingError(f"{binary} list {topic} has no field '{field}'")
    return rows


def add_binary_argument(parser):
    parser.add_argument(
        "binary", nargs="?", type=pathlib.Path,
        help=f"the program to ask (default: {DEFAULT_BINARY} of the tree)",
    )


def binary_of(arguments):
    binary = arguments.binary or arguments.root / DEFAULT_BINARY
    return binary.resolve() if binary.exists() else binary
