"""Study files with wrong types, lengths, attributes, names and digests: each function changes a sound study."""

import struct

import h5py
import numpy
from forged_digests import forge_content, forge_inputs, in_order
from study_edit import TEXT, replace, variable


# Types.


def typed(name, data, dtype=None):
    def change(file):
        replace(file, name, data, dtype=dtype)
    return change


def as_type(name, dtype):
    def change(file):
        replace(file, name, file[name][:].astype(dtype))
    return change


def vlen_numbers(file):
    made = replace(file, "replicate", None, shape=(1,), dtype=h5py.vlen_dtype(numpy.int64))
    made[0] = numpy.arange(1000)


def references(file):
    replace(file, "replicate", numpy.array([file.ref, file["time"].ref], dtype=h5py.ref_dtype), dtype=h5py.ref_dtype)


def compound(file):
    replace(file, "replicate", numpy.zeros(2, dtype=[("a", "i4"), ("b", "i4")]))


def committed_type(file):
    del file["quarter"]
    file["quarter"] = numpy.dtype("f8")


def a_group_for_a_dataset(file):
    del file["quarter"]
    file.create_group("quarter/x")


def a_dataset_for_a_group(file):
    del file["points"]
    file["points"] = 1.0


def empty_space(file):
    replace(file, "scenario", h5py.Empty(TEXT))


def scalar(file):
    replace(file, "quarter", "2021Q1", dtype=TEXT)


def no_utf8(file):
    replace(file, "scenario_title", numpy.array([b"\xff\xfe\x80"] * len(file["scenario"]), dtype=object), dtype=TEXT)


# Lengths and ranks.


