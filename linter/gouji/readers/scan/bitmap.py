"""A page's picture: rendered by PDFium, set straight, its ink told from its paper."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

from gouji.readers.scan.model import Bitmap

# Any: PDFium's handles are opaque pointers.
Handle = Any

# Dots a point: 300 dpi, at which 8-point digits are some 25 dots high.
_SCALE = 300 / 72
_MOST_DOTS = 24_000_000
_LOCAL = 0.25  # inches around a dot that its paper is told from
_DARKER = 14
_PAPER = 205
# Degrees: pages lie askew by less; one that seems to lie so far is not believed.
_MOST_SKEW = 6.0
_TRIED = 15.0


def rendered(page: Handle) -> tuple[Bitmap, float]:
    """The page as shown, in grey, and how many dots a point it has."""
    import numpy as np

    width, height = float(pdfium.FPDF_GetPageWidthF(page)), float(pdfium.FPDF_GetPageHeightF(page))
    scale = min(_SCALE, (_MOST_DOTS / max(1.0, width * height)) ** 0.5)
    across, down = max(1, round(width * scale)), max(1, round(height * scale))
    picture = np.full((down, across), 255, np.uint8)
    place = picture.ctypes.data_as(ctypes.c_void_p)
    bitmap = pdfium.FPDFBitmap_CreateEx(across, down, pdfium.FPDFBitmap_Gray, place, across)
    try:
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, across, down, 0, pdfium.FPDF_GRAYSCALE)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return picture, scale


def ink_of(picture: Bitmap, scale: float) -> Bitmap:
    """1 where a dot is darker than the paper around it, else 0."""
    import cv2

    smooth = cv2.GaussianBlur(picture, (3, 3), 0)
    around = cv2.blur(smooth, (_odd(_LOCAL * 72 * scale),) * 2)
    darker = cv2.subtract(around, smooth) > _DARKER
    return (darker & (smooth < _PAPER)).astype("uint8")


def _odd(number: float) -> int:
    return int(number) | 1


def straight(picture: Bitmap, scale: float) -> tuple[Bitmap, Bitmap] | None:
    """The picture and its ink, turned so that lines lie level; None where they lean by more than they may."""
    import cv2
    import numpy as np

    ink = ink_of(picture, scale)
    angle = _skew(ink)
    if angle is None:
        return None
    if abs(angle) < 0.03:
        return picture, ink
    high, wide = picture.shape
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0)
    paper = float(np.percentile(picture[::8, ::8], 75))
    turned = cv2.warpAffine(picture, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=paper)
    # Ink is told before turning: the corners that come in are no paper, and their edges would be ink.
    return turned, (cv2.warpAffine(ink * 255, turn, (wide, high)) > 127).astype(np.uint8)


def _skew(ink: Bitmap) -> float | None:
    """Degrees to turn by: where the rows of dots are fullest and emptiest at once. None: too far."""
    import cv2

    high, wide = ink.shape
    small = cv2.resize(ink * 255, (max(1, wide // 3), max(1, high // 3)), interpolation=cv2.INTER_AREA)
    best, reach, step = 0.0, _TRIED, 0.5
    while step > 0.02:
        tried = [best + step * at for at in range(-round(reach / step), round(reach / step) + 1)]
        best = max(tried, key=lambda angle: (_sharpness(small, angle), -abs(angle)))
        if abs(best) > _MOST_SKEW:
            return None
        reach, step = step, step / 5
    return best


def _sharpness(ink: Bitmap, angle: float) -> float:
    import cv2
    import numpy as np

    high, wide = ink.shape
    turned = cv2.warpAffine(ink, cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1.0), (wide, high))
    rows = turned.sum(axis=1, dtype=np.float64)
    return float(((rows[1:] - rows[:-1]) ** 2).sum())
