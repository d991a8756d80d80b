inherit plain, other
