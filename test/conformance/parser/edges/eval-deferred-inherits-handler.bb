python too_late () {
    d.setVar('HEARD', 'yes')
}
addhandler too_late
too_late[eventmask] = "bb.event.RecipePreDeferredInherits"
HEARD = "no"
