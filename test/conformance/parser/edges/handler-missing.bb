addhandler nosuchhandler
A = "1"
