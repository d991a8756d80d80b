def clean_environment():
    pass
