do_x \
() \
{
    echo x
}
python \
  do_y() {
    pass
}
