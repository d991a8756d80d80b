inherit ${NOTHING}
