deltask # x
