"""Reads a study file (docs/file-format.md) into what the plots need. Knows the file format and no model."""

from dataclasses import dataclass, field

import needed_packages

needed_packages.require("numpy", "h5py")

import h5py
import numpy as np


class StudyProblem(Exception):
    """Something the user can put right; the text is for them."""


@dataclass
class Variable:
    """One observable: values by scenario, replicate and quarter, then by its further axes."""

    name: str
    unit: str
    titles: dict
    flow: bool
    role: str
    cost: str
    denominator: str
    headline: bool
    compared: bool
    display_scale: float
    display_unit: str
    integer: bool
    axes: list
    values: np.ndarray

    @property
    def summable(self):
        """Whether its values may be added up: a share has a denominator, a mean is per something."""
        return not self.denominator and not set("%/") & set(self.unit)


@dataclass
class Axis:
    """The positions of a further axis: their ids and their names by language."""

    ids: list
    labels: dict


@dataclass
class Study:
    """What a study file holds of its runs."""

    model: str
    scenarios: list
    titles: dict
    first_changes: list
    quarters: list
    replicates: int
    axes: dict
    variables: dict
    points: dict = field(default_factory=dict)

    @property
    def baseline(self):
        """Position of the scenario that the others are compared with."""
        return self.scenarios.index("baseline") if "baseline" in self.scenarios else 0


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
        cost=attributes["cost"],
        denominator=attributes["denominator"],
        headline=bool(attributes["headline"]),
        compared=bool(attributes["compared"]),
        display_scale=float(attributes["display_scale"]),
        display_unit=attributes["display_unit"],
        integer=dataset.dtype.kind == "i",
        axes=[dimension[0].name.lstrip("/") for dimension in list(dataset.dims)[3:]],
        values=dataset[:].astype(float),
    )


def _axis(file, name):
    ids = _texts(file[name])
    english = [label or own for label, own in zip(_texts(file[name + "_label"]), ids)]
    chinese = [label or own for label, own in zip(_texts(file[name + "_label_zh"]), english)]
    return Axis(ids, {"en": english, "zh": chinese})


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
    if file.attrs["file_version"] != "2":
        raise StudyProblem(f"version {file.attrs['file_version']} of the file layout is not known here")
    titles = {"en": _texts(file["scenario_title"]), "zh": _texts(file["scenario_title_zh"])}
    scenarios = _texts(file["scenario"])
    for language in titles:
        titles[language] = [title or stem for title, stem in zip(titles[language], scenarios)]
    # A file lists by the alphabet, its root group in the order of the model.
    variables = {name: _variable(name, item) for name, item in file["/"].items() if "role" in item.attrs}
    axes = {axis for variable in variables.values() for axis in variable.axes}
    return Study(
        model=file.attrs["model"],
        scenarios=scenarios,
        titles=titles,
        first_changes=_texts(file["first_change"]),
        quarters=_texts(file["quarter"]),
        replicates=len(file["replicate"]),
        axes={axis: _axis(file, axis) for axis in axes},
        variables=variables,
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
