include_all inc/each.inc
include_all inc/nothing-there.inc
