do_x() {  
    :
}
do_y() { 
    :
}
