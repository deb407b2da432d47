#!/usr/bin/python3
"""usage: bad_input.py INNOSIM [--data DIR] [--money-key KEY] [--count-key KEY]

Runs the real program on wrong command lines, bad scenario files and impossible output paths. Each case must end with
its exit code, one clear error line per problem (and the source line with a caret where there is one), nothing on
standard output, nothing written, within two seconds.
"""

import argparse
import base64
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zlib

SECONDS = 2.0
# What a plan prints of a study that does not fit.
REFUSED = {
    "table": rb"scenarios .*\nfile .*\nfits +no\n",
    "csv": rb"scenarios,.*,file,fits,.*\n.*,out.h5,false,.*\n",
    "json": rb'\[\s*\{.*"runs": ?\d+.*"file_bytes": ?\d+.*"fits": ?false.*\}\s*\]\n',
}
HEAD = 'title = { en = "Case", zh = "情形" }\nquestion = { en = "What then?", zh = "如何?" }\n'
FOREIGN_HDF5 = zlib.decompress(base64.b64decode(
    "eNrr9HBx4+WS4mLm4GCAgf9QEMYI4RtAxc2Ca677e7gEMSkE2DJlI+MKJiFkjTDAxcQANIKNhwFIMVYchpnvwUA14DDjwCoynMQQwUAzcMj4ykcAOVY+"
    "cA=="))


def change(target, rest, start="2026Q1"):
    return f'[[change]]\ntarget = "{target}"\n{rest}\n' + (f'from = "{start}"\n' if start else "")


def sweep(target, rest, header="[sweep]"):
    return change(target, rest).replace("[[change]]", header)


