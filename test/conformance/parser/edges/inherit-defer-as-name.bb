inherit_deferred = "1"
inherit_defer = "2"
