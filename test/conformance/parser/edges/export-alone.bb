A = "1"
export
