/** What `metavirt lint --help` prints. */
export const lintHelp = `Usage: metavirt lint [PATH...] [OPTION...]

Reports what BitBake rejects, and what BitBake or a container runtime takes otherwise than it was meant. PATH is a file, or a folder
with the files below it; without one, the present folder.

  --build DIR             the build folder, with conf/bblayers.conf; without it the layers around the paths are taken
  --release NAME          check for this release, whatever the layers and .metavirt.json say
  --profile container     the usual rules (default)
  --profile all           also those that find what many maintainers write on purpose
  --rule ID               only this rule, whatever the profile; can be given several times
  --fix                   apply the fixes that are safe
  --baseline FILE         do not report the findings in FILE
  --write-baseline FILE   write all findings to FILE, and report none
  --format FORMAT         text (default), json, sarif, github
  --max-warnings N        fail over more warnings than N
  --help

Settings are read from the nearest .metavirt.json above each file. A comment suppresses findings in the statement below it:
  # metavirt: ignore rule-id[, rule-id...] -- why

Exit status: 0 no errors, and no more warnings than allowed; 1 errors, too many warnings, or a file that cannot be read or written;
2 wrong use, or a mistake in .metavirt.json or the baseline.`;
