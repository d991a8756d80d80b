do_x() {
    echo a   
    echo b \  
    c
}
