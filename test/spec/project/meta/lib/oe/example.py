# A module of the layer, as metadata imports it.
import os


def first_word(text, default="", *, strict=False):
    """
    Gives the first word of a text.

    A text of blanks gives the default.
    """
    words = text.split()
    return words[0] if words else default


class Reader(object):
    def __init__(self, path):
        self.path = path
