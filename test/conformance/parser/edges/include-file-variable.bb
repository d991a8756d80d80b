require inc/file.inc
HERE := "${@os.path.basename(d.getVar('FILE'))}"
