"""A stand-in for innosim in the tests of tools/: it lists what the test tells it to."""

import copy
import json

PARAMETER = {
    "key": "fund.size", "label_en": "size", "label_zh": "规模", "value": 5e9, "path": "", "unit": "CNY",
    "minimum": 0, "maximum": 1e12, "type": "money", "role": "lever", "channel": "raise_funds", "prior": "",
    "meaning": "money called from investors", "meaning_zh": "向出资人收取的资金", "source": "assumed: for a test",
}
ENTRY = {
    "id": "fund", "label_en": "fund", "label_zh": "基金", "kind": "fund", "group": "1 Funds", "active": True,
    "sources": 1, "parameters": 1,
}
OBSERVABLE = {
    "name": "projects", "label_en": "projects", "label_zh": "项目", "unit": "1", "kind": "stock", "role": "outcome",
    "axes": "stage", "meaning": "alive | not dropped",
}
AXIS = {"axis": "stage", "id": "pilot", "label_en": "pilot", "label_zh": "中试"}
STEP = {
    "number": 1, "name": "raise_funds", "label_en": "raise funds", "label_zh": "募资", "phase": "policy",
    "question": "who pays in?", "reads": "fund.size", "writes": "fund.cash",
}

CONFLICT = {"id": "C1", "origin": "written", "keys": "fund.size"}

SCRIPT = """#!/usr/bin/python3
import sys
text, code = {answers!r}[sys.argv[2]]
print(text)
sys.exit(code)
"""


def listings():
    """A complete answer to every topic, and to the parts of `sources`; tests change a copy."""
    return copy.deepcopy({
        "parameters": [PARAMETER], "systems": [ENTRY], "observables": [OBSERVABLE], "axes": [AXIS], "steps": [STEP],
        "conflicts": [CONFLICT], "check": [],
    })


def write_binary(path, answers, codes=None):
    """`codes`: topic -> exit code, where it is not 0."""
    told = {topic: (json.dumps(rows), (codes or {}).get(topic, 0)) for topic, rows in answers.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SCRIPT.format(answers=told))
    path.chmod(0o755)
