"""The calls of PDFium that are made for every character, object and point of a path.

In pypdfium2's bindings each call looks at its pointers and structures anew. Here handles are addresses and structures
are arrays of numbers, and the interpreter's lock is kept, which calls as short as these are not worth giving up: a third
less time a call. The names are PDFium's.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2_raw as pdfium

# Any: of ctypes functions only the result is typed.
Call = Callable[..., Any]

_ADDRESS, _INT, _DOUBLE = ctypes.c_void_p, ctypes.c_int, ctypes.c_double


def _lean(name: str, *arguments: type, result: type = _INT) -> Call:
    address = ctypes.cast(getattr(pdfium, name), _ADDRESS).value
    if address is None:
        raise ImportError(f"PDFium without {name}")
    call: Call = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return call


def address_of(handle: object) -> int | None:
    """The address that a handle of pypdfium2's points to."""
    return ctypes.cast(handle, _ADDRESS).value  # type: ignore[arg-type]


text_unicode = _lean("FPDFText_GetUnicode", _ADDRESS, _INT)
text_object = _lean("FPDFText_GetTextObject", _ADDRESS, _INT, result=_ADDRESS)
size_of_char = _lean("FPDFText_GetFontSize", _ADDRESS, _INT, result=_DOUBLE)

page_object_count = _lean("FPDFPage_CountObjects", _ADDRESS)
form_object_count = _lean("FPDFFormObj_CountObjects", _ADDRESS)
object_kind = _lean("FPDFPageObj_GetType", _ADDRESS)
font_is_embedded = _lean("FPDFFont_GetIsEmbedded", _ADDRESS)

segment_kind = _lean("FPDFPathSegment_GetType", _ADDRESS)


# Of these calls no argument is declared, so that none is converted: a handle of pypdfium2's is its address, `byref` of a
# place that place, an integer an int. With several places for answers that halves the time of a call. All or none: where
# only some are declared, ctypes takes the others for variable ones, which not every processor finds in the same place.
loose_box_of = _lean("FPDFText_GetLooseCharBox")
origin_of = _lean("FPDFText_GetCharOrigin")
is_generated = _lean("FPDFText_IsGenerated")
matrix_of_char = _lean("FPDFText_GetMatrix")
object_of_page = _lean("FPDFPage_GetObject", result=pdfium.FPDF_PAGEOBJECT)
object_of_form = _lean("FPDFFormObj_GetObject", result=pdfium.FPDF_PAGEOBJECT)
bounds_of = _lean("FPDFPageObj_GetBounds")
matrix_of = _lean("FPDFPageObj_GetMatrix")
fill_of = _lean("FPDFPageObj_GetFillColor")
mode_of_text = _lean("FPDFTextObj_GetTextRenderMode")
font_of_text = _lean("FPDFTextObj_GetFont", result=_ADDRESS)
mode_of_path = _lean("FPDFPath_GetDrawMode")
length_of_path = _lean("FPDFPath_CountSegments")
segment_of_path = _lean("FPDFPath_GetPathSegment", result=pdfium.FPDF_PATHSEGMENT)
point_of_segment = _lean("FPDFPathSegment_GetPoint")
