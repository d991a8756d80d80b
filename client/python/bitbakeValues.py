"""Asks BitBake's own library for the values of one recipe, in this process alone: no server, no lock, no task signatures.

The argument is a JSON object: "library" (the folder that holds the package bb; null for that of the bitbake on PATH), "buildFolder", "recipe" (a path), "variant" ("native",
or empty), "multiconfig" (or empty), "chosen" (MACHINE and DISTRO, where they are not what the build folder says) and "names" (null for
every variable). One JSON object is printed, on a line by itself: {"version", "skipped", "values": {NAME: {"value"} or {"error"}}, "others": [NAME]}, or
{"error"} where BitBake stops before there are values; the others are functions, tasks and what is no text.
"""

import inspect
import json
import logging
import os
import shutil
import sys

# What BitBake keeps for itself: the files it looked for, and the environment it was started from.
NOT_FOR_USERS = {"BBINCLUDED", "BB_ORIGENV"}


class NoValues(Exception):
    """There is no recipe to read values from; the text says why."""


class Complaints(logging.Handler):
    """The errors that BitBake logs: it often raises an exception without a text after it has logged one."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.texts = []

    def emit(self, record):
        # With an exception BitBake logs the file of its own that raised it; what the matter is stands in the exception.
        exception = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        self.texts.append(str(exception or "") or record.getMessage())

    def take(self):
        texts, self.texts = self.texts, []
        return "\n".join(texts)


def answer(request, complaints):
    bb = load_library(request, complaints)
    builder = read_configuration(bb, request)
    data = read_recipe(bb, builder, request)
    values, others = values_of(data, request, complaints)
    return {
        "version": bb.__version__,
        "skipped": data.getVar("__SKIPPED", False) or None,
        "values": values,
        "others": others,
    }


def load_library(request, complaints):
    sys.path.insert(0, request["library"] or library_on_path())
    # No __pycache__ in a checkout that is not ours.
    sys.dont_write_bytecode = True
    os.environ["BBPATH"] = os.environ["BUILDDIR"] = os.environ["PWD"] = request["buildFolder"]
    os.environ.update(request["chosen"])
    os.chdir(request["buildFolder"])
    import bb
    import bb.cache, bb.cooker, bb.cookerdata, bb.event, bb.parse, bb.siggen, bb.utils

    # Events are for handlers in the metadata only; without this they would be kept for a user interface that never comes.
    bb.event._uiready = True
    logger = logging.getLogger("BitBake")
    logger.propagate = False
    logger.setLevel(logging.ERROR)
    logger.handlers[:] = [complaints]
    return bb


def library_on_path():
    program = shutil.which("bitbake")
    if program is None:
        raise NoValues("There is no bitbake on PATH to take the library of.")
    return os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(program))), "lib")


def read_configuration(bb, request):
    configuration = bb.cookerdata.CookerConfiguration()
    configuration.env = dict(os.environ)
    bb.utils.clean_environment()
    builder = bb.cookerdata.CookerDataBuilder(configuration, False)
    for name, value in request["chosen"].items():
        # The environment yields to an assignment with `=`; this override does not.
        builder.basedata.setVar(name + ":forcevariable", value)
    builder.parseBaseConfiguration()
    for name, value in request["chosen"].items():
        if builder.data.getVar(name) != value:
            raise NoValues("The build folder sets %s to %s, and BitBake cannot be told %s." % (name, builder.data.getVar(name), value))
    # Signatures take longer than all the rest, and no value depends on them.
    if hasattr(bb.parse.siggen, "exit"):
        bb.parse.siggen.exit()
    bb.parse.siggen = bb.siggen.SignatureGenerator(builder.data)
    return builder


class Traces:
    """What this process makes in the build folder, to be taken away again: a first parse leaves TMPDIR and a cache there."""

    def __init__(self, folder):
        self.inside = os.path.join(os.path.realpath(folder), "")
        self.made = []
        sys.addaudithook(self.notice)

    def notice(self, event, arguments):
        if event == "os.mkdir":
            self.keep(arguments[0])
        elif event == "os.symlink":
            self.keep(arguments[1])
        elif event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_CREAT:
            self.keep(arguments[0])
        elif event == "sqlite3.connect":
            # Older BitBakes keep a database; SQLite makes the others beside it.
            for ending in ("", "-journal", "-wal", "-shm"):
                self.keep(str(arguments[0]) + ending)

    def keep(self, path):
        if not isinstance(path, str):
            return
        path = os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))
        if path.startswith(self.inside) and not os.path.lexists(path):
            self.made.append(path)

    def remove(self):
        for path in reversed(self.made):
            try:
                # A folder that others use by now is not empty, and stays.
                os.rmdir(path) if os.path.isdir(path) and not os.path.islink(path) else os.unlink(path)
            except OSError:
                pass
        self.made = []


class LayersOnly:
    """As much of BitBake's cooker as is needed to sort layers by priority."""

    def __init__(self, data):
        self.data = data


