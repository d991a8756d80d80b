require inc/pylib.inc
