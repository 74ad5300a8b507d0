"""`gouji` and `python -m gouji`: the version is answered before anything heavy is imported."""

from __future__ import annotations

import gc
import os
import sys


def main() -> int:
    """The exit code of the command line."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from gouji._version import __version__

        sys.stdout.write(f"gouji {__version__}\n")
        return 0
    from gouji.cli.app import run

    return run(sys.argv[1:])


def start() -> None:
    """Runs and leaves at once: taking the interpreter apart object by object would cost a tenth of a short run."""
    # Loading makes a hundred thousand objects and no garbage; Python's 700 would look for it some seventy times.
    gc.set_threshold(50_000)
    code = main()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        pass  # nobody reads our output any more
    os._exit(code)


if __name__ == "__main__":
    start()
