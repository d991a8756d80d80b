A${MACHINE} = "1"
${MACHINE}_B = "2"
X-${MACHINE}:append = "3"
${A} = "4"
