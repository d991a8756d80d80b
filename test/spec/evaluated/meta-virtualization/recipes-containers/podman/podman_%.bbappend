EXTRA_TAGS:append = " btrfs"
