T = "x"
addtask do_${T} after do_${T}
