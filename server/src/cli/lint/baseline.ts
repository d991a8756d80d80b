/**
 * Findings that are known and not to be reported: written once with `--write-baseline`, compared with `--baseline`. A finding is known again
 * by its file, its rule and its line of text, so it stays known where lines move and where a recipe goes to a newer version.
 */
import { baseName, folderOf } from '../../project/paths';

/** What of a finding matters here. */
export interface Recognizable {
  /** Relative to the folder of the baseline. */
  readonly file: string;
  readonly rule: string;
  /** The line that it stands on. */
  readonly lineText: string;
}

export interface BaselineEntry {
  readonly file: string;
  readonly rule: string;
  /** The text of the line, blanks drawn together. */
  readonly text: string;
  /** So many findings are the same in all of this. */
  readonly count: number;
}

export type ReadBaseline =
  | { readonly kind: 'baseline'; readonly entries: readonly BaselineEntry[] }
  | { readonly kind: 'wrong'; readonly why: string };

export interface Compared<Finding> {
  /** Those that are not in the baseline. */
  readonly added: readonly Finding[];
  /** With the number of findings that are gone. */
  readonly gone: readonly BaselineEntry[];
}

const version = 1;

/** The text of a baseline; the same findings in any order give the same text. */
export function baselineText(findings: readonly Recognizable[]): string {
  const entries = new Map<string, BaselineEntry>();
  for (const finding of findings) {
    const { file, rule } = finding;
    const key = JSON.stringify([file, rule, recognizedText(finding)]);
    entries.set(key, { file, rule, text: recognizedText(finding), count: (entries.get(key)?.count ?? 0) + 1 });
  }
  // An entry a line: a change of the baseline is then read as easily as any other.
  const lines = [...entries.entries()]
    .sort(([first], [second]) => (first < second ? -1 : 1))
    .map(([, entry]) => `    ${JSON.stringify(entry)}`);
  return `{\n  "version": ${version},\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

export function readBaseline(text: string): ReadBaseline {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return wrong('it is no JSON');
  }
  if (!isRecord(content) || !Array.isArray(content.findings)) return wrong('it has no `findings`');
  if (content.version !== version) return wrong(`its version is not ${version}`);
  const entries: BaselineEntry[] = [];
  for (const [index, entry] of content.findings.entries()) {
    if (!isEntry(entry)) return wrong(`findings[${index}] needs \`file\`, \`rule\`, \`text\` and \`count\``);
    entries.push(entry);
  }
  return { kind: 'baseline', entries };
}

/** Of findings that are the same to the baseline, the last ones are those that are new. */
export function compare<Finding extends Recognizable>(
  findings: readonly Finding[],
  entries: readonly BaselineEntry[],
): Compared<Finding> {
  const left = new Map<string, number>();
  for (const { count, ...entry } of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + count);
  const added = findings.filter((finding) => {
    const key = keyOf({ ...finding, text: recognizedText(finding) });
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const gone = entries.flatMap((entry) => {
    const count = Math.min(entry.count, left.get(keyOf(entry)) ?? 0);
    left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) - count);
    return count > 0 ? [{ ...entry, count }] : [];
  });
  return { added, gone };
}

/** What stays the same where lines move, and where the recipe's version does. */
export function keyOf({ file, rule, text }: Omit<BaselineEntry, 'count'>): string {
  return JSON.stringify([withoutVersion(file), rule, text]);
}

/** A value may be thousands of characters long. */
const maxTextLength = 200;

export function recognizedText({ lineText }: Pick<Recognizable, 'lineText'>): string {
  return lineText.trim().replace(/\s+/g, ' ').slice(0, maxTextLength);
}

/** `app_1.0.bb` and `app_1.1.bb` in a folder are one recipe. */
function withoutVersion(file: string): string {
  const name = baseName(file);
  const ending = /\.(?:bb|bbappend)$/.exec(name)?.[0];
  const underscore = name.indexOf('_');
  if (ending === undefined || underscore === -1) return file;
  return `${folderOf(file)}/${name.slice(0, underscore)}${ending}`;
}

function isEntry(value: unknown): value is BaselineEntry {
  if (!isRecord(value)) return false;
  const { file, rule, text, count } = value;
  return [file, rule, text].every((each) => typeof each === 'string') && Number.isInteger(count) && Number(count) > 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function wrong(why: string): ReadBaseline {
  return { kind: 'wrong', why };
}
