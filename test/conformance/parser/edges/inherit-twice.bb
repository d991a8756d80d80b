inherit plain
inherit plain other
