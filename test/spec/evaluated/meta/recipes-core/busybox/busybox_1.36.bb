require busybox.inc
