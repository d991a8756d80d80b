SUMMARY = "Has a source that cannot be fetched"
LICENSE = "MIT"
SRC_URI = "https://downloads.example.com/far-1.0.tar.gz"

addtask fetch before do_build
python do_fetch() {
    try:
        bb.fetch2.Fetch(d.getVar('SRC_URI').split(), d).download()
    except bb.fetch2.BBFetchException as error:
        bb.fatal("Bitbake Fetcher Error: %r" % error)
}
