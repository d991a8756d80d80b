A = "a # b"
B = "#"
C = "http://x/#frag"
