includeinc/soft.inc
