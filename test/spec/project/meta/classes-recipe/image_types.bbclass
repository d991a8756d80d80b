IMAGE_FSTYPES ?= "tar.gz"
def image_type_of(name):
    return name
