require inc/soft.inc # why
