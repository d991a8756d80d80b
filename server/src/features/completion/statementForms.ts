/** Whole statements to fill in. */

export interface StatementForm {
  readonly label: string;
  readonly note: string;
  /** With tab stops; a `$` of BitBake's own is escaped. */
  readonly lines: readonly string[];
  readonly inConfiguration: boolean;
}

export const statementForms: readonly StatementForm[] = [
  {
    label: 'do_install:append() { }',
    note: 'adds to a task',
    lines: ['do_${1:install}:append() {', '    $0', '}'],
    inConfiguration: false,
  },
  {
    label: 'python do_task() { }',
    note: 'a task in Python',
    lines: ['python do_${1:task}() {', '    $0', '}', 'addtask $1${2: after do_install before do_build}'],
    inConfiguration: false,
  },
  {
    label: 'python () { }',
    note: 'runs after the recipe is parsed',
    lines: ['python () {', '    $0', '}'],
    inConfiguration: false,
  },
  {
    label: 'def function(d):',
    note: 'a Python function',
    lines: ['def ${1:name}(d):', '    return ${0:None}'],
    inConfiguration: false,
  },
  {
    label: 'fakeroot do_task() { }',
    note: 'a task that may change owners',
    lines: ['fakeroot do_${1:task}() {', '    $0', '}'],
    inConfiguration: false,
  },
  {
    label: 'IMAGE_INSTALL:append',
    note: 'adds packages to an image',
    lines: ['IMAGE_INSTALL:append = " $1"'],
    inConfiguration: true,
  },
  {
    label: 'RDEPENDS:${PN}',
    note: 'what the package needs on the target',
    lines: ['RDEPENDS:\\${PN}${1| +=, =|} "$2"'],
    inConfiguration: false,
  },
  {
    label: 'FILES:${PN}',
    note: 'what the package holds',
    lines: ['FILES:\\${PN} += "$1"'],
    inConfiguration: false,
  },
  {
    label: 'SYSTEMD_SERVICE:${PN}',
    note: 'units that the package starts',
    lines: ['inherit systemd', 'SYSTEMD_SERVICE:\\${PN} = "${1:name}.service"'],
    inConfiguration: false,
  },
];
