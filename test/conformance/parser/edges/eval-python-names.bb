A = "${@MACHINE}"
B = "${@PN + PV}"
C = "${@os.path.basename('/a/b')}"
D = "${@time.strftime('%Y', time.gmtime(0))}"
