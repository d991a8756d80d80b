include inc/readme.txt
