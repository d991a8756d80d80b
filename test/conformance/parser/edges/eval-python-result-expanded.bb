A = "${@'$' + '{MACHINE}'}"
B = "${@d.getVar('C', False)}"
C = "${MACHINE}"
