"""Study files whose links, filters and sizes lead where they should not: each function changes a sound study."""

import zlib

import h5py
import numpy
from study_edit import TEXT, low_level, variable

CANARY = "canary-5f1c-of-another-file"


# Data of other files.


def external_link(file):
    del file["quarter"]
    file["quarter"] = h5py.ExternalLink("canary.h5", "/secret")


def external_link_of_a_group(file):
    del file["points"]
    file["points"] = h5py.ExternalLink("canary.h5", "/points")


def external_link_of_a_variable(file):
    name = variable(file)
    del file[name]
    file[name] = h5py.ExternalLink("canary.h5", "/number")


def external_link_of_an_input(file):
    name = file["inputs"].attrs["files"][0]
    del file["inputs/" + name]
    file["inputs/" + name] = h5py.ExternalLink("canary.h5", "/secret")


def external_link_beside(file):
    file["more"] = h5py.ExternalLink("canary.h5", "/")


def external_storage(path, length):
    def change(file):
        low_level(file, "replicate", (length,), h5py.h5t.NATIVE_INT64,
                  prepare=lambda properties: properties.set_external(path, 0, h5py.h5f.UNLIMITED))
    return change


def external_storage_of_a_variable(file):
    name = variable(file)
    low_level(file, name, file[name].shape,
              prepare=lambda properties: properties.set_external(b"/etc/passwd", 0, h5py.h5f.UNLIMITED))


def virtual_dataset(file):
    name = variable(file)
    layout = h5py.VirtualLayout(shape=file[name].shape, dtype="f8")
    layout[...] = h5py.VirtualSource("canary.h5", "number", shape=file[name].shape)
    old = dict(file[name].attrs)
    del file[name]
    made = file.create_virtual_dataset(name, layout)
    made.attrs.update({key: value for key, value in old.items() if "LIST" not in key})


# Ways that do not end, or lead elsewhere.


def soft_link_to_itself(file):
    del file["quarter"]
    file["quarter"] = h5py.SoftLink("/quarter")


def soft_links_in_a_ring(file):
    del file["scenario_title"]
    file["scenario_title"] = h5py.SoftLink("/other")
    file["other"] = h5py.SoftLink("/scenario_title")


def soft_link_for_a_group(file):
    file.move("inputs", "texts")
    file["inputs"] = h5py.SoftLink("/texts")


def the_root_within_itself(file):
    file["inputs/again"] = file["/"]
    file["again"] = file["/"]


def a_scale_of_the_root(file):
    file[variable(file)].attrs["DIMENSION_LIST"] = numpy.array([file.ref] * 3, dtype=h5py.ref_dtype)


# Storage.


def unknown_filter(code):
    def change(file):
        name = variable(file)
        shape = file[name].shape
        low_level(file, name, shape, chunk=shape,
                  prepare=lambda properties: properties.set_filter(code, h5py.h5z.FLAG_OPTIONAL, (1, 2, 3)))[...] = 1
    return change


def many_filters(file):
    name = variable(file)
    shape = file[name].shape

    def prepare(properties):
        for _ in range(20):
            properties.set_deflate(1)
    low_level(file, name, shape, chunk=shape, prepare=prepare)[...] = 0


def deflated_twice(file):
    """Less than a kB that becomes 128 MB: deflate of deflate."""
    name = variable(file)
    shape = file[name].shape
    chunk = (1,) * (len(shape) - 1) + (2**24,)

    def prepare(properties):
        properties.set_deflate(1)
        properties.set_deflate(9)
    made = low_level(file, name, shape, chunk=chunk, maximum=(h5py.h5s.UNLIMITED,) * len(shape), prepare=prepare)
    made.id.write_direct_chunk((0,) * len(shape), zlib.compress(zlib.compress(bytes(2**27), 1), 9))


def chunk_of_gigabytes(file):
    """A small variable in one chunk that unpacks to more than memory allows."""
    name = variable(file)
    shape = file[name].shape
    made = low_level(file, name, shape, chunk=(1,) * (len(shape) - 1) + (2**32 // 8 - 1,),
                     maximum=(h5py.h5s.UNLIMITED,) * len(shape), prepare=lambda properties: properties.set_deflate(1))
    packer = zlib.compressobj(1)
    parts = [packer.compress(bytes(2**24)) for _ in range(32)] + [packer.flush()]
    made.id.write_direct_chunk((0,) * len(shape), b"".join(parts))


def bomb(name_of, cells, stored_chunks, dtype=h5py.h5t.NATIVE_DOUBLE):
    """`stored_chunks` chunks of 8 MiB of zeros, 8 kB each, of a series that claims `cells` numbers."""
    def change(file):
        chunk = 2**20
        made = low_level(file, name_of(file), (cells,), dtype, chunk=(chunk,),
                         prepare=lambda properties: properties.set_deflate(9))
        packed = zlib.compress(bytes(chunk * 8), 9)
        for place in range(stored_chunks):
            made.id.write_direct_chunk((place * chunk,), packed)
    return change


def endless_texts(file):
    low_level(file, "scenario_title", (2**60,), h5py.h5t.py_create(TEXT, logical=True), chunk=(1024,))


def many_groups(file):
    for number in range(100_000):
        h5py.h5g.create(file.id, b"g%d" % number)


def many_attributes(file):
    for number in range(20_000):
        file.attrs[f"a{number}"] = number


def deep_groups(file):
    """A path of 5,000 groups."""
    group = file
    for _ in range(5_000):
        group = group.create_group("d")
