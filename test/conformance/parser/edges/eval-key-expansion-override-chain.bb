K = "final"
${K}_VALUE:${K}:linux:forcevariable = "deep"
${K}_VALUE = "plain"
OTHER_${K}:qemux86-64 = "machine"
OTHER_${K} = "base"
python () {
    # A name that only an override sets is renamed too, after the names that it overrides, and loses its override then.
    d.setVar('SEEN', str(d.getVar('final_VALUE:final:linux')))
}
