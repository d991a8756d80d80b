do_a(){
    :
}
do_b  (  )  {
    :
}
do_c	()	{
    :
}
do_d() {
    :
}
