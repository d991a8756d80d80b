/** For what BitBake itself finds in a text: lines in which it does, and the lines as they were meant. A test runs them. */
import type { problemTitles } from '../../project/problemTitles';

export interface ProblemExample {
  /** What BitBake makes of it, or why it asks for the other. */
  readonly why: string;
  readonly bad: readonly string[];
  readonly good: readonly string[];
}

/** Only for what a few lines of a recipe can show. */
export const problemExamples: Readonly<Partial<Record<keyof typeof problemTitles, ProblemExample>>> = {
  'comment-continued': {
    why: 'BitBake cannot tell whether the next line belongs to the comment, and stops.',
    bad: ['# Packages of the image: \\', 'IMAGE_INSTALL = "busybox"'],
    good: ['# Packages of the image:', 'IMAGE_INSTALL = "busybox"'],
  },
  'comment-in-continuation': {
    why: 'BitBake stops with a fatal error. The comment belongs above the statement.',
    bad: ['IMAGE_INSTALL = " \\', '    busybox \\', '#   strace \\', '    curl \\', '"'],
    good: ['# Without strace.', 'IMAGE_INSTALL = " \\', '    busybox \\', '    curl \\', '"'],
  },
  'continuation-at-end': {
    why: 'No line is left that could go on with the statement: BitBake rejects it.',
    bad: ['OCI_IMAGE_TAG = "1.0" \\'],
    good: ['OCI_IMAGE_TAG = "1.0"'],
  },
  'function-opening': {
    why: 'BitBake opens a function only if the brace stands on the line of its name.',
    bad: ['do_install()', '{', '    install -d ${D}${bindir}', '}'],
    good: ['do_install() {', '    install -d ${D}${bindir}', '}'],
  },
  'indented-statement': {
    why: 'Statements begin in column 0: BitBake rejects the blanks before this one.',
    bad: ['  inherit image-oci'],
    good: ['inherit image-oci'],
  },
  'invalid-flag': {
    why: 'The name of a flag holds letters, digits and `-_+.`, and stands between the brackets without blanks.',
    bad: ['do_compile[ noexec ] = "1"'],
    good: ['do_compile[noexec] = "1"'],
  },
  'invalid-name': {
    why: 'Not every character can stand in the name of a variable: BitBake rejects the line.',
    bad: ['OCI@TAG = "1.0"'],
    good: ['OCI_TAG = "1.0"'],
  },
  'lone-backslash': {
    why: 'BitBake crashes on a line that holds nothing but a backslash.',
    bad: ['IMAGE_INSTALL = "busybox"', '\\', 'OCI_IMAGE_TAG = "1.0"'],
    good: ['IMAGE_INSTALL = "busybox"', '', 'OCI_IMAGE_TAG = "1.0"'],
  },
  'missing-continuation': {
    why: 'The value goes on in the next line, but nothing continues this one: BitBake rejects the statement.',
    bad: ['IMAGE_INSTALL = " \\', '    busybox', '    curl \\', '"'],
    good: ['IMAGE_INSTALL = " \\', '    busybox \\', '    curl \\', '"'],
  },
  'old-override-syntax': {
    why: 'Since honister a colon separates an override from its variable. BitBake stops with a fatal error.',
    bad: ['IMAGE_INSTALL_append = " busybox"'],
    good: ['IMAGE_INSTALL:append = " busybox"'],
  },
  'one-name-only': {
    why: 'The directive takes one name: BitBake rejects the line.',
    bad: ['unset FOO BAR'],
    good: ['unset FOO', 'unset BAR'],
  },
  'operator-spacing': {
    why: 'BitBake takes the assignment, and warns.',
    bad: ['OCI_IMAGE_TAG="1.0"'],
    good: ['OCI_IMAGE_TAG = "1.0"'],
  },
  'python-definition': {
    why: 'BitBake finds a `def` only if its first line holds the colon.',
    bad: ['def image_tag(d,', '              suffix):', '    return d.getVar("PV") + suffix'],
    good: ['def image_tag(d, suffix):', '    return d.getVar("PV") + suffix'],
  },
  'python-syntax': {
    why: 'BitBake compiles the Python of a recipe while it parses it, and stops at what does not compile.',
    bad: ['python () {', '    if d.getVar("OCI_IMAGE_TAG")', '        bb.note("tagged")', '}'],
    good: ['python () {', '    if d.getVar("OCI_IMAGE_TAG"):', '        bb.note("tagged")', '}'],
  },
  'tab-in-python': {
    why: 'BitBake warns of tabs in the indentation of Python.',
    bad: ['python () {', '\tbb.note("indented by a tab")', '}'],
    good: ['python () {', '    bb.note("indented by blanks")', '}'],
  },
  'task-name-keyword': {
    why: 'A task cannot have `:append`, `:prepend` or `:remove` before an underscore in its name: BitBake stops.',
    bad: ['addtask check:append_settings after do_install'],
    good: ['addtask check_settings after do_install'],
  },
  'text-after-value': {
    why: 'A value reaches to the last quote of its line, which has to end it: BitBake rejects what follows.',
    bad: ['OCI_IMAGE_TAG = "1.0";'],
    good: ['OCI_IMAGE_TAG = "1.0"'],
  },
  'three-quotes': {
    why: 'BitBake rejects a value with exactly three quotes of a kind. The other kind can stand around one.',
    bad: ['SUMMARY = """'],
    good: ["SUMMARY = '\"'"],
  },
  'unclosed-function': {
    why: 'Only a line with nothing but `}` in column 0 closes a function. BitBake takes the rest of the file for its body, and stops.',
    bad: ['do_install() {', '    install -d ${D}${bindir}', '  }', 'OCI_IMAGE_TAG = "1.0"'],
    good: ['do_install() {', '    install -d ${D}${bindir}', '}', 'OCI_IMAGE_TAG = "1.0"'],
  },
  'unknown-operator': {
    why: 'BitBake knows `=`, `?=`, `??=`, `:=`, `+=`, `=+`, `.=` and `=.`, and rejects the line.',
    bad: ['IMAGE_INSTALL -= "busybox"'],
    good: ['IMAGE_INSTALL:remove = "busybox"'],
  },
  'unparsed-line': {
    why: 'It is no assignment, directive, function or comment: BitBake stops.',
    bad: ['IMAGE_INSTALL'],
    good: ['IMAGE_INSTALL = "busybox"'],
  },
  'unquoted-value': {
    why: 'Every value stands in quotes, numbers too: BitBake rejects the line.',
    bad: ['OCI_IMAGE_RUNTIME_UID = 65532'],
    good: ['OCI_IMAGE_RUNTIME_UID = "65532"'],
  },
  'unterminated-value': {
    why: 'BitBake expects the quote at the end of the line, or a backslash that continues it.',
    bad: ['OCI_IMAGE_TAG = "1.0'],
    good: ['OCI_IMAGE_TAG = "1.0"'],
  },
};
