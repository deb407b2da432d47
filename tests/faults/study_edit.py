"""Small changes of a study with h5py."""

import h5py

TEXT = h5py.string_dtype()


def replace(file, name, data, **options):
    """Another dataset under this name, with the attributes of the old one and whatever points to it."""
    old = dict(file[name].attrs)
    del file[name]
    made = file.create_dataset(name, data=data, **options)
    for key, value in old.items():
        if key not in ("DIMENSION_LIST", "REFERENCE_LIST"):
            made.attrs[key] = value
    return made


def variable(file):
    """Name of an observable with values in floating point."""
    return next(name for name in file if "role" in file[name].attrs and file[name].dtype.kind == "f")


def low_level(file, name, shape, dtype=h5py.h5t.NATIVE_DOUBLE, chunk=None, maximum=None, prepare=None):
    """A dataset made with the creation properties that `prepare` sets, in place of the old one."""
    if name in file:
        old = dict(file[name].attrs)
        del file[name]
    else:
        old = {}
    properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    if dtype.get_class() != h5py.h5t.STRING:
        properties.set_fill_time(h5py.h5d.FILL_TIME_NEVER)
    if chunk:
        properties.set_chunk(chunk)
    if prepare:
        prepare(properties)
    space = h5py.h5s.create_simple(shape, maximum)
    made = h5py.Dataset(h5py.h5d.create(file.id, name.encode(), dtype, space, properties))
    for key, value in old.items():
        if key not in ("DIMENSION_LIST", "REFERENCE_LIST"):
            made.attrs[key] = value
    return made
