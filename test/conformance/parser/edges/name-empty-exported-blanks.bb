export   = "z"
