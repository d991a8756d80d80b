python () {
    raise bb.parse.SkipRecipe("from class")
}
