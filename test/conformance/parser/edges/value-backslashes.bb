A = "\n \t \\ \"
B = "\${MACHINE} \$MACHINE"
C = "a\\b"
