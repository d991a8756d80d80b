"""Stands in for BitBake's library: the calls that the extension makes of it, over values from conf/values.json of the build folder."""

__version__ = "1.2.3"


class BBHandledException(Exception):
    """Raised without a text, after the text has been logged."""
