SUMMARY = "Warns as the checks of packages do"
LICENSE = "MIT"

addtask package_qa before do_build
do_package_qa() {
    bbwarn "QA Issue: warning: /usr/bin/app contains a reference to TMPDIR [buildpaths]"
}
