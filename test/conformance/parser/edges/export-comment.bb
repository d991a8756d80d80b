export A # why
