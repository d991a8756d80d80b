addtask a # :append_ is a word here
