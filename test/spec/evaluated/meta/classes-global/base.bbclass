LICENSE ??= "unknown"
BASE_SETTING ?= "base"
