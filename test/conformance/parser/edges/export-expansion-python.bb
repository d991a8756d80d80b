export ${@"A"}
