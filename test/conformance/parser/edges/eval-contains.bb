A = "${@bb.utils.contains('DISTRO_FEATURES', 'systemd', 'yes', 'no', d)}"
B = "${@bb.utils.contains('DISTRO_FEATURES', 'nosuch systemd', 'yes', 'no', d)}"
C = "${@bb.utils.contains_any('DISTRO_FEATURES', 'nosuch systemd', 'yes', 'no', d)}"
D = "${@bb.utils.filter('DISTRO_FEATURES', 'systemd nosuch', d)}"
