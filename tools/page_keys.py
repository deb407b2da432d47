"""Keys of parameters in the text of a page, and whether they are there."""

import re
from fnmatch import fnmatchcase

SPAN = re.compile(r"`([^`]+)`")
WORD = r"[a-z][a-z0-9_]*|[<‹][a-z_]+[>›]"
KEY_LIKE = re.compile(rf"\.?(?:{WORD})(?:\.(?:{WORD}|[a-z0-9_]*\*[a-z0-9_]*))*")
PLACE = re.compile(r"[<‹]([a-z_]+)[>›]")
KEY_COLUMN = "key"


def keys_of_page(text):
    """(line, key, whether it stands in a column `key`) of each code span that reads like a key: with a point or an
    underscore, or any word of that column, which is the last of its table. `.rate` belongs to what was named before it."""
    in_table = False
    for number, line in enumerate(text.splitlines(), 1):
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.startswith("|"):
            in_table = False
        elif cells[-1] == KEY_COLUMN:
            in_table = True
        for place, cell in enumerate(cells):
            column = in_table and place == len(cells) - 1
            for key in keys_of_cell(cell):
                if column or "." in key or "_" in key:
                    yield number, key, column


def keys_of_cell(text):
    entry = ""
    for span in SPAN.findall(text):
        if not KEY_LIKE.fullmatch(span):
            continue
        key = entry + span if span.startswith(".") else span
        entry = key.split(".")[0]
        yield key


def what_is_wrong(key, parameters, kinds):
    """None, or what is wrong with `key`. `kinds`: id of an entry -> its kind. In `<kind>.size` the place stands for
    every entry of that kind; in `sector.<id>.share` for every word that stands there in some key; in `<entry>.size`
    for any entry that has it. `*` stands for any text."""
    if not PLACE.search(key) and "*" not in key:
        return None if key in parameters or key in kinds else "is no parameter and no entry"
    patterns, each = expansions(key, parameters, kinds)
    lacking = [one for one in patterns if not any(fnmatchcase(parameter, one) for parameter in parameters)]
    if len(lacking) == len(patterns):
        return "matches no parameter"
    return f"matches nothing as '{lacking[0]}'" if each and lacking else None


def expansions(key, parameters, kinds):
    """What `key` stands for with its first place filled in, and whether each of these must be there."""
    place = PLACE.search(key)
    if not place:
        return [key], True
    before, after = key[:place.start()], PLACE.sub("*", key[place.end():])
    words = {entry for entry, kind in kinds.items() if kind == place[1]} if not before else set()
    each = bool(before or words)
    if not words:
        words = {parameter[len(before):].split(".")[0] for parameter in parameters if parameter.startswith(before)}
    return [before + word + after for word in sorted(words)], each
