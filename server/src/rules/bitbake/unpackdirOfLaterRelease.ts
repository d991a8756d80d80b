import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const unpackdirOfLaterRelease: FileRule = {
  id: 'unpackdir-of-later-release',
  category: 'bitbake',
  subject: 'file',
  severity: 'error',
  releases: { until: 'scarthgap' },
  what: 'UNPACKDIR in a release that does not have it.',
  why: 'Up to scarthgap sources are unpacked into WORKDIR, and nothing sets UNPACKDIR: the words `${UNPACKDIR}` stay as they are, and no file is found there.',
  bad: ['do_install() {', '    install -D -m 0644 ${UNPACKDIR}/app.conf ${D}${sysconfdir}/app.conf', '}'],
  good: ['do_install() {', '    install -D -m 0644 ${WORKDIR}/app.conf ${D}${sysconfdir}/app.conf', '}'],
  check({ file: { tree }, snapshot, assignments }) {
    if (!tree.text.includes(written) || snapshot.assignmentCount('UNPACKDIR') > 0) return [];
    // A layer that is not at hand may set it for all releases alike.
    if (assignments.some(({ parts }) => parts.base === 'UNPACKDIR')) return [];
    return tree.statements.flatMap((statement, index): Finding[] => {
      if (statement.kind !== 'assign' && statement.kind !== 'func') return [];
      const start = tree.starts[index] ?? 0;
      return placesIn(tree.text, start, tree.starts[index + 1] ?? tree.text.length).map((at) => {
        const span = { start: at, end: at + written.length };
        return {
          span,
          message:
            'This release has no UNPACKDIR: the path stays as it is written, and is not found. Write `${WORKDIR}`.',
          fix: { title: 'Write ${WORKDIR}', safe: true, edits: [{ span, text: '${WORKDIR}' }] },
        };
      });
    });
  },
};

const written = '${UNPACKDIR}';

function placesIn(text: string, start: number, end: number): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(written, start); at !== -1 && at < end; at = text.indexOf(written, at + 1)) found.push(at);
  return found;
}
