"""Makes the digests of a changed study right again, as whoever wrote such a file could."""

import ctypes
import struct

import h5py
import numpy


def digest(data):
    """128 bits of XXH3 in hexadecimal, as sim/core/hash.hpp makes them."""
    class Halves(ctypes.Structure):
        _fields_ = [("low", ctypes.c_uint64), ("high", ctypes.c_uint64)]
    function = ctypes.CDLL("libxxhash.so.0").XXH3_128bits
    function.restype, function.argtypes = Halves, [ctypes.c_char_p, ctypes.c_size_t]
    halves = function(data, len(data))
    return f"{halves.high:016x}{halves.low:016x}"


def forge_inputs(file):
    """That of the inputs."""
    texts = []
    for name in ["model", "model_version", "file_version"]:
        texts.append(file.attrs[name])
    texts.append(str(int(file.attrs["seed"]) % 2**64))
    quarters = file["quarter"][:]
    texts += [quarters[0], quarters[-1], str(len(file["scenario"]))]
    texts += list(file["scenario"][:])
    texts += [str(len(file["replicate"]))] + [str(number) for number in file["replicate"][:]]
    for name in sorted(file["inputs"].attrs["files"], key=lambda name: name.encode()):
        texts += [name, file["inputs/" + name][()]]
    encoded = [text if isinstance(text, bytes) else text.encode() for text in texts]
    forged = digest(b"".join(b"%d:" % len(text) + text for text in encoded))
    file.attrs["input_digest"] = forged


def number(value):
    return struct.pack("<Q", int(value) % 2**64)


def text(value):
    encoded = value if isinstance(value, bytes) else value.encode("utf-8", "surrogateescape")
    return number(len(encoded)) + encoded


def each(values, write):
    return number(len(values)) + b"".join(map(write, values))


def ordinal(quarter):
    return number(int(quarter[:4]) * 4 + int(quarter[5:6]) - 1)


def reals(values):
    data = numpy.array(values, dtype="<f8").reshape(-1)
    data[numpy.isnan(data)] = numpy.nan
    return number(data.size) + data.tobytes()


def in_order(file):
    names = []
    file.id.links.iterate(names.append, idx_type=h5py.h5.INDEX_CRT_ORDER)
    return [name.decode() for name in names]


def observable_bytes(file, name):
    attributes = file[name].attrs
    roles, costs = ["input", "administrative", "outcome"], ["none", "outlay", "forgone", "recovery", "held"]
    axes = [file[dimension[0]].name[1:] for dimension in attributes["DIMENSION_LIST"]][3:]
    cells = 1
    for axis in axes:
        cells *= len(file[axis])
    return b"".join([
        text(name), text(attributes["units"]), number(attributes["cell_methods"] == "time: sum"),
        number(roles.index(attributes["role"])), number(costs.index(attributes["cost"])), text(attributes["long_name"]),
        text(attributes["long_name_zh"]), text(attributes["meaning"]), text(attributes["denominator"]), each(axes, text),
        number(file[name].dtype.kind == "i"), number(attributes["headline"]), number(attributes["compared"]),
        struct.pack("<d", attributes["display_scale"]), text(attributes["display_unit"]), number(cells),
        reals(file[name][...])])


def design_bytes(file):
    """Nothing for most studies, as with the panels: what most have not stands at the end under its name."""
    if "design" not in file:
        return b""
    design = file["design"]
    factors = range(len(design["factor"]))
    return b"".join([
        text("design"), text(design.attrs["kind"]), number(design.attrs["seed"]),
        each(factors, lambda row: b"".join(text(design[name][row]) for name in [
            "factor", "unit", "factor_label", "factor_label_zh", "distribution"])),
        reals(design["coordinate"][...]), reals(design["value"][...]), each(design["failure"][...].reshape(-1), text)])


def column_bytes(column):
    types = {"uint8": 0, "int32": 1, "int64": 2, "float64": 3}
    words = column.attrs["flag_meanings"].split(" ") if "flag_meanings" in column.attrs else []
    return b"".join([
        text(column.name.rsplit("/", 1)[1]), text(column.attrs["units"]), text(column.attrs["long_name"]),
        number(types[column.dtype.name]),
        each(range(len(words)), lambda word: text(words[word]) + text(column.attrs["flag_labels"][word]) + text(
            column.attrs["flag_labels_zh"][word]))])


def panel_bytes(file, entity):
    group = file["agents"][entity]
    columns = [group[name] for name in group.attrs["columns"]]
    replicates = {value: place for place, value in enumerate(file["replicate"][:])}
    days = {int(value): place for place, value in enumerate(file["time"][:])}
    places = [group["scenario"][:], [replicates[value] for value in group["replicate"][:]],
              [days[value] for value in group["time"][:]]]
    scenario, replicate, time = (text(numpy.array(each_one, dtype="<i4").tobytes()) for each_one in places)
    return b"".join([text(entity), each(columns, column_bytes), scenario, replicate, time,
                     text(group["key"][:].astype("<i8").tobytes()), each(columns, lambda column: text(column[:].tobytes()))])


def panels_bytes(file):
    if "agents" not in file:
        return b""
    return text("panels") + each(file["agents"].attrs["entities"], lambda entity: panel_bytes(file, entity))


def forge_content(file):
    """Both: that of the inputs, and that of the content as sim/output/study_bytes.cpp lays it out."""
    forge_inputs(file)
    quarters = [quarter.decode() for quarter in file["quarter"][:]]
    names = in_order(file)
    axes = [name for name in names if "CLASS" in file[name].attrs and name not in ("scenario", "replicate", "time")]
    points = file["points"]
    rows = range(len(points["value"]) if "value" in points else 0)
    change = [quarter.decode() for quarter in file["first_change"][:]]
    content = b"".join([
        *(text(file.attrs[name]) for name in ["model", "model_version", "file_version"]), number(file.attrs["seed"]),
        each(file["scenario"][:], text),
        each(range(len(change)), lambda row: text(file["scenario_title"][row]) + text(file["scenario_title_zh"][row])),
        each(change, lambda quarter: number(bool(quarter)) + ordinal(quarter or quarters[0])),
        each(file["replicate"][:], number), ordinal(quarters[0]), ordinal(quarters[-1]),
        each(axes, lambda axis: text(axis) + each(file[axis][:], text) + each(
            range(len(file[axis])), lambda row: text(file[axis + "_label"][row]) + text(file[axis + "_label_zh"][row]))),
        each(sorted(file["inputs"].attrs["files"], key=str.encode), lambda name: text(name) + text(file["inputs/" + name][()])),
        each(file["provenance/state_digest"][...].reshape(-1), lambda digits: number(int(digits[:16], 16)) + number(
            int(digits[16:], 16))),
        each(rows, lambda row: text(points["observable"][row]) + ordinal(points["quarter"][row].decode())
             + struct.pack("<d", points["value"][row]) + text(points["document"][row]) + text(points["printed"][row])),
        each([name for name in names if "role" in file[name].attrs], lambda name: observable_bytes(file, name)),
        design_bytes(file), panels_bytes(file)])
    file.attrs["content_digest"] = digest(content)
