import { type ConfigFile, rootOf } from '../../formats/configFile';
import { isNamedIn } from '../../formats/recipeUses';
import { baseName } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import { propertiesOf } from '../../syntax/config/dataTree';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import type { FindingFix } from '../finding';
import type { ConfigFileRule } from '../rule';

const configVariable = 'XEN_GUEST_CONFIG_FILE';

/** A line of a recipe. */
const givenToClasses = `${configVariable}[guest] = "\${UNPACKDIR}/guest.cfg"`;

/** Where the classes put the files of guests. */
const imageFolder = '/var/lib/xen/images/';

export const xenConfigNotRewritten: ConfigFileRule = {
  id: 'xen-config-not-rewritten',
  category: 'files',
  subject: 'configFile',
  formats: ['xl'],
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A configuration of a Xen guest whose `disk` or `kernel` is written otherwise than the classes look for.',
  why: 'The classes that bundle guests put the paths on the target into a file of `XEN_GUEST_CONFIG_FILE` by a pattern: a line that begins with `disk = [` or `kernel = "`, with these blanks and quotes. Other spellings keep the paths of the build machine, and the guest does not start.',
  bad: {
    'files/guest.cfg': ['name = "guest"', 'kernel = "Image"', "disk=['file:rootfs.ext4,xvda,rw']"],
    'guest-bundle.bb': [givenToClasses],
  },
  good: {
    'files/guest.cfg': ['name = "guest"', 'kernel = "Image"', "disk = ['file:rootfs.ext4,xvda,rw']"],
    'guest-bundle.bb': [givenToClasses],
  },
  check({ file, snapshot }) {
    if (!isGivenToClasses(file, snapshot)) return [];
    return settingsOf(file).flatMap((entry) => {
      const problem =
        entry.name === 'disk'
          ? diskProblem(file, entry)
          : entry.name === 'kernel'
            ? kernelProblem(file, entry)
            : undefined;
      if (!problem) return [];
      return [
        {
          span: { start: entry.nameSpan.start, end: firstLineEnd(file, entry) },
          message: `The class that bundles the guest ${problem.what}. Write \`${problem.form}\`.`,
          fix: problem.fix,
        },
      ];
    });
  },
};

/** With their values as they are written. */
function settingsOf(file: ConfigFile): readonly ConfigEntry[] {
  return propertiesOf(rootOf(file)).map(({ name, nameSpan, value: { span } }) => ({
    name,
    nameSpan,
    value: file.text.slice(span.start, span.end),
    valueSpan: span,
  }));
}

function firstLineEnd({ text }: ConfigFile, { valueSpan: { start, end } }: ConfigEntry): number {
  const newline = text.indexOf('\n', start);
  return newline === -1 ? end : Math.min(newline, end);
}

interface EntryProblem {
  readonly what: string;
  readonly form: string;
  readonly fix: FindingFix | undefined;
}

/** `s#^(disk = \[)[^,]+#...#`, a line at a time: up to the first comma all is replaced, and the quote opened again as `'`. */
function diskProblem(file: ConfigFile, entry: ConfigEntry): EntryProblem | undefined {
  const { value } = entry;
  if (value.includes(imageFolder) || /^\[\s*(?:\]|["']phy:)/.test(value)) return undefined;
  const line = lineOf(file, entry);
  const isFound = /^disk = \[[^,\n]+,/.test(line);
  const isDoubleQuoted = /^\[\s*"/.test(value);
  if (isFound && !isDoubleQuoted) return undefined;
  const items = /^\[\s*(["'])([^"'\]]*)\1\s*\]$/.exec(value);
  return {
    what: isFound
      ? 'replaces the path up to the comma and opens a single quote, which the double one behind it does not close'
      : 'looks for a line that begins with `disk = [` and has the path and a comma behind it: this one keeps the path of the build machine',
    form: "disk = ['file:...,xvda,rw']",
    fix: items ? rewriting(entry, line, `disk = ['${items[2]}']`) : undefined,
  };
}

/** `s#^(kernel = )"[^"]+"#...#` */
function kernelProblem(file: ConfigFile, entry: ConfigEntry): EntryProblem | undefined {
  const line = lineOf(file, entry);
  if (entry.value.includes(imageFolder) || entry.value === '' || /^kernel = "[^"]+"/.test(line)) return undefined;
  const path = /^(["'])([^"']+)\1$/.exec(entry.value)?.[2];
  return {
    what: 'looks for lines that begin with `kernel = "`: this one keeps the path of the build machine',
    form: 'kernel = "..."',
    fix: path === undefined ? undefined : rewriting(entry, line, `kernel = "${path}"`),
  };
}

/** The line from its beginning: the pattern of the class takes no blanks before the name. */
function lineOf({ text }: ConfigFile, { nameSpan, valueSpan }: ConfigEntry): string {
  return text.slice(text.lastIndexOf('\n', nameSpan.start - 1) + 1, valueSpan.end);
}

function rewriting({ valueSpan }: ConfigEntry, line: string, text: string): FindingFix {
  const edits = [{ span: { start: valueSpan.end - line.length, end: valueSpan.end }, text }];
  return { title: `Write ${text.slice(0, text.indexOf('=') + 3)}...`, safe: true, edits };
}

/** Whether a recipe hands the file to the classes; what no recipe names may be handed over where any recipe does so. */
function isGivenToClasses({ path, uses }: ConfigFile, snapshot: Snapshot): boolean {
  const name = baseName(path);
  const flags = snapshot.assignmentsOf(configVariable).filter(({ flag }) => flag !== undefined);
  const lines = [
    ...uses.texts.flatMap((text) => text.split('\n').filter((line) => line.startsWith(configVariable))),
    // Any recipe or configuration may hand it over.
    ...flags.flatMap((flag) => snapshot.textOf(flag.path)?.split('\n')[flag.line] ?? []),
  ];
  if (lines.some((line) => isNamedIn(line, name))) return true;
  return flags.length > 0 && uses.texts.length === 0 && uses.targets.length === 0;
}
