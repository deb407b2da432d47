#!/usr/bin/python3
"""usage: seeds.py FOLDER

Writes what the fuzz targets start from, one folder for each target, made from the shipped scenarios and data. Reduce
it with -merge=1 before it is committed (tools/fuzz --merge).
"""

import pathlib
import re
import struct
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MODEL = ROOT / "models" / "xiamen"
LETTERS = {"documents": "d", "whatifs": "w", "problems": "q", "actors": "a", "conflicts": "x"}
WORDS = [
    "q50 亿元", "q5e9 CNY", "q3000万元", "q12 %", "q3 %/year", "q4 quarters", "q1 quarter", "q8 个季度", "q0.25", "q2026Q1",
    "qtrue", "q１２ ％", "q-3 亿元", "q1e400", "q2 CNY/year", "q1,000", "q3/year", "n-42", "n1e-5", "n2026Q1", "n1e308",
    "n9223372036854775807", "n0x10", "arun\nbaseline\n-n\n5\n--until=2030Q4", "a--set\nx=1\nrun\n--set=y=2\n--fresh\n--\n-n",
    "arun\n-n5\n--fresh", "arun\n--untl\n2030Q1", "sfund_group.ticket_maximum=3 亿元", "svc_fund_group.ticket_minimum=90 亿元",
    "sx=\"1\"", "s", "t\x1b[31m红\u202e\u0301a", "t厦门市", "t\x00\x07",
]

HEAD = 'title = { en = "A", zh = "甲" }\n'
# Of entries that the small data of the targets have too.
SCENARIOS = [
    'extends = "baseline"\n[[change]]\ntarget = "scenario_demand.places"\nscale = 3.0\nfrom = "2026Q1"\nramp = 4\n',
    '[[change]]\ntarget = "first_set.places"\nadd = 5\nfrom = "2026Q1"\nuntil = "2029Q1"\nannounced = "2025Q4"\n',
    '[[change]]\ntarget = "first_set.places"\nset = 7\nfrom = "2026Q1"\nclip = true\n'
    '[[activate]]\nid = "light_scenario"\nfrom = "2026Q1"\n[[deactivate]]\nid = "scenario_demand"\nfrom = "2027Q1"\n',
    'financing = "budget_neutral"\nfreeze = "2024Q4"\n[[change]]\ntarget = "first_set.size"\nset = "3 亿元"\nfrom = "2026Q1"\n',
    'placebo = { from = "2026Q1", draws = 3 }\n',
    '[[add]]\nid = "more"\nlike = "first_set"\nfrom = "2026Q1"\nuntil = "2030Q1"\nplaces = 9\nproblems = ["P01"]\n',
    '[[add]]\nid = "new"\nkind = "demand"\nfrom = "2026Q1"\nlabel = { en = "N", zh = "新" }\nplaces = 2\n',
    '[[sweep]]\ntarget = "first_set.places"\nset = [1, 2, 3]\nfrom = "2026Q1"\n'
    '[[sweep]]\ntarget = "scenario_demand.places"\nscale = [1, 2, 3]\nfrom = "2026Q1"\n',
    'cites = ["W001", "W002"]\n[goal]\nobservable = "high_tech_enterprises"\nat = "2030Q4"\nvalue = "+10 %"\n'
    'over = ["first_set.places", "scenario_demand.places"]\nfrom = "2026Q1"\nfactors = [1, 2]\n',
]


def tables(path):
    """The [[tables]] of a TOML file as texts of their own."""
    return [part for part in re.split(r"^(?=\[\[)", path.read_text(), flags=re.MULTILINE) if part.startswith("[[")]


def scenarios():
    folder = ROOT / "scenarios"
    yield from (path.read_bytes() for path in sorted(folder.glob("*.toml")))
    yield from (path.read_bytes() for path in sorted((folder / "documents").glob("*.toml")))
    yield from ((HEAD + body).encode() for body in SCENARIOS)


def inputs():
    for path in sorted(MODEL.glob("**/*.toml")):
        parent = path.parent.name
        letter = {"parameters": "p", "catalogue": "c"}.get(parent, LETTERS.get(path.stem))
        if letter is None:
            continue
        if letter == "d":
            yield (letter + path.read_text()).encode()
        yield from ((letter + table).encode() for table in tables(path))


def number(value):
    return struct.pack("<Q", value)


def text(value):
    encoded = value.encode()
    return number(len(encoded)) + encoded


def each(values, write):
    return number(len(values)) + b"".join(map(write, values))


def study_bytes(scenarios, replicates, quarters, axes):
    """As sim/output/study_bytes.cpp writes a study."""
    first = 2021 * 4
    cells = 1
    for _, ids in axes:
        cells *= len(ids)
    values = [float(value) for value in range(len(scenarios) * replicates * quarters * cells)]
    observable = (text("firms") + text("1") + number(0) + number(2) + number(0) + text("firms") + text("企业") + text("all")
                  + text("") + each([name for name, _ in axes], text) + number(1) + number(1) + number(0)
                  + struct.pack("<d", 1.0) + text(""))
    return b"".join([
        text("toy"), text("1.0"), text("2"), number(7), each(scenarios, text),
        each(scenarios, lambda name: text(name) + text(name)), each(scenarios, lambda _: number(1) + number(first)),
        each(list(range(replicates)), number), number(first), number(first + quarters - 1),
        each(axes, lambda axis: text(axis[0]) + each(axis[1], text) + each(axis[1], lambda one: text(one) + text(one))),
        each(["settings"], lambda name: text(name) + text("x=1")),
        each(list(range(len(scenarios) * replicates)), lambda run: number(run) + number(1)),
        each(["firms"], lambda name: text(name) + number(first) + struct.pack("<d", 2.5) + text("doc") + text("2.5")),
        number(1) + observable + number(cells) + each(values, lambda value: struct.pack("<d", value)),
    ])


def studies():
    yield study_bytes(["baseline"], 1, 1, [])
    yield study_bytes(["baseline", "更多"], 2, 3, [("sector", ["a", "b"])])


def parts():
    """What part_fuzz.cpp seals: runs of its small study, and an outline."""
    reals = lambda values: number(len(values)) + b"".join(struct.pack("<d", value) for value in values)
    for scenario, replicate, failure in [(0, 0, ""), (1, 2, "the books do not close")]:
        yield (b"p" + number(7) + number(8) + number(scenario) + number(replicate) + number(1) + number(2)
               + each([[1.0, 2.5, -0.0], [0.5] * 6], reals) + number(0) + reals([0.25]) + text(failure))
    study = study_bytes(["baseline"], 1, 1, [])
    yield b"o" + text("innosim 0.1.0 of commit abc") + number(len(study)) + study
    yield b"r" + b"run part" + number(1) + number(0) + number(0) + number(0)


def main():
    folder = pathlib.Path(sys.argv[1])
    seeds = {"scenario": scenarios(), "inputs": inputs(), "words": (word.encode() for word in WORDS),
             "study_bytes": studies(), "part": parts()}
    for target, contents in seeds.items():
        (folder / target).mkdir(parents=True, exist_ok=True)
        for place, content in enumerate(contents):
            (folder / target / f"seed_{place:04d}").write_bytes(content)


if __name__ == "__main__":
    main()
