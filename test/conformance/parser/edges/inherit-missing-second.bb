inherit plain \
  nosuchclass
