"""Locking a PDF of ours with a password, by the standard handler's second revision (40-bit RC4)."""

from __future__ import annotations

import re
from hashlib import md5

_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
_IDENTIFIER = bytes(range(16))
_PERMISSIONS = -4
_STREAM = re.compile(rb"(\d+) 0 obj\n((?:(?!endobj).)*?stream\n)(.*?)(\nendstream)", re.DOTALL)


def locked(data: bytes, password: str) -> bytes:
    """The same pages, their streams encrypted. Our files hold no strings, so that streams are all there is to do."""
    padded = (password.encode("utf-8") + _PADDING)[:32]
    owner = _rc4(md5(padded, usedforsecurity=False).digest()[:5], padded)
    key = md5(
        padded + owner + _PERMISSIONS.to_bytes(4, "little", signed=True) + _IDENTIFIER, usedforsecurity=False
    ).digest()[:5]
    body = _STREAM.sub(lambda found: _encrypted(found, key), data[: data.rindex(b"xref\n0 ")])
    handler = f"<</Filter/Standard/V 1/R 2/O<{owner.hex()}>/U<{_rc4(key, _PADDING).hex()}>/P {_PERMISSIONS}>>"
    places = [0, *(found.start() + 1 for found in re.finditer(rb"\n\d+ 0 obj\n", body))]
    table = "".join(f"{place:010d} 00000 n \n" for place in places[1:])
    identifier = _IDENTIFIER.hex()
    trailer = (
        f"xref\n0 {len(places)}\n0000000000 65535 f \n{table}trailer<</Size {len(places)}/Root 1 0 R"
        f"/ID[<{identifier}><{identifier}>]/Encrypt {handler}>>\nstartxref\n{len(body)}\n%%EOF\n"
    )
    return body + trailer.encode()


def _encrypted(found: re.Match[bytes], key: bytes) -> bytes:
    number = int(found[1]).to_bytes(3, "little") + bytes(2)
    own = md5(key + number, usedforsecurity=False).digest()[:10]
    return found[1] + b" 0 obj\n" + found[2] + _rc4(own, found[3]) + found[4]


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