def command_lines(money, count):
    """(name, arguments, what each error line says)"""
    misspelt = money[:-2] + money[-1]
    return [
        ("nothing", [], ["no command.*--help"]),
        ("unknown command", ["rum"], ["unknown command 'rum'; did you mean 'run'"]),
        ("abbreviated command", ["comp"], ["unknown command 'comp'"]),
        ("unknown option first", ["--bogus"], ["unknown option '--bogus'"]),
        ("command option first", ["--seed", "1", "run", "baseline"], ["'--seed' before the command"]),
        ("unknown option", ["run", "baseline", "--bogus"], ["unknown option '--bogus'"]),
        ("unknown letter", ["run", "baseline", "-x"], ["unknown option '-x"]),
        ("misspelt option", ["run", "baseline", "--sed", "1"], ["'--sed'; did you mean '--seed'"]),
        ("abbreviated replicates", ["run", "baseline", "--repl", "3"], ["never abbreviated: write --replicates"]),
        ("abbreviated threads", ["run", "baseline", "--thr=2"], ["never abbreviated: write --threads"]),
        ("abbreviated seed", ["run", "baseline", "--see=5"], ["never abbreviated: write --seed"]),
        ("abbreviated output", ["run", "baseline", "--out", "x.h5"], ["never abbreviated: write --output"]),
        ("abbreviated flag", ["run", "baseline", "--fre"], ["never abbreviated: write --fresh"]),
        ("one dash", ["run", "baseline", "-seed", "1"], ["unknown option '-s"]),
        ("flag with value", ["run", "baseline", "--fresh=yes"], ["'--fresh' takes no value"]),
        ("seed -1", ["run", "baseline", "--seed", "-1"], ["--seed '-1' is not a whole number from 0 to"]),
        ("seed=-1", ["run", "baseline", "--seed=-1"], ["--seed '-1' is not a whole number"]),
        ("seed 1.5", ["run", "baseline", "--seed", "1.5"], ["--seed '1.5'"]),
        ("seed nan", ["run", "baseline", "--seed", "nan"], ["--seed 'nan'"]),
        ("seed beyond 64 bits", ["run", "baseline", "--seed", "18446744073709551616"], ["--seed '184467440737"]),
        ("seed in other digits", ["run", "baseline", "--seed", "７"], ["--seed '７'"]),
        ("seed with a space", ["run", "baseline", "--seed", " 7"], ["--seed ' 7'"]),
        ("seed without value", ["run", "baseline", "--seed"], ["'--seed' needs a value"]),
        ("seed before option", ["run", "baseline", "--seed", "--fresh"], ["'--seed' needs a value"]),
        ("empty seed", ["run", "baseline", "--seed="], ["'--seed' needs a value"]),
        ("seed twice", ["run", "baseline", "--seed", "1", "--seed", "2"], ["'--seed' is given twice"]),
        ("n 0", ["run", "baseline", "-n", "0"], ["--replicates '0' is not a whole number from 1 to"]),
        ("n -3", ["run", "baseline", "-n", "-3"], ["--replicates '-3'"]),
        ("n 1e3", ["run", "baseline", "-n", "1e3"], ["--replicates '1e3'"]),
        ("n too many", ["run", "baseline", "-n", "1000000000"], ["--replicates '1000000000'"]),
        ("n twice", ["run", "baseline", "-n20", "--replicates", "20"], ["'--replicates' is given twice"]),
        ("n without value", ["run", "baseline", "-n"], ["'-n' needs a value"]),
        ("replicate 0", ["run", "baseline", "--replicate", "0"], ["--replicate '0'"]),
        ("replicate beyond n", ["run", "baseline", "-n", "4", "--replicate", "5"], ["--replicate '5'.*from 1 to 4"]),
        ("j 0", ["run", "baseline", "-j", "0"], ["--threads '0'"]),
        ("j 1e9", ["run", "baseline", "-j", "1e9"], ["--threads '1e9'"]),
        ("j -1", ["run", "baseline", "-j", "-1"], ["--threads '-1'"]),
        ("j word", ["run", "baseline", "-jmany"], ["--threads 'many'"]),
        ("until 2035Q5", ["run", "baseline", "--until", "2035Q5"], ["--until '2035Q5' is not a quarter"]),
        ("until too early", ["run", "baseline", "--until", "2020Q4"], ["--until '2020Q4'"]),
        ("until too late", ["run", "baseline", "--until", "2999Q4"], ["--until '2999Q4'"]),
        ("until a year", ["run", "baseline", "--until", "2035"], ["--until '2035'"]),
        ("several at once", ["run", "baseline", "-n", "0", "--seed", "-1", "-j", "x", "--until", "never"],
         ["--replicates '0'", "--seed '-1'", "--threads 'x'", "--until 'never'"]),
        ("output like a table", ["run", "baseline", "-o", "a.csv"], ["--output 'a.csv': run writes HDF5.*FILE.h5"]),
        ("no scenario", ["run"], ["no scenario"]),
        ("empty scenario name", ["run", ""], ["no scenario ''"]),
        ("unknown what-ifs", ["run", "--whatif", "W999,w187"],
         ["--whatif: unknown what-if 'W999'; W001 to W372 are known$", "'w187'; did you mean 'W187'"]),
        ("a what-if and a scenario", ["run", "baseline", "--whatif", "W001"], ["'baseline' beside --whatif"]),
        ("a point that is not there", ["check", "baseline/2"], ["'baseline/2': .* has no sweep"]),
        ("unknown scenario", ["run", "baselin"], ["no scenario 'baselin'.*did you mean 'baseline'"]),
        ("missing scenario file", ["run", "nowhere/x.toml"], ["nowhere/x.toml: error: no such file"]),
        ("two missing files", ["check", "a.toml", "b.toml"], ["^a.toml: error", "^b.toml: error"]),
        ("scenario twice", ["run", "baseline", "baseline"], ["two scenarios are called 'baseline'"]),
        ("terminal codes", ["run", "\x1b[31mred.toml"], [r"\\x1b\[31mred.toml: error"]),
        ("set without value", ["run", "baseline", "--set", money], [re.escape(money)]),
        ("set of unknown key", ["run", "baseline", "--set", misspelt + "=1"], ["did you mean '" + re.escape(money)]),
        ("set twice", ["run", "baseline", "--set", f"{count}=5", "--set", f"{count}=6"], ["twice"]),
        ("set with wrong unit", ["run", "baseline", "--set", f"{money}=4 quarters"], ["quarters"]),
        ("set out of range", ["run", "baseline", "--set", f"{count}=-1"], ["range"]),
        ("set several badly", ["check", "baseline", "--set", f"{count}=-1", "--set", misspelt + "=1", "--set", "x"],
         ["range", "did you mean", "needs KEY=VALUE"]),
        ("set badly, with two bad files", ["check", "a.toml", "b.toml", "--set", f"{count}=-1"],
         ["^a.toml: error", "^b.toml: error", "range"]),
        ("set fields out of order", ["check", "baseline", "--set", "vc_fund_group.ticket_minimum=90 亿元"],
         [r"--set: 'vc_fund_group.ticket_minimum' .* beyond 'vc_fund_group.ticket_maximum'"]),
        ("set an outcome", ["check", "baseline", "--set", "high_tech_enterprises=1"], ["an outcome .* 'list levers'"]),
        ("data nowhere", ["list", "levers", "--data", "/nonexistent"], ["--data '/nonexistent' has no folder models/"]),
        ("unknown format", ["list", "steps", "--format", "xml"], ["--format 'xml' is none of table, csv, json"]),
        ("unknown language", ["list", "steps", "--lang", "fr"], ["--lang 'fr' is none of en, zh"]),
        ("list nothing", ["list"], ["missing argument: what to list"]),
        ("list the unknown", ["list", "lever"], ["'lever'.*did you mean 'levers'"]),
        ("list two", ["list", "levers", "steps"], ["unexpected argument 'steps'"]),
        ("basis of steps", ["list", "steps", "--basis", "assumed"], ["--basis goes with"]),
        ("unknown basis", ["list", "levers", "--basis", "guess"], ["--basis 'guess' is none of"]),
        ("describe nothing", ["describe"], ["missing argument"]),
        ("describe the unknown", ["describe", misspelt], ["did you mean '" + re.escape(money)]),
        ("describe a missing file", ["describe", "nowhere/x.toml"], ["nowhere/x.toml: error: no such file"]),
        ("describe a device", ["describe", "zero.toml"], ["zero.toml: error: "]),
        ("describe an unknown what-if", ["describe", "W999"], ["unknown what-if 'W999'; W001 to W372 are known$"]),
        ("describe a misspelt problem", ["describe", "p07"], ["nothing is called 'p07'; did you mean 'P07'"]),
        ("list what-ifs misspelt", ["list", "what-ifs"], ["'what-ifs'.*did you mean 'whatifs'"]),
        ("a part of sources misspelt", ["sources", "chek"], ["no part 'chek'; did you mean 'check'"]),
        ("two parts of sources", ["sources", "list", "check"], ["unexpected argument 'check'"]),
        ("sources of no kind", ["sources", "--basis", "guess"], ["--basis 'guess' is none of"]),
        ("basis of conflicts", ["sources", "conflicts", "--basis", "assumed"], ["--basis goes with 'sources list'"]),
        ("documents of a list", ["sources", "--documents", "papers"], ["--documents goes with 'sources check'"]),
        ("check sources without documents", ["sources", "check"], ["needs --documents DIR"]),
        ("documents nowhere", ["sources", "check", "--documents", "nowhere"], ["^nowhere: error: no such folder"]),
        ("documents in a file", ["sources", "check", "--documents", "notes.txt"], ["^notes.txt: error: is no folder"]),
        ("documents in a pipe", ["sources", "check", "--documents", "pipe"], ["^pipe: error: is no folder"]),
        ("no documents", ["sources", "check", "--documents", "folder"], ["^folder: error: the folder is empty"]),
        ("binary documents", ["sources", "check", "--documents", "binary"],
         ["^binary: error: none of its 3 files is a text to look into; device: not looked into: is not a regular"]),
        ("a document of 100 MB", ["sources", "check", "--documents", "huge"], ["letter: not looked into: longer than"]),
        ("foreign documents", ["sources", "check", "--documents", "papers", "--quiet"],
         [f"^papers: error: document '{name}.* is missing: no file holds" for name in
          ["xm-2025-116", "xm-2025-084", "xm-2025-103", "cppcc-2025-07-22", "xmnn-2025-02-17"]]),
        ("check nothing", ["check"], ["missing argument"]),
        ("plan nothing", ["plan"], ["no scenario"]),
        ("plan badly", ["plan", "baseline", "-n", "0", "-j", "x"], ["--replicates '0'", "--threads 'x'"]),
        ("plan an unknown scenario", ["plan", "baselin"], ["no scenario 'baselin'.*did you mean 'baseline'"]),
        ("plan a scenario twice", ["plan", "baseline", "baseline"], ["two scenarios are called 'baseline'"]),
        ("plan a table", ["plan", "baseline", "-o", "a.csv"], ["--output 'a.csv': run writes HDF5"]),
        ("plan without value", ["plan", "baseline", "-n"], ["'-n' needs a value"]),
        ("diff nothing", ["diff"], ["missing argument: two scenarios"]),
        ("diff one", ["diff", "baseline"], ["missing argument: a second scenario"]),
        ("diff three", ["diff", "baseline", "baseline", "more"], ["unexpected argument 'more'"]),
        ("diff with an unknown scenario", ["diff", "baseline", "baselin"], ["no scenario 'baselin'"]),
        ("diff two missing files", ["diff", "a.toml", "b.toml"], ["^a.toml: error", "^b.toml: error"]),
        ("diff until never", ["diff", "baseline", "baseline", "--until", "never"], ["--until 'never'"]),
        ("diff with an option of run", ["diff", "baseline", "baseline", "-n", "3"], ["unknown option '-n'"]),
        ("compare nothing", ["compare"], ["missing argument: a study file"]),
        ("compare a missing file", ["compare", "missing.h5"], ["missing.h5"]),
        ("compare two files", ["compare", "a.h5", "b.h5"], ["unexpected argument 'b.h5'"]),
        ("goal nothing", ["goal"], ["missing argument: a study file"]),
        ("goal of a text", ["goal", "notes.txt"], ["notes.txt"]),
        ("quarters apart", ["compare", "a.h5", "--at", "2028Q4", "2030Q4"], ["commas: --at 2028Q4,2030Q4"]),
        ("compare a text", ["compare", "notes.txt"], ["notes.txt"]),
        ("compare a foreign file", ["compare", "foreign.h5"], ["foreign.h5"]),
        ("compare costs in the future", ["compare", "a.h5", "--cost", "--predictive"], ["leave it out with --cost"]),
        ("a cost of something", ["compare", "a.h5", "--cost=all"], ["'--cost' takes no value"]),
        ("bottlenecks of nothing", ["bottlenecks"], ["missing argument: a study file"]),
        ("bottlenecks misspelt", ["bottleneck", "a.h5"], ["unknown command 'bottleneck'; did you mean 'bottlenecks'"]),
        ("bottlenecks of a text", ["bottlenecks", "notes.txt"], ["notes.txt"]),
        ("bottlenecks of a missing file", ["bottlenecks", "missing.h5", "--limits"], ["missing.h5"]),
        ("bottlenecks with quarters apart", ["bottlenecks", "a.h5", "--at", "2028Q4", "2030Q4"],
         ["commas: --at 2028Q4,2030Q4"]),
        ("bottlenecks with another's option", ["bottlenecks", "a.h5", "--cost"], ["unknown option '--cost'"]),
        ("info on a damaged file", ["info", "damaged.h5"], ["damaged.h5"]),
        ("info on an empty file", ["info", "empty.h5"], ["empty.h5"]),
        ("info on a folder", ["info", "folder"], ["folder"]),
        ("info on a pipe", ["info", "pipe"], ["pipe"]),
    ]


