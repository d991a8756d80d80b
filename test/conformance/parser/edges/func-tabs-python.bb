python do_x() {
	a = 1
  	b = 2
    c = 3	# fine
}
python () {
	pass
}
do_y() {
	echo
}
