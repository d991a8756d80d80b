EXPORT_FUNCTIONSX = "1"
export_functions = "2"
