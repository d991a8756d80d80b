A = "${@d.getVar("MACHINE") + 'x'}"
B = '${@d.getVar("MACHINE")}'
