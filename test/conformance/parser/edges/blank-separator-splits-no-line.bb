A = "oneB = twothreefourfive six"
