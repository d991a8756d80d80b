import { type Span, shifted } from '../../base/span';
import { compareReleases } from '../../knowledge/release';
import { sourceAddress } from '../../syntax/bitbake/sourceAddress';
import { assignedText, splitWords } from '../../syntax/bitbake/text';
import type { Finding } from '../finding';
import type { FileRule, RuleContext } from '../rule';

export const sourceFileInWorkdir: FileRule = {
  id: 'source-file-in-workdir',
  category: 'bitbake',
  subject: 'file',
  severity: 'error',
  releases: { since: 'styhead' },
  what: 'A task or a value that takes a `file://` source from WORKDIR.',
  why: 'Since styhead the files of SRC_URI are unpacked into UNPACKDIR, a folder in WORKDIR: a task does not find them in WORKDIR itself, and stops.',
  bad: [
    'SRC_URI = "file://app.conf"',
    'do_install() {',
    '    install -D -m 0644 ${WORKDIR}/app.conf ${D}${sysconfdir}/app.conf',
    '}',
  ],
  good: [
    'SRC_URI = "file://app.conf"',
    'do_install() {',
    '    install -D -m 0644 ${UNPACKDIR}/app.conf ${D}${sysconfdir}/app.conf',
    '}',
  ],
  check(context) {
    const { tree } = context.file;
    if (!tree.text.includes(prefix)) return [];
    const moved = movedFolders(context);
    const names = new Set([...sourceNames(context)].filter((name) => !moved.has(firstFolder(name))));
    // Who copies the file into WORKDIR finds it there.
    if (names.size === 0 || assignsUnpackdir(context)) return [];
    return tree.statements.flatMap((statement, index): Finding[] => {
      const part =
        statement.kind === 'func' ? statement.body : statement.kind === 'assign' ? statement.value : undefined;
      if (!part) return [];
      return pathsIn(tree.text, shifted(part, tree.starts[index] ?? 0)).flatMap(({ span, name }): Finding[] => {
        if (!names.has(name) || isCopied(tree.text, name)) return [];
        return [
          {
            span,
            message: `\`${name}\` is unpacked into \`\${UNPACKDIR}\`, not into \`\${WORKDIR}\`, and the task stops. Write \`\${UNPACKDIR}/${name}\`.`,
            fix: {
              title: 'Write ${UNPACKDIR}',
              safe: true,
              edits: [{ span: { start: span.start, end: span.start + '${WORKDIR}'.length }, text: '${UNPACKDIR}' }],
            },
          },
        ];
      });
    });
  },
};

const prefix = '${WORKDIR}/';

/** Files that are unpacked as they are: archives are taken apart, and `subdir=` puts them elsewhere. */
function sourceNames({ file: { tree }, assignments }: RuleContext): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { statement, start, parts } of assignments) {
    if (parts.base !== 'SRC_URI' || statement.flag || parts.operation === 'remove') continue;
    for (const word of splitWords(assignedText(tree, start, statement))) {
      const address = sourceAddress(word);
      if (address?.scheme !== 'file' || address.parameters.has('subdir')) continue;
      names.add(address.location);
    }
  }
  return names;
}

/** Up to walnascar `do_unpack` moves the folder in WORKDIR that S begins with there. */
function movedFolders({ file: { tree }, assignments, release }: RuleContext): ReadonlySet<string> {
  if (!release || compareReleases(release, 'whinlatter') >= 0) return new Set();
  const values = assignments
    .filter(({ parts }) => parts.base === 'S')
    .map(({ start, statement }) => assignedText(tree, start, statement));
  return new Set(
    values.filter((value) => value.startsWith(prefix)).map((value) => firstFolder(value.slice(prefix.length))),
  );
}

function firstFolder(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

function assignsUnpackdir({ assignments }: RuleContext): boolean {
  return assignments.some(({ parts }) => parts.base === 'UNPACKDIR');
}

function isCopied(text: string, name: string): boolean {
  return (
    text.includes(`\${UNPACKDIR}/${name}`) || text.includes(`\${S}/${name}`) || text.includes(`> \${WORKDIR}/${name}`)
  );
}

function pathsIn(text: string, { start, end }: Span): readonly { readonly span: Span; readonly name: string }[] {
  const found: { span: Span; name: string }[] = [];
  for (let at = text.indexOf(prefix, start); at !== -1 && at < end; at = text.indexOf(prefix, at + 1)) {
    const name = /^[\w.+@/-]+/.exec(
      text.slice(at + prefix.length, Math.min(end, at + prefix.length + longestName)),
    )?.[0];
    if (name !== undefined) found.push({ span: { start: at, end: at + prefix.length + name.length }, name });
  }
  return found;
}

const longestName = 200;
