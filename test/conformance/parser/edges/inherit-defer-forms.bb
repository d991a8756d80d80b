inherit_defer ${WHICH}
WHICH = "plain"
LEVEL = "recipe"
