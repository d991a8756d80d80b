a_Append = "1"
APPEND = "2"
A_APPEND = "3"
append_a = "4"
