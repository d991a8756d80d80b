#!/bin/sh
# Prints a greeting, once or every so many seconds: hello [--every SECONDS]
. /etc/hello/hello.conf

every=0
if [ "$1" = "--every" ]; then
    every="$2"
fi

# Without a handler the first process of a container does not end on SIGTERM.
trap 'exit 0' TERM INT

echo "$GREETING"
while [ "$every" -gt 0 ]; do
    sleep "$every" &
    wait $!
    echo "$GREETING"
done
