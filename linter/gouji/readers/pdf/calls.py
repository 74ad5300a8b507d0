"""The calls of PDFium that are made for every character, object and point of a path.

In pypdfium2's bindings each call looks at its pointers and structures anew, and gives up the interpreter's lock, which for
calls as short as these costs more than they do. Here it is kept, and no argument is declared, so that none is converted: a
handle of pypdfium2's is its address, `byref` of a place that place, an integer an int. With several places for answers
that halves the time of a call. All or none: where only some are declared, ctypes takes the others for variable ones, which
not every processor finds in the same place.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from struct import Struct
from typing import Any

import pypdfium2_raw as pdfium

# Any: PDFium's handles are opaque pointers; of ctypes functions only the result is typed.
Handle = Any
Call = Callable[..., Any]

# What is kept to be compared is an address.
_ADDRESS = ctypes.c_void_p
# How what PDFium writes is read: a box, a matrix.
BOX, MATRIX = Struct("4f"), Struct("6f")


def _lean(name: str, *arguments: type, result: type = ctypes.c_int) -> Call:
    address = ctypes.cast(getattr(pdfium, name), _ADDRESS).value
    if address is None:
        raise ImportError(f"PDFium without {name}")
    call: Call = ctypes.PYFUNCTYPE(result, *arguments)(address)
    return call


code_of_char = _lean("FPDFText_GetUnicode", result=ctypes.c_uint)
loose_box_of = _lean("FPDFText_GetLooseCharBox")
origin_of = _lean("FPDFText_GetCharOrigin")
is_generated = _lean("FPDFText_IsGenerated")
matrix_of_char = _lean("FPDFText_GetMatrix")
size_of_char = _lean("FPDFText_GetFontSize", result=ctypes.c_double)
object_of_char = _lean("FPDFText_GetTextObject", result=_ADDRESS)

objects_on_page = _lean("FPDFPage_CountObjects")
object_of_page = _lean("FPDFPage_GetObject", result=pdfium.FPDF_PAGEOBJECT)
objects_in_form = _lean("FPDFFormObj_CountObjects")
object_of_form = _lean("FPDFFormObj_GetObject", result=pdfium.FPDF_PAGEOBJECT)
kind_of = _lean("FPDFPageObj_GetType")
bounds_of = _lean("FPDFPageObj_GetBounds")
matrix_of = _lean("FPDFPageObj_GetMatrix")
fill_of = _lean("FPDFPageObj_GetFillColor")
mode_of_text = _lean("FPDFTextObj_GetTextRenderMode")
font_of_text = _lean("FPDFTextObj_GetFont", result=_ADDRESS)
is_embedded = _lean("FPDFFont_GetIsEmbedded", _ADDRESS)  # declared, since it is asked by address

mode_of_path = _lean("FPDFPath_GetDrawMode")
length_of_path = _lean("FPDFPath_CountSegments")
segment_of_path = _lean("FPDFPath_GetPathSegment", result=pdfium.FPDF_PATHSEGMENT)
kind_of_segment = _lean("FPDFPathSegment_GetType")
point_of_segment = _lean("FPDFPathSegment_GetPoint")
