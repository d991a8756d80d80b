B = "1"
A_append_qemux86 \
  = "x"
