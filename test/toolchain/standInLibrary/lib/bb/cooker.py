import json


class BBCooker:
    def handleCollections(self, collections):
        self.bbfile_config_priorities = [(name, None, None, 5) for name in collections.split()]


class CookerCollectFiles:
    def __init__(self, priorities, multiconfig=""):
        self.layer = priorities[0][0]

    def collect_bbfiles(self, data, event_data):
        with open("conf/values.json") as file:
            self.written = json.load(file)
        return list(self.written["recipes"]), 0, []

    def get_file_appends(self, recipe):
        return self.written.get("appends", {}).get(recipe, [])

    def calc_bbfile_priority(self, recipe):
        return 5, None, self.layer
