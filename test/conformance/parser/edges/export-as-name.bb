exportA = "1"
export-x = "2"
export:append = "3"
