SUMMARY = "Fails to compile"
LICENSE = "MIT"

addtask compile before do_build
do_compile() {
    echo "cc -c hello.c"
    echo "hello.c:3:5: error: 'undeclared' undeclared (first use in this function)"
    exit 2
}
