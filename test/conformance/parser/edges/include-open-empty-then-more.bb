require inc/open-empty.inc inc/soft.inc
