export A_remove
