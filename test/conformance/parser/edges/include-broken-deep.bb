require inc/outer.inc
