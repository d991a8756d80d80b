SUMMARY = "A daemonless container engine"
EXTRA_TAGS = "seccomp"
