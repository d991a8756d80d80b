/** How the values worked out here and those of BitBake agree, as a page to read. */
import type { ValuesResult } from '../protocol';
import type { BitBakeValues } from '../toolchain/bitbake/bitbakeValues';
import type { Difference, ValueComparison } from '../values/compareValues';
import { type PathName, type Report, ReportWriter } from './report';
import { writeBitBakeValue, writeValue } from './valueText';

const indentation = '    ';
const labelWidth = 10;
const longestValue = 400;
/** How much of what is the same stands before a difference in a long value, in characters. */
const shownBefore = 40;

export interface ComparisonSubject {
  readonly ours: ValuesResult;
  readonly bitbake: BitBakeValues;
  readonly comparison: ValueComparison;
  /** "MACHINE qemux86-64, DISTRO poky": what both were asked for. */
  readonly configuration: string;
}

export function comparisonReport(subject: ComparisonSubject, pathName: PathName): Report {
  const { ours, bitbake, comparison, configuration } = subject;
  const writer = new ReportWriter();
  writer.write(`${ours.recipe.name} and BitBake ${bitbake.version}`, 'title').endLine();
  writer.write(pathName(ours.recipe.path), 'place', { kind: 'file', path: ours.recipe.path, line: 1 });
  writer.write(configuration === '' ? '' : ` · ${configuration}`, 'muted').endLine(2);
  writer.write(comparisonSummary(comparison)).endLine();

  if (ours.skipped !== bitbake.skipped) {
    heading(writer, 'Different reasons to skip the recipe');
    labelled(writer, 'here', () => writeValue(writer, skipReason(ours.skipped), valueIndentation));
    labelled(writer, 'BitBake', () => writeValue(writer, skipReason(bitbake.skipped), valueIndentation));
  }
  writeDifferent(writer, comparison.different);
  writeUnknown(writer, comparison.unknown);
  if (comparison.volatile.length > 0) {
    heading(writer, 'Changes with every run of BitBake', comparison.volatile.length);
    for (const { name } of comparison.volatile) {
      writer.write(indentation).write(name, 'name', { kind: 'variable', name }).endLine();
    }
  }
  return writer.finish();
}

/** What came of the comparison, for a notification and the head of the report. */
export function comparisonSummary({ same, different, unknown, volatile }: ValueComparison): string {
  const compared = same.length + different.length + unknown.length;
  const parts = [`${number(same.length)} of ${number(compared)} values are as BitBake has them`];
  if (different.length > 0) parts.push(`${number(different.length)} ${different.length === 1 ? 'differs' : 'differ'}`);
  if (unknown.length > 0) parts.push(`${number(unknown.length)} only a build can tell`);
  const last = parts.length > 1 ? ` and ${parts.pop()}` : '';
  const changing = `${number(volatile.length)} more ${volatile.length === 1 ? 'changes' : 'change'} with every run.`;
  return `${parts.join(', ')}${last}.${volatile.length > 0 ? ` ${changing}` : ''}`;
}

const valueIndentation = ' '.repeat(indentation.length + labelWidth);

function writeDifferent(writer: ReportWriter, different: readonly Difference[]): void {
  if (different.length === 0) return;
  heading(writer, 'Different', different.length);
  different.forEach((difference, index) => {
    if (index > 0) writer.endLine();
    const { name, ours, bitbake } = excerpts(difference);
    writer.write('  ').write(name, 'name', { kind: 'variable', name }).endLine();
    labelled(writer, 'here', () => writeValue(writer, ours, valueIndentation));
    labelled(writer, 'BitBake', () => writeBitBakeValue(writer, bitbake, valueIndentation));
  });
}

/** By the reason, the most frequent first: one reason often stands behind many variables. */
function writeUnknown(writer: ReportWriter, unknown: readonly Difference[]): void {
  if (unknown.length === 0) return;
  heading(writer, 'Known to a build only', unknown.length);
  byReason(unknown).forEach(([why, found], index) => {
    if (index > 0) writer.endLine();
    writer
      .write(`  ${why}`)
      .write(found.length > 1 ? `  ${number(found.length)}` : '', 'muted')
      .endLine();
    for (const difference of found) {
      const { name, bitbake } = excerpts(difference);
      writer.write(indentation).write(name, 'name', { kind: 'variable', name }).write('  ');
      writeBitBakeValue(writer, bitbake, `${indentation}  `);
    }
  });
}

function byReason(unknown: readonly Difference[]): readonly (readonly [why: string, found: readonly Difference[]])[] {
  const groups = new Map<string, Difference[]>();
  for (const difference of unknown) {
    const why = difference.ours.kind === 'unknown' ? difference.ours.why : '';
    const group = groups.get(why);
    if (group) group.push(difference);
    else groups.set(why, [difference]);
  }
  return [...groups].sort(([, first], [, second]) => second.length - first.length);
}

/** Of long values the part where they begin to differ: that is what is looked for. */
function excerpts({ name, ours, bitbake }: Difference): Difference {
  const theirs = 'value' in bitbake ? bitbake.value : null;
  if (theirs === null) return { name, ours, bitbake };
  if (ours.kind !== 'known') return { name, ours, bitbake: { value: excerpt(theirs, 0) } };
  const start = Math.max(0, commonStart(ours.text, theirs) - shownBefore);
  return { name, ours: { kind: 'known', text: excerpt(ours.text, start) }, bitbake: { value: excerpt(theirs, start) } };
}

function excerpt(text: string, start: number): string {
  if (text.length <= longestValue) return text;
  const end = start + longestValue;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

function commonStart(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length++;
  return length;
}

function heading(writer: ReportWriter, title: string, count?: number): void {
  writer.endLine().write(title, 'heading');
  if (count !== undefined) writer.write(`  ${number(count)}`, 'muted');
  writer.endLine();
}

function labelled(writer: ReportWriter, label: string, write: () => void): void {
  writer.write(`${indentation}${label.padEnd(labelWidth)}`, 'muted');
  write();
}

function skipReason(skipped: string | null): { readonly kind: 'known'; readonly text: string } {
  return { kind: 'known', text: skipped ?? 'not skipped' };
}

function number(count: number): string {
  return count.toLocaleString('en');
}
