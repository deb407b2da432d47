"""The kinds of studies that are damaged, and every command that reads or writes each. A city of 220 enterprises, so that a run
takes a moment."""

import hostile_content
import hostile_tables
from hostile_list import crafted

SMALL = ["--until", "2021Q4", "--scale", "0.02"]
# The texts of ../goal.toml and ../design.toml.
GOAL_TEXT = """
title   = { en = "One percent more founding", zh = "创业增加百分之一" }
extends = "baseline"

[goal]
observable = "entries"
at         = "2021Q4"
value      = "+1 %"
over       = ["innovation_culture.places"]
from       = "2021Q1"
scales     = [1, 2]
"""
SCENARIOS = ["baseline", "more-consortia", "../goal.toml", "-n", "2", *SMALL, "-o", "study.h5", "--quiet"]
AGENTS = ["baseline", "more-consortia", "-n", "2", *SMALL, "-o", "study.h5", "--quiet", "--panel", "enterprise:base_sales,sector"]
DESIGN = ["../design.toml", "-o", "study.h5", "--quiet"]
DESIGN_TEXT = """
title       = { en = "Two sizes of the venture fund", zh = "两种基金规模" }
base        = "baseline"
design      = "grid"
replicates  = 2
until       = "2021Q4"
observables = ["value_added", "projects_completed"]
at          = "2021Q4"

[[factor]]
target = "vc_fund_group.size"
levels = ["25 亿元", "100 亿元"]

[[factor]]
target = "city.scale"
levels = ["0.02"]
"""


class Kind:
    """How such a study is made, started over and planned; what reads it; what is crafted of it, and which of that has right
    digests."""

    def __init__(self, name, make, plan, readers, crafted_files, forged, codes_of_make=()):
        self.name, self.crafted, self.forged = name, crafted_files, forged
        self.writers = {"make": make, "make fresh": [*make, "--fresh"], "plan": plan}
        self.readers = {reader: [*line.split(), *more] for reader, (line, *more) in readers.items()}
        # What a forged file may be told as: another study than its inputs make, a design whose points failed.
        self.also = {"reproduce": [1], "make": codes_of_make}
        self.commands = {**self.readers, **self.writers}


READ_BY_ALL = {
    "info": ["info study.h5"],
    "info json": ["info study.h5 --format json"],
    "compare": ["compare study.h5"],
    "explain a value": ["explain study.h5 value_added --at 2021Q4"],
    "explain a parameter": ["explain study.h5 enterprise.depreciation"],
    "explain a scenario": ["explain study.h5", "baseline"],
    "export csv": ["export study.h5 --csv --observable value_added"],
    "reproduce": ["reproduce study.h5 --quiet -j 1"],
}

# A new command that reads a study is added here and nowhere else.
KINDS = [
    Kind("scenarios", ["run", *SCENARIOS], ["plan", *SCENARIOS], {
        **READ_BY_ALL,
        "compare cost": ["compare study.h5 --cost"],
        "compare worth": ["compare study.h5 --cost --worth auto --at 2021Q4"],
        "goal": ["goal study.h5"],
        "bottlenecks": ["bottlenecks study.h5"],
        "problems": ["problems study.h5"],
        "instruments": ["instruments study.h5"],
        "whatifs": ["whatifs . --year 2021"],
        "export iamc": ["export study.h5 --iamc"],
    }, crafted, hostile_content.FORGED),
    Kind("agents", ["run", *AGENTS], ["plan", *AGENTS], {
        **READ_BY_ALL,
        "effects": ["effects study.h5 --outcome base_sales --at 2021Q4"],
        "effects by": ["effects study.h5 --outcome base_sales --by sector --at 2021Q4"],
        "effects of agents": ["effects study.h5 --outcome base_sales --agents 3 --at 2021Q4 --format csv"],
    }, hostile_tables.agents, hostile_tables.FORGED),
    Kind("design", ["study", *DESIGN], ["plan", *DESIGN], {
        **READ_BY_ALL,
        "compare": ["compare study.h5 --against design/1"],
        "explain a scenario": ["explain study.h5 design/1"],
    }, hostile_tables.design, hostile_tables.FORGED, [1]),
]
