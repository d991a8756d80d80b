#
##
#A = "1"
# café  
#	x
A = "1"
#end