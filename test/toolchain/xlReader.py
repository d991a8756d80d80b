"""What libxlutil of Xen 4.17 makes of configurations of guests: reads a list of them as JSON, and writes a list of what it says of each; null where it takes one."""
import ctypes
import json
import os
import sys
import tempfile

library = ctypes.CDLL("libxlutil.so.4.17")
c = ctypes.CDLL(None)
c.fdopen.restype = ctypes.c_void_p
library.xlu_cfg_init.restype = ctypes.c_void_p
library.xlu_cfg_init.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
library.xlu_cfg_readdata.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
library.xlu_cfg_destroy.argtypes = [ctypes.c_void_p]
library.xlu_disk_parse.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p]
c.fflush.argtypes = [ctypes.c_void_p]


def refusal(kind, text):
    with tempfile.TemporaryFile() as told:
        report = c.fdopen(os.dup(told.fileno()), b"w")
        config = library.xlu_cfg_init(report, b"guest.cfg")
        data = text.encode()
        if kind == "disk":
            # Larger than the structure, which the library fills.
            disk = ctypes.create_string_buffer(4096)
            specifications = (ctypes.c_char_p * 1)(data)
            status = library.xlu_disk_parse(config, 1, specifications, disk)
        else:
            status = library.xlu_cfg_readdata(config, data, len(data))
        library.xlu_cfg_destroy(config)
        c.fflush(report)
        told.seek(0)
        return told.read().decode() or str(status) if status else None


json.dump([refusal(kind, text) for kind, text in json.load(sys.stdin)], sys.stdout)
