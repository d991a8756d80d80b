# Our own files of the same names are found first. `:=` takes the folder of this file and not of the recipe.
FILESEXTRAPATHS:prepend := "${THISDIR}/files:"
