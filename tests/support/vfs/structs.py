"""SQLite's tables of functions for files, as far as the shim needs them (sqlite3.h), for ctypes."""

import ctypes
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p

CLOSE = CFUNCTYPE(c_int, c_void_p)
WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
DELETE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int)


class IoMethods(Structure):
    """`sqlite3_io_methods`: what can be done with an open file. The rest is handed on as it is."""

    _fields_ = (
        ("version", c_int),
        ("close", c_void_p),
        ("read", c_void_p),
        ("write", c_void_p),
        ("truncate", c_void_p),
        ("sync", c_void_p),
        ("rest", c_void_p * 13),
    )


class OpenFile(Structure):
    """`sqlite3_file`: begins with the pointer to its methods."""

    _fields_ = (("methods", POINTER(IoMethods)),)


class Vfs(Structure):
    """`sqlite3_vfs`: how files are opened and deleted. The rest is handed on as it is."""

    _fields_ = (
        ("version", c_int),
        ("file_size", c_int),
        ("longest_path", c_int),
        ("next", c_void_p),
        ("name", c_char_p),
        ("app", c_void_p),
        ("open", c_void_p),
        ("delete", c_void_p),
        ("rest", c_void_p * 14),
    )


def address(function: ctypes._CFuncPtr) -> int | None:
    """Where the machine code of a callback lies."""
    return ctypes.cast(function, c_void_p).value
