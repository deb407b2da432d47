"""Which hostile files there are."""

import h5py
import hostile_content as content
import hostile_storage as storage
import numpy
from study_edit import TEXT, variable


def crafted():
    """(name, change) of every hostile file."""
    for module in [storage, content]:
        for name, function in vars(module).items():
            own = callable(function) and getattr(function, "__module__", "") == module.__name__
            if own and function.__code__.co_varnames[:function.__code__.co_argcount] == ("file",):
                yield name, function
    for path in [b"/etc/passwd", b"canary.h5", b"/proc/self/mem", b"/dev/zero"]:
        yield f"external storage in {path.decode()}", storage.external_storage(path, 2)
        yield f"much external storage in {path.decode()}", storage.external_storage(path, 2**20)
    for code in [3, 5, 6, 32000, 32001, 65535]:
        yield f"filter {code}", storage.unknown_filter(code)
    for name in ["replicate", "a variable"]:
        name_of = variable if name == "a variable" else (lambda file: "replicate")
        dtype = h5py.h5t.NATIVE_DOUBLE if name == "a variable" else h5py.h5t.NATIVE_INT64
        yield f"{name} of 100 GB, 300 MB stored", storage.bomb(name_of, 100 * 2**30 // 8, 37, dtype)
        yield f"{name} of 300 MB", storage.bomb(name_of, 37 * 2**20, 37, dtype)
        yield f"{name} of 2^60 numbers", storage.bomb(name_of, 2**60, 1, dtype)
    texts = numpy.array(["a", "b"], dtype=object)
    for name, data in [("scenario", [1, 2]), ("replicate", [1.0, 2.0]), ("quarter", b"fixed"), ("scenario_title", [1.5]),
                       ("first_change", [True])]:
        yield f"{name} of another type", content.typed(name, data)
    yield "replicate of texts", content.typed("replicate", texts, TEXT)
    for dtype in ["i4", "u8", "f4", "f2", "u1", ">i8"]:
        yield f"replicate as {dtype}", content.as_type("replicate", dtype)
    yield "texts of fixed length", content.typed("scenario", numpy.array([b"baseline", b"more-con"]))
    for name in ["scenario", "replicate", "scenario_title", "scenario_title_zh", "first_change", "quarter",
                 "provenance/state_digest", "points/value", "points/quarter"]:
        for count in [0, 1, 3, 1000]:
            yield f"{name} of length {count}", content.length(name, count, "/" not in name)
    for name, shape in [("scenario", (1, 2)), ("replicate", (2, 1)), ("quarter", (5, 1, 1)), ("scenario", (1,) * 32)]:
        yield f"{name} of shape {shape}", content.reshaped(name, shape)
    for texts in [("2021Q1", "2020Q4"), ("9999Q9",), ("",), ("2020Q4", "x", "2021Q2"), ("2020Q4", "2999Q4"), ("２０２０Q4",)]:
        yield f"quarters {texts}", content.quarters(*texts)
    for name in ["file_format", "file_version", "model", "model_version", "seed", "input_digest", "content_digest"]:
        yield f"without {name}", content.without_attribute("/", name)
        for value in [7, 1.5, "", "x" * 60000, numpy.arange(3), [content.HOSTILE_TEXT] * 2, h5py.Empty("f8"),
                      content.HOSTILE_TEXT]:
            yield f"{name} is {str(value)[:20]!r}", content.attribute("/", name, value)
    for name in ["units", "role", "cost", "headline", "display_scale", "meaning"]:
        yield f"a variable without {name}", lambda file, name=name: content.without_attribute(variable(file), name)(file)
        for value in [7, "x", numpy.arange(3), h5py.Empty("f8"), float("nan")]:
            yield f"{name} of a variable is {value}", content.of_variable(name, value)
    yield "without roles", content.without_any("role")
    yield "without inputs", content.without_attribute("inputs", "files")
    for name in [".", "..", "/", "/etc/passwd", "../../etc/passwd"]:
        yield f"an input called {name!r}", content.rename_input(name, can_be_made=False)
    for name in ["a//b", "a" * 5000, "provenance", content.HOSTILE_TEXT]:
        yield f"an input called {name[:20]!r}", content.rename_input(name)
    yield "state digests swapped", content.state_digests(lambda texts: texts[::-1])
    yield "state digests in capitals", content.state_digests(lambda texts: [text.upper() for text in texts])
    yield "a state digest missing", content.state_digests(lambda texts: texts[1:])
    yield "state digests that are none", content.state_digests(lambda texts: ["z" * 32 for _ in texts])
