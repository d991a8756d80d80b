Include inc/soft.inc
