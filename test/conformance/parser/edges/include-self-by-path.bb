A .= "x"
require include-self-by-path.bb
