A = "1"
python () {
    raise bb.parse.SkipRecipe("not today")
}
B = "2"
