require inc/round-one.inc
