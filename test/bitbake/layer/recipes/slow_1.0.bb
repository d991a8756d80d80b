SUMMARY = "Takes its time and says how far it is"
LICENSE = "MIT"

addtask compile before do_build
do_compile[progress] = "percent"
do_compile() {
    for percent in 5 10 15 20 25 30 35 40 45 50 55 60 65 70 75 80 85 90 95 100; do
        echo "$percent%"
        sleep 0.2
    done
}
