addhandler one # why
python one() {
    pass
}
