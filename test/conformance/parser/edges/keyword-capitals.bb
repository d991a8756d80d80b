Export A
