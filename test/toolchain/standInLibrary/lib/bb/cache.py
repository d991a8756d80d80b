def realfn2virtual(path, variant, multiconfig):
    virtual = "virtual:%s:%s" % (variant, path) if variant else path
    return "mc:%s:%s" % (multiconfig, virtual) if multiconfig else virtual
