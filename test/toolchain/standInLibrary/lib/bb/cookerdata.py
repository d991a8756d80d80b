import json
import logging
import os
import time

import bb
from bb.data import Datastore

logger = logging.getLogger("BitBake")


class CookerConfiguration:
    def __init__(self):
        self.env = {}


class CookerDataBuilder:
    def __init__(self, configuration, worker=False):
        self.environment = configuration.env
        self.basedata = Datastore({})
        self.mcdata = {}

    def parseBaseConfiguration(self):
        with open("conf/values.json") as file:
            self.written = json.load(file)
        leave_traces()
        print("a class of a layer prints this")
        if "seconds" in self.written:
            time.sleep(self.written["seconds"])
        if "fatal" in self.written:
            logger.error(self.written["fatal"])
            raise bb.BBHandledException()
        values = {**self.written["configuration"], "BBPATH": self.environment["BBPATH"], **self.basedata.values}
        self.data = Datastore(values)
        self.mcdata = {name: self.data for name in ["", *self.written.get("multiconfigs", [])]}

    def parseRecipe(self, virtual, appends, layername):
        path = virtual.rpartition(":")[2]
        values = {**self.data.values, **self.written["recipes"][path]}
        return Datastore({**values, "VIRTUAL": virtual, "APPENDS": " ".join(appends), "FILE_LAYERNAME": layername})


def leave_traces():
    """As the first parse in a build folder does."""
    os.makedirs("tmp/hosttools", exist_ok=True)
    os.symlink("/bin/sh", "tmp/hosttools/sh")
    with open("tmp/hosttools/ld", "w") as file:
        file.write("#!/bin/sh\n")
