do_x() {
    cat <<EOF
{
}
EOF
}
