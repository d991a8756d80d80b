def no(d):
    raise bb.parse.SkipRecipe("no")

A := "${@no(d)}"
