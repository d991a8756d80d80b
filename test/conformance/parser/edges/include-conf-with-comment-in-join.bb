require conf/joined.conf
