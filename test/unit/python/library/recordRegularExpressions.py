"""Makes random patterns and writes what CPython 3.11 gives for them: python3 recordRegularExpressions.py > regularExpressions.jsonl

A line has the pattern, its flags, a text, and either the error, or the spans of all groups and the last group for `search`, `match`,
`fullmatch` and each of `finditer`.
"""
import json
import random
import re
import warnings

warnings.simplefilter("ignore")
random.seed(3)

LITERALS = "abcAB1 _"
CLASSES = [".", r"\w", r"\d", r"\s", r"\W", r"\S", r"\D", "[ab]", "[^a]", "[a-c1]", r"[\w-]", "[]a]", r"[^\d\n]", "[A-B]"]
PLACES = ["^", "$", r"\b", r"\B", r"\A", r"\Z"]
REPEATS = ["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{,2}", "{2,}"]


class Names:
    def __init__(self):
        self.count = 0
        self.closed = []


def group(depth, names):
    kind = random.choice(["(", "(", "(?:", "(?P<n%d>" % names.count, "(?>", "(?i:", "(?s:", "(?m:"])
    number = None
    if kind == "(" or kind.startswith("(?P"):
        names.count += 1
        number = names.count
    text = kind + branches(depth - 1, names) + ")"
    if number:
        names.closed.append(number)
    return text


def item(depth, names):
    dice = random.random()
    if dice < 0.4:
        return random.choice(LITERALS)
    if dice < 0.6:
        return random.choice(CLASSES)
    if dice < 0.66:
        return random.choice(PLACES)
    if depth <= 0:
        return "b"
    if dice < 0.82:
        return group(depth, names)
    if dice < 0.9:
        return random.choice(["(?=", "(?!", "(?<=", "(?<!"]) + branches(depth - 1, names) + ")"
    if not names.closed:
        return "a"
    number = random.choice(names.closed)
    if dice < 0.95:
        return "\\%d" % number
    return "(?(%d)%s|%s)" % (number, sequence(depth - 1, names), sequence(depth - 1, names))


def sequence(depth, names):
    text = ""
    for _ in range(random.randint(1, 3)):
        text += item(depth, names)
        if random.random() < 0.35:
            text += random.choice(REPEATS) + random.choice(["", "", "", "?", "+"])
    return text


def branches(depth, names):
    return "|".join(sequence(depth, names) for _ in range(random.choice([1, 1, 1, 2, 3])))


def spans(match):
    if match is None:
        return None
    return [[list(match.span(index)) for index in range(match.re.groups + 1)], match.lastindex or 0]


count = 0
while count < 2000:
    pattern = branches(random.choice([1, 2, 3]), Names())
    if len(pattern) > 60:
        continue
    flags = random.choice([0, 0, 0, re.I, re.M, re.S, re.A, re.I | re.M])
    text = "".join(random.choice("aabbcAB1 _\n") for _ in range(random.randint(0, 9)))
    case = {"pattern": pattern, "flags": int(flags)}
    try:
        compiled = re.compile(pattern, flags)
    except re.error as error:
        case["error"] = str(error)
    else:
        case["text"] = text
        for name in ("search", "match", "fullmatch"):
            case[name] = spans(getattr(compiled, name)(text))
        case["finditer"] = [spans(match) for match in compiled.finditer(text)]
    print(json.dumps(case, separators=(",", ":")))
    count += 1
