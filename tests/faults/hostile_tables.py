"""What is wrong in the group of a design or of recorded agents, each with its name."""

import h5py
import numpy
from forged_digests import forge_content
from hostile_content import (HOSTILE_TEXT, attribute, hostile_labels, hostile_second_scenario, length, nothing_but_forged,
                             typed, without_attribute)
from study_edit import TEXT

AGENTS = "agents/enterprise"


def set_first(name, value):
    def change(file):
        file[name][0] = value
    return change


# With right digests: read as a sound study, and it must do no harm where it is shown.


def words_beyond_their_list(file):
    file[AGENTS + "/sector"][...] = 255
    forge_content(file)


def one_agent_everywhere(file):
    file[AGENTS + "/key"][...] = 7
    forge_content(file)


def outcomes_that_are_none(file):
    values = file[AGENTS + "/base_sales"]
    values[...] = numpy.resize([numpy.inf, -numpy.inf, numpy.nan, 1e308, -1e308, 5e-324], len(values))
    forge_content(file)


def agents_of_one_world(file):
    file[AGENTS + "/scenario"][...] = 1
    forge_content(file)


def hostile_words_of_agents(file):
    column = file[AGENTS + "/sector"]
    for name in ["flag_labels", "flag_labels_zh"]:
        column.attrs[name] = [HOSTILE_TEXT] * len(column.attrs[name])
    for name in ["sector", "base_sales"]:
        file[AGENTS + "/" + name].attrs["long_name"] = HOSTILE_TEXT
        file[AGENTS + "/" + name].attrs["units"] = HOSTILE_TEXT
    forge_content(file)


def hostile_words_of_a_design(file):
    for name in ["factor", "unit", "factor_label", "factor_label_zh", "distribution", "failure"]:
        file["design/" + name][...] = HOSTILE_TEXT
    file["design"].attrs["kind"] = HOSTILE_TEXT
    forge_content(file)


def points_that_are_none(file):
    for name in ["coordinate", "value"]:
        values = file["design/" + name]
        values[...] = numpy.resize([numpy.nan, numpy.inf, -1e308], values.shape)
    forge_content(file)


def all_points_failed(file):
    file["design/failure"][...] = "it failed"
    forge_content(file)


FORGED_AGENTS = [nothing_but_forged, hostile_second_scenario, hostile_labels, words_beyond_their_list,
                 one_agent_everywhere, outcomes_that_are_none, agents_of_one_world, hostile_words_of_agents]
FORGED_DESIGN = [nothing_but_forged, hostile_labels, hostile_words_of_a_design, points_that_are_none, all_points_failed]
FORGED = {function.__name__ for function in FORGED_AGENTS + FORGED_DESIGN}


def deleted(name):
    def change(file):
        del file[name]
    return change


def linked(name):
    def change(file):
        del file[name]
        file[name] = h5py.ExternalLink("/canary.h5", "/number")
    return change


def agents():
    for name in ["key", "scenario", "replicate", "time", "sector", "base_sales"]:
        path = AGENTS + "/" + name
        for count in [0, 1, 1000, 100000]:
            yield f"{name} of agents of length {count}", length(path, count, forged=False)
        yield f"{name} of agents as texts", typed(path, numpy.array(["a", "b"], dtype=object), TEXT)
        yield f"{name} of agents as a table", typed(path, numpy.zeros((3, 3)))
        yield f"no {name} of agents", deleted(path)
        yield f"{name} of agents in another file", linked(path)
    for name, value in [("scenario", -1), ("scenario", 2), ("scenario", 2**40), ("replicate", 99), ("time", 1), ("time", -2**63)]:
        yield f"{name} of an agent {value}", set_first(f"{AGENTS}/{name}", value)
    for name in ["columns", "entities"]:
        path = AGENTS if name == "columns" else "agents"
        yield f"agents without {name}", without_attribute(path, name)
        for value in [7, "", ["key"], ["../scenario"], ["x" * 60000], ["sector"] * 3, [HOSTILE_TEXT], h5py.Empty("f8")]:
            yield f"{name} of agents {str(value)[:20]!r}", attribute(path, name, value)
    for name in ["flag_meanings", "flag_labels", "flag_labels_zh", "units", "long_name"]:
        yield f"sector without {name}", without_attribute(AGENTS + "/sector", name)
        for value in [7, "", " ", "a", ["a", "b"], h5py.Empty("f8")]:
            yield f"{name} of the sector {value!r}", attribute(AGENTS + "/sector", name, value)
    for function in FORGED_AGENTS:
        yield function.__name__, function


def design():
    for name in ["factor", "unit", "factor_label", "distribution", "coordinate", "value", "failure"]:
        path = "design/" + name
        for count in [0, 1, 1000]:
            yield f"{name} of a design of length {count}", length(path, count, forged=False)
        yield f"{name} of a design as numbers", typed(path, numpy.arange(2))
        yield f"no {name} of a design", deleted(path)
        yield f"{name} of a design in another file", linked(path)
    for name in ["kind", "seed"]:
        yield f"a design without {name}", without_attribute("design", name)
        for value in ["", "x" * 60000, HOSTILE_TEXT, 1.5, numpy.arange(3), h5py.Empty("f8")]:
            yield f"{name} of a design {str(value)[:20]!r}", attribute("design", name, value)
    for function in FORGED_DESIGN:
        yield function.__name__, function
