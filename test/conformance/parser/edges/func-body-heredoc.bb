do_x() {
    cat > f <<-EOF
	text ${MACHINE}
  }
	EOF
}
A = "1"
