SUMMARY = "Runs one container"
PV = "${LEVEL}+git"
LEVEL = "1.2.3"
PROVIDES += "virtual/runc"
