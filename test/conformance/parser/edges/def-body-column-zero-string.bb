def f(d):
    return """
text
"""
