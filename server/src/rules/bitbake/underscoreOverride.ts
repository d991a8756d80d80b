import { shifted } from '../../base/span';
import { definedName } from '../../syntax/bitbake/text';
import type { FileRule, Finding } from '../rule';

export const underscoreOverride: FileRule = {
  id: 'underscore-override',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  releases: { since: 'honister' },
  what: 'An override behind an underscore, as it was written before Yocto 3.4.',
  why: 'Since honister an override follows on a colon. BitBake stops only at `_append`, `_prepend` and `_remove`: `RDEPENDS_${PN}` is a variable like any other, which nobody reads.',
  bad: ['RDEPENDS_${PN} = "bash"'],
  good: ['RDEPENDS:${PN} = "bash"'],
  check({ file: { tree } }) {
    return tree.statements.flatMap((statement, index): Finding[] => {
      if (statement.kind !== 'assign' && statement.kind !== 'func') return [];
      const start = tree.starts[index] ?? 0;
      const name = definedName(tree, start, statement);
      const old = name === undefined ? undefined : oldOverride(name);
      if (name === undefined || !old) return [];
      const span = shifted(statement.name, start);
      const underscore = span.start + old.variable.length;
      const isWritten = tree.text.startsWith(name, span.start);
      return [
        {
          span,
          message: `Nobody reads \`${name}\`: overrides are written with a colon. Write \`${old.variable}:${old.override}\`.`,
          fix: isWritten
            ? {
                title: 'Write a colon',
                safe: true,
                edits: [{ span: { start: underscore, end: underscore + 1 }, text: ':' }],
              }
            : undefined,
        },
      ];
    });
  },
};

interface OldOverride {
  readonly variable: string;
  readonly override: string;
}

/** What the parser reports as an error is left to it. */
function oldOverride(name: string): OldOverride | undefined {
  if (!name.includes('_') || /_(?:append|prepend|remove)/.test(name)) return undefined;
  const [, variable = '', override = ''] =
    /^([A-Za-z]+(?:_[a-z]+)*?(?:_[A-Z]+)*)_(\$\{PN\}.*|class-(?:native|nativesdk|target|cross)\b.*|pn-.+)$/.exec(
      name,
    ) ?? [];
  if (override.startsWith('${PN}')) return packageVariables.has(variable) ? { variable, override } : undefined;
  return override !== '' && /^(?:[A-Z]+(?:_[A-Z]+)*|do_[a-z]+|pkg_[a-z]+)$/.test(variable)
    ? { variable, override }
    : undefined;
}

/** What is set for each package. */
const packageVariables: ReadonlySet<string> = new Set([
  'ALLOW_EMPTY',
  'ALTERNATIVE',
  'CONFFILES',
  'DESCRIPTION',
  'FILES',
  'GROUPADD_PARAM',
  'INITSCRIPT_NAME',
  'INITSCRIPT_PARAMS',
  'INSANE_SKIP',
  'LICENSE',
  'PKG',
  'RCONFLICTS',
  'RDEPENDS',
  'RPROVIDES',
  'RRECOMMENDS',
  'RREPLACES',
  'RSUGGESTS',
  'SECTION',
  'SUMMARY',
  'SYSTEMD_AUTO_ENABLE',
  'SYSTEMD_SERVICE',
  'USERADD_PARAM',
  'pkg_postinst',
  'pkg_postinst_ontarget',
  'pkg_postrm',
  'pkg_preinst',
  'pkg_prerm',
]);
