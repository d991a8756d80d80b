	inherit plain
