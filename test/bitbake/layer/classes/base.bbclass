# Messages of shell functions go to BitBake through a pipe that it opens for each task.
LOGFIFO = "${T}/fifo.${@os.getpid()}"
LOGFIFO[vardepvalue] = ""

bbwarn() {
    printf '%s\0' "bbwarn $*" > ${LOGFIFO}
}

bbfatal() {
    printf '%s\0' "bbfatal $*" > ${LOGFIFO}
    exit 1
}

addtask build
do_build[noexec] = "1"
do_build() {
    :
}

addtask clean
do_clean[nostamp] = "1"
python do_clean() {
    bb.utils.remove(d.getVar('WORKDIR'), recurse=True)
    bb.utils.remove(d.getVar('STAMP') + '.*')
}

addtask listtasks
do_listtasks[nostamp] = "1"
python do_listtasks() {
    bb.plain('do_clean')
}
