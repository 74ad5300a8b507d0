"""Microsoft's SARIF viewer (as Azure's Scans tab and others embed it) in a headless Chromium.

`python -m tests.support.viewer LOG.sarif OUT.png [opened]` takes a picture. Needs `make sarif-tools` and Chromium.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

TOOLS = Path(os.environ.get("GOUJI_SARIF_TOOLS", Path(__file__).parents[2] / ".sarif-tools"))
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


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as temporary:
        text = Path(sys.argv[1]).read_text(encoding="utf-8")
        picture(text, Path(temporary), Path(sys.argv[2]), within=len(sys.argv) > 3)
