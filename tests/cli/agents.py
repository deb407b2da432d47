#!/usr/bin/python3
"""usage: agents.py INNOSIM

With the real program: agents that were recorded add up to the observables, a policy of zero size changes no agent, and
the Python lines of docs/agents.md say the same as `effects`.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SMALL = ["-n", "2", "--until", "2030Q4", "--set", "initial.warm_up=4 quarters", "--quiet"]
NOTHING = """title = { en = "Nothing", zh = "无改动" }
question = { en = "Does a change of nothing change nothing?", zh = "无改动是否无变化？" }
extends = "baseline"
[[change]]
target = "vc_fund_group.size"
scale = 1.0
from = "2022Q1"
"""


def call(*command):
    done = subprocess.run([str(part) for part in command], stdin=subprocess.DEVNULL, capture_output=True, timeout=900,
                          check=False)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stderr.decode()}")
    return done.stdout.decode()


def example():
    page = (ROOT / "docs" / "agents.md").read_text(encoding="utf-8")
    return re.search(r"```python\n(.*?)```", page, re.DOTALL).group(1)


def require(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


def main():
    innosim = pathlib.Path(sys.argv[1]).resolve()
    os.environ.pop("INNOSIM_DATA", None)
    with tempfile.TemporaryDirectory(prefix="agents_") as folder:
        study = pathlib.Path(folder) / "study.h5"
        nothing = pathlib.Path(folder) / "nothing.toml"
        nothing.write_text(NOTHING, encoding="utf-8")
        (pathlib.Path(folder) / "baseline.toml").write_bytes((ROOT / "scenarios" / "baseline.toml").read_bytes())
        call(innosim, "run", "baseline", "fund-scale-up", nothing, "--panel", "enterprise:certified,sector,size,sales",
             "--panel", "project:stage,stage_cost", "-o", study, *SMALL)

        def effects(*more):
            return json.loads(call(innosim, "effects", study, "--format", "json", "--at", "2029Q4,2030Q4", *more))

        rows = effects("--entity", "enterprise", "--outcome", "certified", "--by", "sector")
        compared = json.loads(call(innosim, "compare", study, "--format", "json", "--at", "2029Q4,2030Q4",
                                   "--observable", "high_tech_enterprises"))
        moved = 0
        for row in rows:
            if row["by"] is not None:
                continue
            aggregate = [one for one in compared if (one["scenario"], one["quarter"]) == (row["scenario"], row["quarter"])]
            for ours, theirs in (("total_effect", "effect"), ("total_effect_low", "low"), ("total_effect_high", "high")):
                require(row[ours] == aggregate[0][theirs], f"{ours} {row[ours]} is not {aggregate[0][theirs]}")
            groups = [one for one in rows if one["by"] == "sector" and
                      (one["scenario"], one["quarter"]) == (row["scenario"], row["quarter"])]
            require(sum(one["total_effect"] for one in groups) == row["total_effect"], "sectors do not add up")
            moved += row["gained"] + row["lost"] + row["only_baseline"] + row["only_scenario"]
            if row["scenario"] == "nothing":
                require(row["gained"] == row["lost"] == row["only_baseline"] == row["only_scenario"] == 0,
                        "a change of nothing changed an agent")
        require(moved > 0, "the fund changed no agent; the test shows nothing")
        for entity, outcome in (("enterprise", "sales"), ("project", "stage_cost")):
            for row in effects("--entity", entity, "--outcome", outcome):
                same = row["smallest"] == row["largest"] == 0 and row["only_baseline"] == row["only_scenario"] == 0
                require(same == (row["scenario"] == "nothing"), f"{outcome} in {row['scenario']}")

        if subprocess.run([sys.executable, "-c", "import pandas, xarray, netCDF4"], capture_output=True,
                          check=False).returncode != 0:
            print("ok, but for the Python lines of docs/agents.md: no pandas, xarray or netCDF4")
            return 0
        script = pathlib.Path(folder) / "example.py"
        script.write_text(example(), encoding="utf-8")
        printed = float(call(sys.executable, script, study))
        ours = [row["total_effect"] for row in rows if
                (row["scenario"], row["quarter"], row["by"]) == ("fund-scale-up", "2030Q4", None)]
        require([printed] == ours, f"docs/agents.md prints {printed}, effects says {ours}")
    print("ok")
    return 0


if __name__ == "__main__":
    sys.exit(main())
