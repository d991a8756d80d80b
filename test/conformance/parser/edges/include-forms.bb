include inc/soft.inc
include	inc/nothing-there.inc
include inc/soft.inc inc/nothing-there.inc
require ${@""}
