 include inc/soft.inc
