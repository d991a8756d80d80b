"""Writes CPython's answers into expressions.txt: python3 record.py expressions.txt

A block is a headline, imports, and expressions, each followed by its indented answer. Run it with Python 3.11, whose `re` is the model.
"""
import sys
import warnings

warnings.simplefilter("ignore")


def answer(expression, names):
    try:
        return repr(eval(expression, names))
    except Exception as error:
        return "raises %s: %s" % (type(error).__name__, error)


lines = []
names = {}
for line in open(sys.argv[1], encoding="utf-8").read().split("\n"):
    if line.startswith("    "):
        continue
    lines.append(line)
    if line.startswith("#"):
        names = {}
    elif line.startswith(("import ", "from ")) or " = " in line.split("(")[0]:
        exec(line, names)
    elif line:
        lines.append("    " + answer(line, names))
open(sys.argv[1], "w", encoding="utf-8").write("\n".join(lines))
