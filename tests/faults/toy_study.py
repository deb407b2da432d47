"""The data of the toy model (tests/sim/toy_model.hpp) in a folder, and a small study of it."""

PARAMETER = """[{key}]
type = "{type}"
label = {{ en = "{key}", zh = "{key}" }}
meaning = {{ en = "{key} of the toy", zh = "{key}" }}
value = {value}
{rest}
source = {{ assumed = "a round number" }}
"""
ROWS = [
    ("mill.number", "count", "50", 'range = { min = 1, max = 1000 }\nrole = "initial"'),
    ("mill.harvest", "number", "2.0", 'unit = "t"\nrange = { min = 0, max = 100 }\nrole = "behaviour"'),
    ("market.price", "money", '"2500 CNY"',
     'range = { min = "0 CNY", max = "1e6 CNY" }\nrole = "lever"\nchannel = "trade_grain"'),
    ("guild.due", "share", '"5 %"', 'range = { min = 0, max = 1 }\nrole = "lever"\nchannel = "pay_dues"'),
]
SCENARIO = 'title = {{ en = "{0}", zh = "{0}" }}\nquestion = {{ en = "What then?", zh = "如何？" }}\n'
STUDY = ["run", "baseline", "dear-grain", "-n", "3", "--quiet"]


def write_data(folder):
    model = folder / "models" / "toy"
    (model / "parameters").mkdir(parents=True)
    (model / "documents.toml").write_text(
        '[[document]]\nid = "almanac"\ncitation = "Almanac, 2024"\nrecognised_by = "Almanac"\n', "utf-8")
    (model / "parameters" / "mill.toml").write_text(
        "".join(PARAMETER.format(key=key, type=kind, value=value, rest=rest) for key, kind, value, rest in ROWS), "utf-8")
    (folder / "scenarios").mkdir()
    (folder / "scenarios" / "baseline.toml").write_text(SCENARIO.format("As it is"), "utf-8")
    (folder / "scenarios" / "dear-grain.toml").write_text(
        SCENARIO.format("Dear grain") + 'extends = "baseline"\n[[change]]\ntarget = "market.price"\nscale = 2.0\n'
        'from = "2022Q1"\n', "utf-8")