def read_recipe(bb, builder, request):
    multiconfig, recipe = request["multiconfig"], request["recipe"]
    data = builder.mcdata.get(multiconfig)
    if data is None:
        raise NoValues("BBMULTICONFIG of the build folder does not have %s." % multiconfig)
    layers = LayersOnly(builder.data)
    bb.cooker.BBCooker.handleCollections(layers, builder.data.getVar("BBFILE_COLLECTIONS"))
    collection = bb.cooker.CookerCollectFiles(layers.bbfile_config_priorities, multiconfig)
    recipes = collection.collect_bbfiles(data, data)[0]
    found = [path for path in recipes if path == recipe or os.path.realpath(path) == os.path.realpath(recipe)]
    if not found:
        raise NoValues("BitBake does not read %s: no layer of the build folder has it in BBFILES, or BBMASK leaves it out." % recipe)
    appends = list(collection.get_file_appends(found[0]))
    virtual = bb.cache.realfn2virtual(found[0], request["variant"], multiconfig)
    if not hasattr(builder, "parseRecipe"):
        # Before BitBake 2.4.
        return bb.cache.NoCache(builder).loadDataFull(virtual, appends)
    arguments = [virtual, appends]
    if "layername" in inspect.signature(builder.parseRecipe).parameters:
        arguments.append(collection.calc_bbfile_priority(found[0])[2])
    return builder.parseRecipe(*arguments)


def values_of(data, request, complaints):
    names = request["names"]
    not_asked = NOT_FOR_USERS | {name + ":forcevariable" for name in request["chosen"]}
    others, plain = [], []
    for name in sorted(data.keys()):
        if name.startswith("__") or name in not_asked:
            continue
        if names is not None and name not in names:
            continue
        # Reading some variables sets others, so all names are sorted out before the first value is asked for.
        unexpanded = data.getVar(name, False)
        flags = data.getVarFlags(name) or {}
        is_text = unexpanded is None or isinstance(unexpanded, str)
        is_code = flags.get("func") or flags.get("python") or flags.get("task")
        (plain if is_text and not is_code else others).append(name)
    complaints.take()
    return {name: value_of(data, name, complaints) for name in plain}, others


def value_of(data, name, complaints):
    try:
        value = data.getVar(name)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return {"error": str(error) or complaints.take() or type(error).__name__}
    return {"value": value if value is None or isinstance(value, str) else str(value)}


def main():
    # What the metadata prints must not get between the JSON.
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    complaints = Complaints()
    request = json.loads(sys.argv[1])
    traces = Traces(request["buildFolder"])
    try:
        result = answer(request, complaints)
    except KeyboardInterrupt:
        sys.exit(130)
    except NoValues as error:
        result = {"error": str(error)}
    except BaseException as error:
        # The text of a SystemExit is its status.
        texts = [complaints.take(), str(error) if isinstance(error, Exception) else ""]
        result = {"error": "\n".join(text for text in texts if text) or type(error).__name__}
    finally:
        traces.remove()
    # Whoever starts this may have both streams in one.
    output.write("\n%s\n" % json.dumps(result))
    output.close()


if __name__ == "__main__":
    main()
