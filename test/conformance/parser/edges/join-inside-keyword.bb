inh\
erit plain
exp\
ort A
add\
task foo
