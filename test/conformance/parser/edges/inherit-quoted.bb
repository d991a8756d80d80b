inherit "plain"
