"""Says in one line which Python has the packages, where an import would end in a traceback."""

import importlib
import sys

# The one that Debian's packages serve, whatever comes first on the PATH.
DEBIAN_PYTHON = "/usr/bin/python3"


def require(*names):
    """Ends the program with exit code 2 if one of the packages cannot be imported."""
    for name in names:
        try:
            importlib.import_module(name)
        except Exception as error:  # a package made for another Python fails in many ways
            why = f"has no package '{name}'" if getattr(error, "name", None) == name else f"cannot load '{name}'"
            packages = "(on Debian: apt-get install python3-h5py python3-matplotlib)"
            way_out = "install it" if sys.executable == DEBIAN_PYTHON else f"run this with {DEBIAN_PYTHON}"
            print(f"{sys.executable} {why}; {way_out} {packages}", file=sys.stderr)
            sys.exit(2)
