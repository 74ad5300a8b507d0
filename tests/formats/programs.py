"""The programs that print and convert: many files at one start, each in a folder of its own making."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from gouji.readers.office import office_program

SECONDS = 500


def browser_program() -> str | None:
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


def converted(files: Mapping[str, bytes], target: str) -> dict[str, bytes]:
    """Files by name, as LibreOffice converts them, by the same names without their endings."""
    with TemporaryDirectory(prefix="gouji-") as folder:
        for name, data in files.items():
            Path(folder, name).write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [str(office_program()), profile, "--headless", "--norestore", "--convert-to", target, "--outdir"]
        command += [str(Path(folder, "out")), *(str(Path(folder, name)) for name in files)]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
        ending = target.split(":", maxsplit=1)[0]
        return {Path(name).stem: Path(folder, "out", f"{Path(name).stem}.{ending}").read_bytes() for name in files}


def printed(pages: Mapping[str, str]) -> dict[str, bytes]:
    """Pages by name, as the browser prints them."""
    found = {}
    with TemporaryDirectory(prefix="gouji-", ignore_cleanup_errors=True) as folder:
        for name, text in pages.items():
            source, target = Path(folder, f"{name}.html"), Path(folder, f"{name}.pdf")
            source.write_text(text, encoding="utf-8")
            command = [
                str(browser_program()), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                f"--user-data-dir={Path(folder, 'profile')}", f"--print-to-pdf={target}", source.as_uri(),
            ]  # fmt: skip
            subprocess.run(command, check=True, capture_output=True, timeout=60)
            found[name] = target.read_bytes()
    return found
