inherit \
   \
   plain
