WHICH = "plain"
inherit ${WHICH} ${@"other" if True else ""}
