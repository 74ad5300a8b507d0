"""Microsoft's SARIF viewer (as Azure's Scans tab and others embed it) in a headless Chromium.

`make docs-viewer` takes the pictures of docs/howto anew. Needs `make sarif-tools` and Chromium.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
from contextlib import chdir
from hashlib import sha256
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

from gouji.cli.app import run
from tests.support.faulted import faulty, in_format

TOOLS = Path(os.environ.get("GOUJI_SARIF_TOOLS", Path(__file__).parents[2] / ".sarif-tools"))
HOWTO = Path(__file__).parents[2] / "docs" / "howto"
_MODULES = TOOLS / "node_modules"
_SCRIPTS = (
    "react/umd/react.production.min.js",
    "react-dom/umd/react-dom.production.min.js",
    "@microsoft/sarif-web-component/dist/index.js",
)
_PAGE = """<!doctype html>
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head>
<body style="margin:0"><div id="app"></div>
<script>window.errors = []; window.onerror = message => { errors.push(String(message)); };</script>
%s
<script>
const log = %s;
ReactDOM.render(React.createElement(Viewer, {logs: [log]}), document.getElementById("app"));
</script>
<script>%s</script>
</body></html>
"""
# Opens the first result's file as the viewer does, in a frame instead of a new tab, and leaves what it shows behind.
_OPEN = """
setTimeout(() => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  window.open = () => frame.contentWindow;
  const link = document.querySelector('a[href="#"]');
  if (link) link.click();
  setTimeout(() => {
    const shown = frame.contentDocument;
    const told = document.body.appendChild(document.createElement("pre"));
    const mark = shown.querySelector("mark");
    told.id = "told";
    told.textContent = JSON.stringify({
      errors, mark: mark && mark.textContent, text: shown.body.textContent,
      names: [...document.querySelectorAll("pre > code")].map(one => one.textContent),
      highlights: [...document.querySelectorAll("mark, .swcRegion, [style*=yellow]")].map(one => one.textContent),
    });
  }, 500);
}, 1000);
"""
# The same, over the whole window.
_SHOW = """
setTimeout(() => {
  const frame = document.body.appendChild(document.createElement("iframe"));
  frame.style = "position:fixed;inset:0;width:100%;height:100%;border:0;background:white;z-index:9";
  window.open = () => frame.contentWindow;
  document.querySelector('a[href="#"]').click();
}, 1000);
"""


def chromium() -> str | None:
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )


def missing() -> str:
    """What keeps the viewer from running; empty where nothing does."""
    if not all((_MODULES / script).is_file() for script in _SCRIPTS):
        return "the viewer is not installed (make sarif-tools)"
    return "" if chromium() else "there is no Chromium"


def opened(log: str, folder: Path) -> str:
    """What `_OPEN` left behind, as JSON."""
    dom = _browse(log, folder, _OPEN, "--dump-dom")
    found = re.search(r'<pre id="told">(.*?)</pre>', dom, re.DOTALL)
    return unescape(found[1]) if found else ""


def picture(log: str, folder: Path, target: Path, *, within: bool, size: str = "1400,520") -> None:
    """The list of findings, or (`within`) the file of the first one as opened from there."""
    _browse(
        log,
        folder,
        _SHOW if within else "",
        f"--screenshot={target.absolute()}",
        f"--window-size={size}",
        "--hide-scrollbars",
    )


def _browse(log: str, folder: Path, script: str, *options: str) -> str:
    tags = "\n".join(f'<script src="{(_MODULES / one).absolute().as_uri()}"></script>' for one in _SCRIPTS)
    page = folder / "viewer.html"
    page.write_text(_PAGE % (tags, log.replace("</", "<\\/"), script), encoding="utf-8")
    command = [
        chromium() or "chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}",
        "--allow-file-access-from-files", "--virtual-time-budget=8000", *options, page.absolute().as_uri(),
    ]  # fmt: skip
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=120, check=True)
    return ran.stdout


# The pictures of docs/howto, and whether each is of the file as opened from the list.
PICTURES = {HOWTO / "finding-in-pdf.png": False, HOWTO / "opened-at-the-cell.png": True}


def pictured(folder: Path) -> str:
    """The log that the pictures are of: the findings in a PDF that the tests know."""
    with chdir(folder):
        Path("岚屏县2019.pdf").write_bytes(in_format(faulty(), "pdf"))
        run(["check", "岚屏县2019.pdf", "--lang", "zh", "--output", "log.sarif"])
        return Path("log.sarif").read_text(encoding="utf-8")


def seal(log: str) -> bytes:
    """What a picture shows of a log, as the chunk of text that the picture of it carries: its first result, the twin."""
    told = json.loads(log)["runs"][0]
    shown = json.dumps([told["results"][0]["message"], told["artifacts"][1]["contents"]])
    chunk = b"tEXtgouji\0" + sha256(shown.encode()).hexdigest().encode()
    return struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", crc32(chunk))


def main(folder: Path) -> None:
    log = pictured(folder)
    for target, within in PICTURES.items():
        picture(log, folder, target, within=within)
        data = target.read_bytes()
        target.write_bytes(data[:-12] + seal(log) + data[-12:])  # before the chunk that ends a PNG


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        main(Path(temporary))
