B := "${B} self"
