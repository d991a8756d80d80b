_BB_SKIP_FRAGMENTS = "1"
addfragments   a	b  c \
   d   e
