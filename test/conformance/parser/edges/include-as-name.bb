include = "1"
require = "2"
include_all = "3"
