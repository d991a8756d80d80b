include "inc/soft.inc"
