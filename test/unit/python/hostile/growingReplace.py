a = '%s%s'
while True:
    a = a.replace('%s', '%s%s')