def scenarios(money, count):
    """(name, text, what each error line says, from its position on); a text of bytes is written as it is."""
    misspelt = money[:-2] + money[-1]
    twice = change(count, "set = 5", "2026Q1") + change(count, "set = 6", "2027Q1")
    nested = "x = " + "[" * 100000 + "\n"
    return [
        ("unknown key", HEAD + "qestion = 1\n", [r"3:1: error: unknown key 'qestion'; did you mean 'question'"]),
        ("unknown key in change", HEAD + change(count, "scael = 2"),
         [r"5:1: error: unknown key 'scael'; did you mean 'scale'"]),
        ("words of others", HEAD + change(count, 'value = 5\nto = "2027Q1"'),
         [r"5:1: error: unknown key 'value'; did you mean 'set'", r"6:1: error: unknown key 'to'; did you mean 'until'"]),
        ("a field of a longer name", HEAD + change("pilot_platform.seats", "set = 5"),
         [r"4:10: error: unknown parameter 'pilot_platform.seats'; did you mean 'pilot_platform.seats_each' "
          r"\(count, 0 to 10000\)"]),
        ("an outcome", HEAD + change("high_tech_enterprises", "set = 5"),
         [r"4:10: error: unknown parameter 'high_tech_enterprises'; it is an outcome .* 'list levers'"]),
        ("a whole entry", HEAD + change("vc_fund_group", "scale = 2"),
         [r"4:10: error: unknown parameter 'vc_fund_group'; .* vc_fund_group.FIELD .* size"]),
        ("like a part of a name", HEAD + '[[add]]\nid = "x"\nlike = "vc_fund"\nfrom = "2026Q1"\n',
         [r"5:8: error: unknown entry 'vc_fund'; did you mean 'vc_fund_group'"]),
        ("a bad date and a bad value", HEAD + change(count, "set = -1\nramp = -4", "2026Q5"),
         [r"5:7: error: .*out of range", r"6:8: error: 'ramp'", r"7:8: error: 'from' needs a quarter"]),
        ("stages backwards", HEAD + change("vc_fund_group.stage_from", 'set = "incremental"'),
         [r"3:1: error: 'vc_fund_group.stage_from' .*incremental.* beyond 'vc_fund_group.stage_to'.*earliest stage"]),
        ("tickets backwards", HEAD + change("vc_fund_group.ticket_maximum", 'set = "1 元"'),
         [r"3:1: error: 'vc_fund_group.ticket_minimum' .* beyond 'vc_fund_group.ticket_maximum' .*in 2026Q1"]),
        ("a new loan backwards",
         HEAD + '[[add]]\nid = "x"\nlike = "ip_pledge"\nfrom = "2026Q1"\nstage_to = "concept_validation"\n',
         [r"3:1: error: 'x.stage_from' .* beyond 'x.stage_to'"]),
        ("only the first mistake", HEAD + '[[add]]\nid = "x"\nlike = "vc_fund"\nfrom = "2026Q1"\n'
         + change("x.size", "scale = 2"), [r"5:8: error: unknown entry 'vc_fund'"]),
        ("misspelt parameter", HEAD + change(misspelt, "scale = 2"),
         [r"4:10: error: unknown parameter '" + re.escape(misspelt) + "'; did you mean '" + re.escape(money)]),
        ("wrong unit", HEAD + change(money, 'set = "4 quarters"'), [r"5:7: error: .*quarters.*CNY"]),
        ("no unit", HEAD + change(money, "set = 500"), [r"5:7: error: no unit after '500'"]),
        ("out of range", HEAD + change(count, "set = -1"), [r"5:7: error: .*out of range"]),
        ("out of range by scale", HEAD + change(money, "scale = 1e12"), [r"5:9: error: .*out of range"]),
        ("part of a whole", HEAD + change(count, "set = 1.5"), [r"5:7: error: "]),
        ("duplicate key", HEAD + "financing = 'additional'\nfinancing = 'additional'\n", [r"4:.*: error: .*financing"]),
        ("overlapping changes", HEAD + twice, [r"7:1: error: .*same quarters"]),
        ("a date too early", HEAD + change(count, "set = 5", "2020Q4"), [r"6:8: error: 2020Q4 is before 2021Q1"]),
        ("a fifth quarter", HEAD + change(count, "set = 5", "2026Q5"), [r"6:8: error: .*2026Q"]),
        ("no date", HEAD + change(count, "set = 5", ""), [r"3:1: error: missing 'from'"]),
        ("no target", HEAD + '[[change]]\nset = 5\nfrom = "2026Q1"\n', [r"3:1: error: missing 'target'"]),
        ("two ways", HEAD + change(count, "set = 5\nscale = 2"), [r"6:9: error: .*exactly one of set, scale, add"]),
        ("ends first", HEAD + change(count, 'set = 5\nuntil = "2025Q1"'), [r"6:9: error: 'until' .*not after 'from'"]),
        ("ramp backwards", HEAD + change(count, "set = 5\nramp = -4"), [r"6:8: error: .*ramp"]),
        ("a text for a number", HEAD + change(count, 'set = "many"'), [r"5:7: error: "]),
        ("nan", HEAD + change(count, "set = nan"), [r"5:7: error: .*finite number"]),
        ("infinity", HEAD + change(count, "set = -inf"), [r"5:7: error: .*finite number"]),
        ("nan as text", HEAD + change(money, 'set = "nan CNY"'), [r"5:7: error: "]),
        ("unknown entry", HEAD + '[[activate]]\nid = "nobody"\nfrom = "2026Q1"\n', [r"4:6: error: unknown entry"]),
        ("unknown kind", HEAD + '[[add]]\nid = "x"\nkind = "nothing"\nfrom = "2026Q1"\n',
         [r"5:8: error: unknown kind 'nothing'"]),
        ("unknown what-if", HEAD + 'cites = ["W187", "W999"]\n',
         [r"3:18: error: unknown what-if 'W999'; W001 to W372 are known$"]),
        ("misspelt what-if", HEAD + 'cites = ["w187"]\n', [r"3:10: error: unknown what-if 'w187'.*did you mean 'W187'"]),
        ("unknown problem of a new entry",
         HEAD + '[[add]]\nid = "x"\nlike = "' + money.split(".")[0] + '"\nfrom = "2026Q1"\nproblems = ["P99"]\n',
         [r"7:13: error: unknown problem 'P99'; P01 to P55 are known$"]),
        ("freeze in no quarter", HEAD + 'freeze = "2024"\n', [r"3:10: error: 'freeze' needs a quarter"]),
        ("freeze as a number", HEAD + "freeze = 2024\n", [r"3:10: error: 'freeze' needs a quarter"]),
        ("freeze before the start", HEAD + 'freeze = "2020Q3"\n', [r"3:10: error: 2020Q3 is before 2020Q4"]),
        ("freeze twice", HEAD + 'freeze = "2024Q4"\nfreeze = "2025Q4"\n', [r"4:.*: error: .*freeze"]),
        ("freeze of one target", HEAD + change(count, 'set = 5\nfreeze = "2024Q4"'), [r"6:1: error: unknown key 'freeze'"]),
        ("extends nothing", HEAD + 'extends = "nowhere"\n', [r"3:11: error: .*nowhere"]),
        ("extends nothing, and more", HEAD + 'extends = "nowhere"\n' + change(count, "set = -1"),
         [r"3:11: error: .*nowhere", r"6:7: error: .*out of range"]),
        ("extends itself", HEAD + 'extends = "case"\n', [r"3:11: error: .*circle"]),
        ("extends a circle", HEAD + 'extends = "other"\n', 
         [r"other.toml:3:11: error: .*circle: case \(case.toml:3:11\) -> other \(other.toml:3:11\) -> case"]),
        ("a sweep of the unknown", HEAD + sweep(misspelt, "scale = [1, 2]"),
         [r"4:10: error: unknown parameter '" + re.escape(misspelt) + "'; did you mean '" + re.escape(money)]),
        ("an empty sweep", HEAD + sweep(money, "scale = []"), [r"5:9: error: 'scale' is an empty list"]),
        ("a sweep of one value", HEAD + sweep(money, "scale = 2"), [r"5:9: error: 'scale' of a sweep is a list"]),
        ("a sweep in two ways", HEAD + sweep(count, "set = [5]\nscale = [2]"), [r"6:9: error: .*exactly one of"]),
        ("a sweep with three mistakes", HEAD + sweep(count, 'set = [-1, 1.5, "many"]'),
         [r"5:8: error: .*out of range", r"5:12: error: .*not whole", r"5:17: error: "]),
        ("lists of unequal length", HEAD + sweep(count, "set = [1, 2]", "[[sweep]]")
         + sweep(money, "scale = [1, 2, 3]", "[[sweep]]"), [r"9:9: error: 3 values here, 2 in line 5"]),
        ("a change of what is swept", HEAD + change(count, "set = 5") + sweep(count, "set = [1, 2]"),
         [r"8:10: error: line 3 changes .* already"]),
        ("a goal with five mistakes", HEAD + '[goal]\nobservable = "enterprise"\nat = "2025Q4"\nvalue = "many"\n'
         f'over = ["{misspelt}", "{count}", "{count}"]\nfrom = "2026Q1"\n',
         [r"4:14: error: unknown observable 'enterprise'", r"5:6: error: 'at' .* before 'from'",
          r"6:9: error: 'value' is a number", r"7:9: error: unknown parameter", r"7:\d+: error: .*named twice"]),
        ("a goal without levers", HEAD + '[goal]\nobservable = "enterprises"\nat = "2030Q4"\nvalue = 1\nover = []\n'
         'from = "2026Q1"\n', [r"7:8: error: 'over' is an empty list"]),
        ("extends a sweep", HEAD + 'extends = "wide"\n', [r"3:11: error: 'wide' has a sweep"]),
        ("three problems", HEAD + "nonsense = 1\n" + change(misspelt, "scale = 2") + change(count, "set = -1"),
         [r"3:1: error: unknown key", r"5:10: error: unknown parameter", r"10:7: error: .*out of range"]),
        ("no TOML", "title == 1\n", [r"1:\d+: error: "]),
        ("a bracket and a bar", "[|x]\n", [r"1:2: error: "]),
        ("empty", "", [r"error: the file is empty"]),
        ("only a remark", "# nothing\n", [r"error: "]),
        ("100 MB", b"# a remark\n" * (100 * 2**20 // 11), [r"error: .*bytes"]),
        ("100,000 nested arrays", nested, [r"1:\d+: error: "]),
        ("100,000 nested arrays on lines", "x = [\n" + "[\n" * 100000, [r"34:1: error: more than 32 levels"]),
        ("a key of 30,000 segments", ".".join(["a"] * 30000) + " = 1\n", [r"1:\d+: error: key of more than 16 parts"]),
        ("a header of 30,000 segments", "[" + ".".join(["a"] * 30000) + "]\n", [r"1:\d+: error: "]),
        ("400 digits", HEAD + change(count, "set = " + "9" * 400), [r"5:7: error: a number of 400 characters"]),
        ("a number beyond 64 bits", HEAD + change(count, "set = 9223372036854775808"), [r"5:\d+: error: "]),
        ("a number beyond double", HEAD + change(count, "set = 1e999"), [r"5:\d+: error: "]),
        ("no UTF-8", b'title = "\xff"\n', [r"1:10: error: .*UTF-8"]),
        ("UTF-16", "title = 1".encode("utf-16"), [r"1:1: error: "]),
        ("a NUL", b'title = "\x00"\n', [r"1:10: error: .*NUL"]),
    ]


def summary(folder):
    """What lies in a folder: names, kinds, and of files sizes and times of writing. (The time of a folder tells of
    files that were set aside in it and are gone again, which is allowed.)"""
    found = {}
    for path in sorted(folder.rglob("*")):
        status = path.lstat()
        size_and_time = () if path.is_dir() else (status.st_size, status.st_mtime_ns)
        found[str(path.relative_to(folder))] = (status.st_mode, *size_and_time)
    return found


class Checker:
    def __init__(self, arguments, folder):
        self.arguments = arguments
        self.program = [str(arguments.innosim.resolve())]
        self.data = arguments.data
        self.folder = folder
        self.seconds = arguments.seconds
        self.cases = 0
        self.failures = 0

    def start(self, command, **more):
        data = ["--data", str(self.data)] if self.data and "--data" not in command and command else []
        return subprocess.run(
            self.program + command + data, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
            check=False, **more)

    def complain(self, name, text, outcome):
        self.failures += 1
        shown = outcome.stderr.decode(errors="replace")
        print(f"FAILED: {name}: {text}\n--- exit {outcome.returncode}, stderr:\n{shown[:2000]}---", file=sys.stderr)

    def expect(self, name, command, code, errors, printed=b"", keeps=(), **more):
        """Runs one case and compares everything it must and must not do; `printed` is a pattern of all its output.
        `keeps` are folders that it may leave; they are removed."""
        self.cases += 1
        before = summary(self.folder)
        start = time.monotonic()
        outcome = self.start(command, **more)
        seconds = time.monotonic() - start
        if outcome.returncode != code:
            return self.complain(name, f"exit {outcome.returncode} instead of {code}", outcome)
        if not re.fullmatch(printed, outcome.stdout, re.S):
            return self.complain(name, f"standard output: {outcome.stdout[:200]!r}", outcome)
        if seconds > self.seconds:
            return self.complain(name, f"took {seconds:.1f} s", outcome)
        for kept in keeps:
            shutil.rmtree(self.folder / kept)
        if summary(self.folder) != before:
            return self.complain(name, "the folder has changed", outcome)
        return self.expect_lines(name, outcome, errors)

    def expect_lines(self, name, outcome, errors):
        text = outcome.stderr.decode()
        lines = text.splitlines()
        if "\x1b" in text:
            return self.complain(name, "a terminal code", outcome)
        found = [line for line in lines if re.match(r"(.*: )?error: ", line)]
        if len(found) != len(errors):
            return self.complain(name, f"{len(found)} error lines instead of {len(errors)}", outcome)
        for wanted in errors:
            if not any(re.search(wanted, line) for line in found):
                return self.complain(name, f"no error line says /{wanted}/", outcome)
        # Below an error may stand its source line, and below that a caret.
        rest = [line for line in lines if line not in found]
        carets = [line for line in rest if re.fullmatch(r" *\^", line)]
        placed = sum(1 for line in found if re.search(r":\d+:\d+: error: ", line))
        if len(carets) > placed or len(rest) > 2 * placed:
            return self.complain(name, "more lines than errors with source and caret", outcome)
        return None


def prepare(folder, count):
    (folder / "notes.txt").write_text("my notes\n")
    (folder / "notes").write_text("my notes\n")
    (folder / "foreign.h5").write_bytes(FOREIGN_HDF5)
    (folder / "damaged.h5").write_bytes(FOREIGN_HDF5[:16] + b"\xa5" * 400)
    (folder / "empty.h5").write_bytes(b"")
    for name in ["folder", "binary", "huge", "papers"]:
        (folder / name).mkdir()
    (folder / "papers" / "letter").write_text("Dear Sir,\n")
    (folder / "binary" / "device").symlink_to("/dev/zero")
    (folder / "binary" / "nul").write_bytes(b"letter\0")
    (folder / "binary" / "latin").write_bytes(b"na\xefve")
    (folder / "huge" / "letter").write_bytes(b"x" * 100 * 2**20)
    (folder / "other.toml").write_text(HEAD + 'extends = "case"\n')
    (folder / "wide.toml").write_text(HEAD + sweep(count, "set = [1, 2]"))
    os.mkfifo(folder / "pipe")
    (folder / "zero.toml").symlink_to("/dev/zero")
    (folder / "dangling.h5").symlink_to("nowhere/else.h5")


def check_scenarios(checker, money, count):
    for name, text, errors in scenarios(money, count):
        path = checker.folder / "case.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        checker.expect("check: " + name, ["check", "case.toml"], 2, errors)
        checker.expect("run: " + name, ["run", "baseline", "case.toml", "-n", "1", "-o", "out.h5"], 2, errors)
        checker.expect("diff: " + name, ["diff", "baseline", "case.toml"], 2, errors)
        path.unlink()
    checker.expect("a device", ["check", "zero.toml"], 2, ["zero.toml: error: "])
    checker.expect("a folder", ["check", "folder/.toml"], 2, ["error: "])


def check_output_paths(checker):
    line = ["run", "baseline", "-n", "1", "--until", "2021Q2"]
    for name, path in [("a folder", "folder"), ("a text file", "notes"), ("a foreign HDF5 file", "foreign.h5"),
                       ("an empty file", "empty.h5"), ("a pipe", "pipe"), ("no such folder", "nowhere/out.h5"),
                       ("below a file", "notes.txt/out.h5"), ("a device", "/dev/null"), ("a long name", "x" * 300),
                       ("a folder by its slash", "folder/"), ("an empty name", "")]:
        for fresh in [[], ["--fresh"]]:
            if path == "" and fresh:
                continue
            checker.expect(f"output is {name} {fresh}", line + ["-o", path] + fresh, 4, ["error: "])
        checker.expect(f"output of a plan is {name}", ["plan"] + line[1:] + ["-o", path], 4, ["error: "])


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (2**31, 2**31))


def check_little_memory(checker):
    """What cannot fit in any case is refused by run before anything runs; a plan tells what it would take."""
    if subprocess.run(checker.program + ["--version"], preexec_fn=limit_memory, capture_output=True,
                      check=False).returncode != 0:
        print("little memory: left out, this build needs more address space")
        return
    large = ["baseline", "-n", "100000", "-o", "out.h5", "--quiet"]
    checker.expect("run with little memory", ["run", *large], 2,
                   ["the study does not fit: the results of 100000 runs alone need .* are free"],
                   preexec_fn=limit_memory)
    patient = Checker(checker.arguments, checker.folder)
    patient.seconds = 120
    for form, printed in REFUSED.items():
        patient.expect(f"plan with little memory, {form}", ["plan", *large, "--format", form], 2,
                       ["the study does not fit: 100000 runs need about .* of memory where .* are free"],
                       printed=printed, preexec_fn=limit_memory)
    checker.cases += patient.cases
    checker.failures += patient.failures


def check_read_only(checker, arguments):
    """As another user, whom the rights of a folder bind; root may write everywhere."""
    closed = checker.folder / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    as_nobody = {}
    if os.geteuid() == 0:
        as_nobody = {"user": 65534, "group": 65534, "extra_groups": []}
    shared = pathlib.Path(tempfile.mkdtemp(prefix="bad_input_nobody_"))
    try:
        shared.chmod(0o755)
        program = shared / "innosim"
        shutil.copy(arguments.innosim, program)
        data = shared / "data"
        for part in ["models", "scenarios"]:
            shutil.copytree(arguments.source / part, data / part, ignore=shutil.ignore_patterns("*.[ch]pp"))
        for path in [data, *data.rglob("*"), program]:
            path.chmod(0o755 if path.is_dir() or path == program else 0o644)
        own = Checker(arguments, checker.folder)
        own.program, own.data = [str(program)], data
        line = ["run", "baseline", "-n", "1", "--until", "2021Q2"]
        own.expect("a read-only folder", line + ["-o", "closed/out.h5"], 4, ["error: .*closed"], **as_nobody)
        own.expect("a read-only folder, fresh", line + ["-o", "closed/out.h5", "--fresh"], 4, ["error: "], **as_nobody)
        hidden = shared / "hidden.toml"
        hidden.write_text(HEAD)
        hidden.chmod(0)
        own.expect("an unreadable scenario", ["check", str(hidden)], 2, ["hidden.toml: error: "], **as_nobody)
        locked = shared / "locked"
        locked.mkdir(mode=0)
        own.expect("unreadable documents", ["sources", "check", "--documents", str(locked)], 2,
                   ["locked: error: cannot be read"], **as_nobody)
        locked.rmdir()
        checker.cases += own.cases
        checker.failures += own.failures
    finally:
        shutil.rmtree(shared)
        closed.chmod(0o755)


def check_nearly_full_disk(patient, line, small):
    """The texts of a study fit, so only a plan, or the writing, finds that the study does not."""
    outcome = patient.start(line)
    study = small / "out.h5"
    if outcome.returncode != 0:
        return patient.complain("a disk that is large enough", "did not run", outcome)
    needed = study.stat().st_size
    study.unlink()
    (small / "out.h5.run.json").unlink()
    (small / "filler").write_bytes(b"x" * (4 * 2**20 - needed * 19 // 20))
    patient.expect("a nearly full disk", line, 4, ["error: .*No space left"], keeps=["small/out.h5.parts"])
    many = ["plan", "baseline", "-n", "500", "--until", "2024Q4", "-o", "small/out.h5", "--quiet"]
    patient.expect("a plan for a nearly full disk", many, 2,
                   ["the study does not fit: 500 runs need about .* on disk while it runs where .* are free in small"],
                   printed=REFUSED["table"])
    return patient.expect("a plan for it in JSON", many + ["--format", "json"], 2,
                          ["the study does not fit: 500 runs need about .* on disk while"], printed=REFUSED["json"])


def check_full_disk(checker, arguments):
    if os.geteuid() != 0:
        print("full disk: left out, only root can mount a small one")
        return
    small = checker.folder / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(small)], check=False,
                             capture_output=True)
    if mounted.returncode != 0:
        print("full disk: left out, this root may not mount")
        return
    try:
        line = ["run", "baseline", "-n", str(arguments.full_disk_replicates), "--until", "2024Q4", "--quiet",
                "-o", "small/out.h5"]
        patient = Checker(arguments, checker.folder)
        patient.seconds = 120
        patient.expect("a full disk", line, 4, ["error: .*No space left"])
        (small / "filler").write_bytes(b"x" * 60000)
        patient.expect("a fuller disk", line, 4, ["error: .*No space left"])
        (small / "filler").unlink()
        subprocess.run(["mount", "-o", "remount,size=4m", str(small)], check=True)
        check_nearly_full_disk(patient, line, small)
        checker.cases += patient.cases
        checker.failures += patient.failures
    finally:
        subprocess.run(["umount", str(small)], check=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("innosim", type=pathlib.Path)
    parser.add_argument("--source", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parents[2],
                        help="the folder that holds models/ and scenarios/")
    parser.add_argument("--data", type=pathlib.Path, help="given on to every command")
    parser.add_argument("--money-key", default="vc_fund_group.size")
    parser.add_argument("--count-key", default="innovation_consortium.count")
    parser.add_argument("--full-disk-replicates", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=SECONDS, help="the most that a case may take")
    arguments = parser.parse_args()
    os.environ.pop("INNOSIM_DATA", None)
    with tempfile.TemporaryDirectory(prefix="bad_input_") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        prepare(folder, arguments.count_key)
        checker = Checker(arguments, folder)
        for name, command, errors in command_lines(arguments.money_key, arguments.count_key):
            checker.expect(name, command, 2, errors)
        check_scenarios(checker, arguments.money_key, arguments.count_key)
        check_output_paths(checker)
        check_little_memory(checker)
        check_read_only(checker, arguments)
        check_full_disk(checker, arguments)
    print(f"{checker.cases} cases, {checker.failures} failed")
    return 1 if checker.failures else 0


if __name__ == "__main__":
    sys.exit(main())
