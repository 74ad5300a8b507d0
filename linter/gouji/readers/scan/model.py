"""The recognition model: one line of text in a picture → its characters, each with where it stands and how sure it is.

RapidOCR's package carries the model (PP-OCR) as a file, which onnxruntime runs as it is. RapidOCR's own pipeline is not
taken: it looks for text on the whole page first, where digits stand alone in their cells, it tells one confidence
a line where a single digit counts, and it would fetch over the network what it does not find.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

# Any: numpy is there only with the extra, so its types are not. Grey, a byte a pixel, rows × columns.
Bitmap = Any

HEIGHT = 48  # the model takes lines of this height
# Letters and signs that look like a digit, and strokes that look like a minus.
LIKES = str.maketrans("Oo〇○lI|一—–―－─ー", "0000111" + 7 * "-")
_NEEDED = ("rapidocr", "onnxruntime", "cv2", "numpy")
# Widths are padded to a multiple of this, so that lines of about one length go through together.
_STEP = 64
_NARROWEST = 64
_BATCH = 16
_WIDEST = 48 * 60


class Mark(NamedTuple):
    """A character recognized; `at` is where its middle stands, from 0 to 1 over the width of the picture."""

    text: str
    at: float
    confidence: float


@cache
def model_file() -> Path | None:
    """The model in the installed package; None where the extra is not installed, or a package holds no model."""
    if any(find_spec(name) is None for name in _NEEDED):
        return None
    spec = find_spec("rapidocr")
    found = sorted(Path(spec.origin).parent.glob("models/*rec*.onnx")) if spec and spec.origin else []
    return found[0] if found else None


def read_lines(pictures: Sequence[Bitmap]) -> list[tuple[Mark, ...]]:
    """What stands in each picture, dark on light. A picture of nothing gives no marks."""
    found: list[tuple[Mark, ...]] = [()] * len(pictures)
    scaled = [_scaled(picture) for picture in pictures]
    order = sorted(range(len(scaled)), key=lambda at: scaled[at].shape[1])
    for batch in _batches(order, scaled):
        for at, marks in zip(batch, _run([scaled[at] for at in batch]), strict=True):
            found[at] = marks
    return found


def _scaled(picture: Bitmap) -> Bitmap:
    import cv2

    high, wide = picture.shape
    width = min(_WIDEST, max(8, round(wide * HEIGHT / high)))
    way = cv2.INTER_AREA if high > HEIGHT else cv2.INTER_CUBIC
    return cv2.resize(picture, (width, HEIGHT), interpolation=way)


def _padded(width: int) -> int:
    return max(_NARROWEST, -(-width // _STEP) * _STEP)


def _batches(order: Sequence[int], scaled: Sequence[Bitmap]) -> Iterator[list[int]]:
    batch: list[int] = []
    for at in order:
        if batch and (len(batch) == _BATCH or _padded(scaled[batch[0]].shape[1]) != _padded(scaled[at].shape[1])):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def _run(pictures: Sequence[Bitmap]) -> Iterator[tuple[Mark, ...]]:
    import numpy as np

    session, characters, likes = _session()
    width = _padded(max(picture.shape[1] for picture in pictures))
    given = np.zeros((len(pictures), 3, HEIGHT, width), np.float32)
    for at, picture in enumerate(pictures):
        given[at, :, :, : picture.shape[1]] = picture.astype(np.float32) / 127.5 - 1
    (told,) = session.run(None, {session.get_inputs()[0].name: given})
    for picture, steps in zip(pictures, told, strict=True):
        yield tuple(_decoded(steps, characters, likes, width / picture.shape[1]))


def _decoded(steps: Any, characters: Sequence[str], likes: Mapping[int, list[int]], stretch: float) -> Iterator[Mark]:
    """Any: steps × characters, numpy. Connectionist decoding: a run of one character is that character once; 0 is none."""
    best, sure = steps.argmax(axis=1), steps.max(axis=1)
    start = 0
    for at in range(1, len(best) + 1):
        if at < len(best) and best[at] == best[start]:
            continue
        if best[start] and characters[best[start]].strip():
            middle = (start + at) / 2 / len(best) * stretch
            one = start + int(sure[start:at].argmax())
            confidence = float(steps[one, likes.get(int(best[start]), [int(best[start])])].sum())
            yield Mark(characters[best[start]], min(1.0, middle), min(1.0, confidence))
        start = at


@cache
def _session() -> tuple[Any, tuple[str, ...], dict[int, list[int]]]:
    """The model, loaded once a process; its characters; and by the number of each that has them, the numbers of its
    likes: compatibility forms (， and ,) and letters like a digit. Between such it need not be sure: what counts is
    that no other digit is meant. Any: onnxruntime comes with the extra only.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 4
    # Threads that wait by spinning cost half as much again, and more where several files are read at once.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(model_file()), options, providers=["CPUExecutionProvider"])
    told = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    characters = ("", *told, " ")
    groups: dict[str, list[int]] = {}
    for number, character in enumerate(characters):
        groups.setdefault(normalize("NFKC", character).translate(LIKES), []).append(number)
    likes = {number: group for group in groups.values() if len(group) > 1 for number in group}
    return session, characters, likes
