"""Writes BitBake's answers into expressions.txt: PYTHONPATH=BITBAKE/lib python3 record.py expressions.txt

Blocks are as in test/unit/python/library/record.py. `d` is a fresh datastore in each of them.
"""
import sys
import types

sys.modules.setdefault("pyinotify", types.ModuleType("pyinotify"))
import logging

import bb
import bb.data
import bb.fetch2
import bb.parse
import bb.utils

logging.disable(logging.CRITICAL)


def answer(expression, names):
    try:
        return repr(eval(expression, names))
    except Exception as error:
        return "raises %s: %s" % (type(error).__name__, str(error).replace("\n", "\\n"))


lines = []
names = {}
for line in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    if line.startswith("    "):
        continue
    lines.append(line)
    if line.startswith("#"):
        names = {"bb": bb, "d": bb.data.init()}
    elif line.startswith(("import ", "from ", "d.setVar", "d.delVar", "d.append", "d.prepend")):
        exec(line, names)
    elif line:
        lines.append("    " + answer(line, names))
open(sys.argv[1], "w", encoding="utf-8").write("\n".join(lines))
