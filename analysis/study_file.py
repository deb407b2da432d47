"""Reads a study file (docs/file-format.md) into what the plots need. Knows the file format and no model."""

import difflib
from dataclasses import dataclass, field

import h5py
import numpy as np


class StudyProblem(Exception):
    """Something the user can put right; the text is for them."""


@dataclass
class Variable:
    """One observable: values by scenario, replicate and quarter."""

    name: str
    unit: str
    titles: dict
    flow: bool
    role: str
    headline: bool
    compared: bool
    display_scale: float
    display_unit: str
    values: np.ndarray


@dataclass
class Study:
    """A study without its breakdowns by further axes."""

    model: str
    scenarios: list
    titles: dict
    quarters: list
    replicates: int
    variables: dict
    points: dict = field(default_factory=dict)

    @property
    def baseline(self):
        """Position of the scenario that the others are compared with."""
        return self.scenarios.index("baseline") if "baseline" in self.scenarios else 0

    def choose(self, names):
        """The variables of that name; without names the headline outcomes and what compare shows unasked."""
        if not names:
            chosen = [v for v in self.variables.values() if v.headline or v.compared]
            outcomes = [v for v in self.variables.values() if v.role == "outcome"]
            return chosen or outcomes or list(self.variables.values())
        for name in names:
            if name not in self.variables:
                near = difflib.get_close_matches(name, self.variables, 1)
                hint = f"; did you mean '{near[0]}'?" if near else ""
                raise StudyProblem(f"the study has no observable '{name}' without further axes{hint}")
        return [self.variables[name] for name in names]


def _texts(dataset):
    return [value.decode() if isinstance(value, bytes) else value for value in dataset[:]]


def _variable(name, dataset):
    attributes = dataset.attrs
    english = attributes["long_name"] or name
    return Variable(
        name=name,
        unit=attributes["units"],
        titles={"en": english, "zh": attributes["long_name_zh"] or english},
        flow=attributes["cell_methods"] == "time: sum",
        role=attributes["role"],
        headline=bool(attributes["headline"]),
        compared=bool(attributes["compared"]),
        display_scale=float(attributes["display_scale"]),
        display_unit=attributes["display_unit"],
        values=dataset[:].astype(float),
    )


def _points(file):
    points = {}
    if "point" in file["points"]:
        group = file["points"]
        for name, quarter, value in zip(_texts(group["observable"]), _texts(group["quarter"]), group["value"][:]):
            points.setdefault(name, []).append((quarter, float(value)))
    return points


def _read(file):
    if "file_format" not in file.attrs:
        raise StudyProblem("not a study file of this program")
    if file.attrs["file_version"] != "1":
        raise StudyProblem(f"version {file.attrs['file_version']} of the file layout is not known here")
    titles = {"en": _texts(file["scenario_title"]), "zh": _texts(file["scenario_title_zh"])}
    scenarios = _texts(file["scenario"])
    for language in titles:
        titles[language] = [title or stem for title, stem in zip(titles[language], scenarios)]
    # A file lists by the alphabet, its root group in the order of the model.
    plain = [name for name, item in file["/"].items() if "role" in item.attrs and item.ndim == 3]
    return Study(
        model=file.attrs["model"],
        scenarios=scenarios,
        titles=titles,
        quarters=_texts(file["quarter"]),
        replicates=len(file["replicate"]),
        variables={name: _variable(name, file[name]) for name in plain},
        points=_points(file),
    )


def read_study(path):
    """The study at `path`; StudyProblem if there is none."""
    try:
        with h5py.File(path, "r") as file:
            return _read(file)
    except FileNotFoundError:
        raise StudyProblem(f"{path}: no such file") from None
    except (OSError, KeyError) as error:
        raise StudyProblem(f"{path}: not a study file of this program, or damaged ({error})") from None
    except StudyProblem as problem:
        raise StudyProblem(f"{path}: {problem}") from None


def quarter_start(quarter):
    """2026Q1 -> 2026.0"""
    return int(quarter[:4]) + (int(quarter[5]) - 1) / 4


def places(quarters, flow):
    """Where values stand on the time axis: flows in the middle of their quarter, stocks at its end."""
    return np.array([quarter_start(quarter) for quarter in quarters]) + (0.125 if flow else 0.25)
