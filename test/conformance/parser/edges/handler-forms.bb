addhandler one two
python one() {
    pass
}
python two() {
    pass
}
one[eventmask] = "bb.event.RecipeParsed"
two[eventmask] = "bb.event.RecipeParsed"
