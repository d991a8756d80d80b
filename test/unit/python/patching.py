refused = 0


def attempt(work):
    global refused
    try:
        work()
    except (TypeError, AttributeError):
        refused += 1


attempt(lambda: setattr(str, 'join', None))
attempt(lambda: setattr(ValueError, 'args', None))
attempt(lambda: delattr(list, 'append'))
attempt(lambda: setattr(len, 'name', None))
