require \
  inc/soft.inc \
  inc/nothing-there.inc
