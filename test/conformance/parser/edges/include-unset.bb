include ${NOTHING}
