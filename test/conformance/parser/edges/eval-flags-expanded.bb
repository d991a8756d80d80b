A[dirs] = "${MACHINE}/x"
A[x] := "${MACHINE}"
B = "${@d.getVarFlag('A', 'dirs')}"
