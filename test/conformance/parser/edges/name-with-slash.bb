A/b = "1"
PREFERRED_PROVIDER_virtual/kernel = "linux"
