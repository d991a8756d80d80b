inherit plain other
NESTED = "${PLAIN}"
