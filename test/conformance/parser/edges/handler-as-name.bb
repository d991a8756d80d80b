addhandler = "1"