def length(name, count, forged=True):
    def change(file):
        data = list(file[name][:])
        data = (data * (count // len(data) + 1))[:count]
        replace(file, name, numpy.array(data, dtype=object if file[name].dtype.kind == "O" else None),
                dtype=file[name].dtype)
        if forged and count:
            forge_inputs(file)
    return change


def no_replicates(file):
    replace(file, "replicate", numpy.zeros(0, dtype="i8"))
    replace(file, "provenance/state_digest", None, shape=(0,), dtype=TEXT)
    forge_inputs(file)


def no_scenarios(file):
    for name in ["scenario", "scenario_title", "scenario_title_zh", "first_change"]:
        replace(file, name, numpy.array([], dtype=object), dtype=TEXT)
    replace(file, "provenance/state_digest", None, shape=(0,), dtype=TEXT)
    forge_inputs(file)


def reshaped(name, shape):
    def change(file):
        data = file[name][...].reshape(-1)
        size = int(numpy.prod(shape))
        replace(file, name, numpy.resize(data, size).reshape(shape), dtype=file[name].dtype)
    return change


def without_dimensions(file):
    del file[variable(file)].attrs["DIMENSION_LIST"]


def empty_dimensions(file):
    name = variable(file)
    file[name].attrs.create("DIMENSION_LIST", numpy.array([numpy.array([], dtype=h5py.ref_dtype)] * 3, dtype=object),
                            dtype=h5py.vlen_dtype(h5py.ref_dtype))


def null_dimensions(file):
    name = variable(file)
    null = numpy.array([h5py.Reference()], dtype=h5py.ref_dtype)
    attribute = numpy.empty(3, dtype=object)
    for place in range(3):
        attribute[place] = null
    del file[name].attrs["DIMENSION_LIST"]
    file[name].attrs.create("DIMENSION_LIST", attribute, dtype=h5py.vlen_dtype(h5py.ref_dtype))


def quarters(*texts):
    def change(file):
        replace(file, "quarter", numpy.array(texts, dtype=object), dtype=TEXT)
        forge_inputs(file)
    return change


# Attributes and digests.


def attribute(path, name, value):
    def change(file):
        del file[path].attrs[name]
        file[path].attrs[name] = value
    return change


def without_attribute(path, name):
    def change(file):
        del file[path].attrs[name]
    return change


def of_variable(name, value):
    def change(file):
        attribute(variable(file), name, value)(file)
    return change


def without_any(name):
    def change(file):
        for key in file:
            if name in file[key].attrs:
                del file[key].attrs[name]
    return change


def swapped_digests(file):
    one, other = file.attrs["input_digest"], file.attrs["content_digest"]
    file.attrs["input_digest"], file.attrs["content_digest"] = other, one


def state_digests(change_texts):
    def change(file):
        texts = [text.decode() for text in file["provenance/state_digest"][...].reshape(-1)]
        shape = file["provenance/state_digest"].shape
        texts = change_texts(texts)
        data = numpy.array(texts, dtype=object)
        if len(texts) == int(numpy.prod(shape)):
            data = data.reshape(shape)
        replace(file, "provenance/state_digest", data, dtype=TEXT)
    return change


def forged(change_file):
    def change(file):
        change_file(file)
        forge_inputs(file)
    return change


def rename_input(name, can_be_made=True):
    def change(file):
        names = list(file["inputs"].attrs["files"])
        if can_be_made:
            file["inputs"].move(names[0], name)
        names[0] = name
        file["inputs"].attrs["files"] = numpy.array(names, dtype=object)
        if can_be_made:
            forge_inputs(file)
    return change


HOSTILE_TEXT = "\x1b]0;owned\x07\x1b[31mred\u202e\x7f\x85\U000e0001\r\n\t%s%n"


def hostile_names(file):
    file.attrs["model"] = HOSTILE_TEXT
    count = len(file["scenario"])
    for name in ["scenario", "scenario_title", "scenario_title_zh"]:
        replace(file, name, numpy.array([HOSTILE_TEXT + str(place) for place in range(count)], dtype=object), dtype=TEXT)
    forge_inputs(file)


def user_block(content):
    return struct.pack("<512s", b"user block" * 20) + content


# With both digests forged: what is read as a sound study, and must do no harm where it is shown.


def nothing_but_forged(file):
    forge_content(file)


def hostile_words_everywhere(file):
    hostile_names(file)
    hostile_labels(file)


def hostile_second_scenario(file):
    """The baseline keeps its name, so that what compares with it goes on."""
    for name in ["scenario", "scenario_title", "scenario_title_zh"]:
        file[name][1] = HOSTILE_TEXT
    forge_content(file)


def hostile_labels(file):
    for name in in_order(file):
        for key in ["units", "long_name", "long_name_zh", "meaning", "display_unit", "denominator"]:
            if "role" in file[name].attrs and key in file[name].attrs:
                file[name].attrs[key] = HOSTILE_TEXT
        if name.endswith(("_label", "_label_zh")):
            file[name][...] = [HOSTILE_TEXT] * len(file[name])
    file["points/printed"][...] = [HOSTILE_TEXT] * len(file["points/printed"])
    forge_content(file)


def numbers_that_are_none(file):
    for place, name in enumerate(in_order(file)):
        if "role" in file[name].attrs and file[name].dtype.kind == "f":
            file[name][...] = [numpy.inf, -numpy.inf, numpy.nan, 1e308, -1e308, 5e-324][place % 6]
    forge_content(file)


def no_variables(file):
    for name in in_order(file):
        if "role" in file[name].attrs:
            del file[name].attrs["role"]
    forge_content(file)


def scales_that_are_none(file):
    for place, name in enumerate(in_order(file)):
        if "role" in file[name].attrs:
            file[name].attrs["display_scale"] = [0.0, -1.0, float("nan"), float("inf"), 5e-324][place % 5]
    forge_content(file)


def replicates_that_are_none(file):
    file["replicate"][...] = [-(2**63), 2**63 - 1][:len(file["replicate"])]
    forge_content(file)


def one_name_twice(file):
    file["scenario"][...] = [b"baseline"] * len(file["scenario"])
    forge_content(file)


FORGED = {function.__name__ for function in [
    nothing_but_forged, hostile_words_everywhere, hostile_second_scenario, hostile_labels, numbers_that_are_none,
    no_variables, scales_that_are_none, replicates_that_are_none, one_name_twice]}
