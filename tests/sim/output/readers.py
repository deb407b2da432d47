"""Opens the made-up study of made_study.hpp as other people would: readers.py h5py|netcdf4|h5netcdf FILE."""

import math
import sys


def expected(variable, scenario, replicate, quarter, cell=0):
    bend = 0.001 * ((replicate * 31 + quarter * 17) % 97)
    return 1000.0 * (variable + 1) + 100.0 * scenario + 7.0 * (replicate % 13) + 0.5 * quarter + 0.01 * cell + bend


def check_h5py(path):
    import h5py

    with h5py.File(path, "r") as file:
        assert file["mills"].dims[0][0].name == "/scenario"
        assert file["mills"].dims[2][0].name == "/time"
        assert file["mills"].shape == (2, 3, 9)
        assert math.isclose(file["mills"][1, 2, 8], expected(0, 1, 2, 8))
        assert file["ledger_imbalance"].dtype == "int64" and not file["ledger_imbalance"][:].any()
        assert file["replicate"].dtype == "int64"
        assert file["scenario"][:].astype("O").tolist() == [b"baseline", b"change-1"]
        assert file.attrs["seed"].dtype == "int64" and file.attrs["seed"] == -1
        assert file["inputs/scenarios/baseline.toml"][()].decode().startswith("title")
        assert list(file["inputs"].attrs["files"])[-1] == "settings"
        assert file["points/printed"][1].decode() == "325座磨坊"
        assert file["provenance/state_digest"].shape == (2, 3)
        assert file["provenance/state_digest"].dims[1][0].name == "/replicate"
        assert file["mills"].compression == "gzip" and file["mills"].shuffle


def check_xarray(path, engine):
    import numpy
    import xarray

    study = xarray.open_dataset(path, engine=engine)
    mills = study.mills
    assert mills.dims == ("scenario", "replicate", "time"), mills.dims
    assert study.time.values[0] == numpy.datetime64("2020-10-01"), study.time.values[0]
    assert study.quarter.values[-1] == "2022Q4" and study.quarter.dims == ("time",)
    assert {"quarter", "scenario_title", "scenario_title_zh"} <= set(mills.coords), mills.coords
    one = mills.sel(scenario="change-1", replicate=3, time="2022-10-01")
    assert math.isclose(float(one), expected(0, 1, 2, 8))
    assert math.isnan(study.takings.sel(scenario="baseline", replicate=1)[0])
    grain = study.grain_by_soil_and_crop
    assert grain.dims == ("scenario", "replicate", "time", "soil", "crop")
    assert math.isclose(float(grain.sel(soil="loam", crop="oats")[0, 1, 2]), expected(2, 0, 1, 2, 4))
    assert grain.coords["crop_label_zh"].values[2] == "水稻"
    assert study.ledger_imbalance.dtype == "int64"
    assert study.scenario_title.values[1] == "Scenario 1"
    attributes = mills.attrs
    assert attributes["units"] == "1" and attributes["long_name_zh"] == "在营磨坊"
    assert attributes["cell_methods"] == "time: point" and attributes["role"] == "administrative"
    assert attributes["denominator"] == "" and "meaning" in attributes
    assert study.takings.attrs["cell_methods"] == "time: sum"
    assert study.attrs["Conventions"] == "CF-1.8 ACDD-1.3" and study.attrs["model"] == "toy"
    points = xarray.open_dataset(path, engine=engine, group="points")
    assert points.value.values.tolist() == [320.0, 325.5]
    digest = xarray.open_dataset(path, engine=engine, group="provenance").state_digest
    assert digest.dims == ("scenario", "replicate") and len(str(digest.values[1, 2])) == 32
    effect = (mills.sel(scenario="change-1") - mills.sel(scenario="baseline")).mean("replicate")
    assert numpy.allclose(effect, 100.0)


def check_default(path):
    """The promise is that no keyword is needed."""
    import xarray

    assert xarray.open_dataset(path).sizes == {"scenario": 2, "replicate": 3, "time": 9, "soil": 2, "crop": 3}


if __name__ == "__main__":
    READER, PATH = sys.argv[1:]
    if READER == "h5py":
        check_h5py(PATH)
    elif READER == "default":
        check_default(PATH)
    else:
        check_xarray(PATH, READER)
    print("agrees")
