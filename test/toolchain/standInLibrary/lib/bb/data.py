class Datastore:
    """Values from JSON: text, null, a list (no text), {"function": text} or {"raises": text}."""

    def __init__(self, values):
        self.values = dict(values)

    def keys(self):
        return self.values.keys()

    def setVar(self, name, value):
        variable, _, override = name.partition(":")
        self.values[name] = value
        if override == "forcevariable":
            self.values[variable] = value

    def getVar(self, name, expand=True):
        value = self.values.get(name)
        if isinstance(value, dict) and "raises" in value:
            if expand:
                raise ValueError(value["raises"])
            return value["raises"]
        return value["function"] if isinstance(value, dict) else value

    def getVarFlags(self, name):
        value = self.values.get(name)
        return {"func": "1"} if isinstance(value, dict) and "function" in value else None
