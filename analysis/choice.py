"""What to draw: observables by name, and parts of those with axes in the notation of `innosim compare`.

NAME keeps every label of its axes, NAME[axis=label] one, NAME[axis=sum] adds the labels of an axis up. With a label
for each axis, in their order, the names of the axes may be left out: NAME[label,label].
"""

import dataclasses
import difflib
import itertools
import re

import needed_packages

needed_packages.require("numpy", "h5py")

import numpy as np

from study_file import StudyProblem

SUM = "sum"


def split(text):
    """The requests of a list; commas between brackets separate no requests."""
    return [part.strip() for part in re.findall(r"(?:\[[^\]]*\]?|[^,\[])+", text) if part.strip()]


def near(word, candidates):
    """'; did you mean 'a' or 'b'?' or nothing: close spellings first, then names that hold the word."""
    found = difflib.get_close_matches(word, candidates, 5)
    found += [name for name in candidates if word and word in name and name not in found]
    if not found:
        return ""
    return "; did you mean " + " or ".join(f"'{name}'" for name in found[:5]) + "?"


def choose(study, requests):
    """(variables, number of parts left out): without requests the headline outcomes and what compare shows unasked.
    Of several parts of one request those that are zero everywhere are left out."""
    if not requests:
        plain = [variable for variable in study.variables.values() if not variable.axes]
        chosen = [variable for variable in plain if variable.headline or variable.compared]
        outcomes = [variable for variable in plain if variable.role == "outcome"]
        return chosen or outcomes or plain, 0
    chosen, left_out = {}, 0
    for request in requests:
        parts = [_part(study, variable, places) for variable, places in selections(study, request)]
        for part in parts:
            if len(parts) > 1 and _zero(part.values):
                left_out += 1
            else:
                chosen[part.name] = part
    return list(chosen.values()), left_out


def _zero(values):
    known = values[~np.isnan(values)]
    return known.size > 0 and not known.any()


def selections(study, request):
    """(variable, places) of each row that a request asks for: on each axis a position, or None for the sum of all.
    StudyProblem if it cannot be met."""
    name, bracket, inside = request.partition("[")
    name = name.strip()
    if name not in study.variables:
        raise StudyProblem(f"the study has no observable '{name}'{near(name, study.variables)}")
    variable = study.variables[name]
    wishes = {}
    if bracket:
        if not inside.endswith("]"):
            raise StudyProblem(f"'{request}': write NAME[axis=label,...], in quotes for the shell")
        try:
            wishes = _wishes(study, variable, [part.strip() for part in inside[:-1].split(",")])
        except StudyProblem as problem:
            raise StudyProblem(f"'{request}': {problem}") from None
    kept = [[None] if wishes.get(axis) == SUM else
            [place for place, label in enumerate(study.axes[axis].ids) if wishes.get(axis, label) == label]
            for axis in variable.axes]
    return [(variable, places) for places in itertools.product(*kept)]


def name_of(study, variable, places):
    """NAME[label,sum], as `innosim compare` writes it; the plain name without further axes."""
    if not variable.axes:
        return variable.name
    ids = [SUM if place is None else study.axes[axis].ids[place] for axis, place in zip(variable.axes, places)]
    return f"{variable.name}[{','.join(ids)}]"


def _wishes(study, variable, parts):
    """{axis: label or sum}"""
    if not variable.axes:
        raise StudyProblem(f"'{variable.name}' has no further axes")
    if len(parts) == len(variable.axes) and not any("=" in part for part in parts):
        parts = [f"{axis}={label}" for axis, label in zip(variable.axes, parts)]
    wishes = {}
    for part in parts:
        axis, sign, label = (text.strip() for text in part.partition("="))
        if not sign:
            owner = next((own for own in variable.axes if part in study.axes[own].ids), None)
            raise StudyProblem(f"'{part}' is a label of an axis; write {owner}={part}" if owner else
                               f"'{part}' is not written axis=label (its axes: {', '.join(variable.axes)})")
        if axis not in variable.axes:
            raise StudyProblem(f"it has no axis '{axis}'{near(axis, variable.axes)} (its axes: "
                               f"{', '.join(variable.axes)})")
        if axis in wishes:
            raise StudyProblem(f"the axis '{axis}' is given twice")
        allowed = study.axes[axis].ids + ([SUM] if variable.summable else [])
        if label not in allowed:
            raise StudyProblem("shares and means cannot be summed" if label == SUM else
                               f"the axis '{axis}' has no label '{label}'{near(label, allowed)} (one of: "
                               f"{', '.join(allowed)})")
        wishes[axis] = label
    return wishes


def _part(study, variable, places):
    """The variable at one place of each axis; summed over the axes that have none."""
    if not variable.axes:
        return variable
    values = variable.values
    for at in reversed(range(len(places))):
        values = values.sum(axis=3 + at) if places[at] is None else values.take(places[at], axis=3 + at)
    axes = [study.axes[axis] for axis in variable.axes]
    titles = {}
    for language, colon, comma in [("en", ": ", ", "), ("zh", "：", "、")]:
        labels = [axis.labels[language][place] for axis, place in zip(axes, places) if place is not None]
        titles[language] = variable.titles[language] + (colon + comma.join(labels) if labels else "")
    return dataclasses.replace(variable, name=name_of(study, variable, places), titles=titles, axes=[],
                               values=values)
