addhandler += "x"
