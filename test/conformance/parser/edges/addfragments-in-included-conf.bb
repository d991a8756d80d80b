require conf/pylib.conf
