require inc/soft.inc
require inc/soft.inc
