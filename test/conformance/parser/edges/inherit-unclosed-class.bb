inherit unclosed
