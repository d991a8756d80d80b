A = "a"b"   
