/** The file of a baseline. The paths in it start at its own folder, so it means the same from wherever the program is run. */
import { readFileSync, writeFileSync } from 'node:fs';
import { relative, sep } from 'node:path';
import { nodeFiles } from '../../host/nodeFiles';
import { isFile } from '../../project/files';
import { folderOf, joined } from '../../project/paths';
import { type BaselineEntry, baselineText, compare, type Recognizable, readBaseline } from './baseline';
import { absolutePath } from './displayedPath';
import type { LintedFile, LintFinding } from './finding';

export interface BaselineFile {
  readonly kind: 'file';
  /** As the user wrote it. */
  readonly name: string;
  readonly entries: readonly BaselineEntry[];
}

export type LoadedBaseline = BaselineFile | { readonly kind: 'wrong'; readonly why: string };

export function loadBaseline(name: string): LoadedBaseline {
  try {
    const read = readBaseline(readFileSync(name, 'utf8'));
    if (read.kind === 'baseline') return { kind: 'file', name, entries: read.entries };
    return { kind: 'wrong', why: `${name} is no baseline, ${read.why}: write it again with --write-baseline ${name}` };
  } catch {
    return { kind: 'wrong', why: `${name}: the baseline cannot be read; write one with --write-baseline ${name}` };
  }
}

/** Why it could not be written. */
export function saveBaseline(name: string, files: readonly LintedFile[]): string | undefined {
  try {
    writeFileSync(name, baselineText(files.flatMap((file) => recognizable(file, name))));
    return undefined;
  } catch (error) {
    return `${name}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

export interface WithoutKnown {
  readonly files: readonly LintedFile[];
  readonly knownCount: number;
  /** Findings of the baseline that are found no more. */
  readonly gone: readonly BaselineEntry[];
}

/** `files` are all that were looked at; `counts` tells which rules were. */
export function withoutKnown(
  files: readonly LintedFile[],
  { name, entries }: BaselineFile,
  counts: (rule: string) => boolean,
): WithoutKnown {
  const found = files.flatMap((file) => recognizable(file, name));
  const compared = compare(found, entries);
  const added = new Set(compared.added.map(({ finding }) => finding));
  const lookedAt = new Set(files.map(({ path }) => path));
  const isGone = ({ file, rule }: BaselineEntry): boolean => {
    const path = joined(folderOf(absolutePath(name)), file);
    return counts(rule) && (lookedAt.has(path) || !isFile(nodeFiles, path));
  };
  return {
    files: files.map((file) => ({ ...file, findings: file.findings.filter((finding) => added.has(finding)) })),
    knownCount: found.length - added.size,
    gone: compared.gone.filter(isGone),
  };
}

function recognizable(
  { path, findings }: LintedFile,
  baseline: string,
): readonly (Recognizable & { readonly finding: LintFinding })[] {
  const file = relative(folderOf(absolutePath(baseline)), path).replaceAll(sep, '/');
  return findings.map((finding) => ({ file, rule: finding.rule, lineText: finding.lineText, finding }));
}
