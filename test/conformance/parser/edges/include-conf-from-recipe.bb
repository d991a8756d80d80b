require conf/more.conf
