__anonymous = "1"
