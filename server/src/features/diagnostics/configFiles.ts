/** Findings in the configuration files of runtimes: in files of a layer, and in what its scripts and the functions of a recipe write. */
import type { Span } from '../../base/span';
import { type ConfigFile, hasLineComments, isMasked } from '../../formats/configFile';
import { configFileAt } from '../../formats/configFileAt';
import { type WrittenFile, writtenFiles } from '../../formats/writtenFiles';
import { editedFiles } from '../../formats/writtenFiles/editedFiles';
import { filesOfScript, nothingWritten } from '../../formats/writtenFiles/ofScript';
import { newestRelease, type ReleaseName } from '../../knowledge/release';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import type { Finding, FindingFix } from '../../rules/finding';
import { appliesIn, type ConfigFileRule } from '../../rules/rule';
import { loadedRules } from '../../rules/rules';
import { linesInTables } from '../context/linesInTables';
import { suppress } from '../suppressions';
import { lineSuppressionComments } from '../suppressions/comments';
import type { Diagnostic, DiagnosticOptions, RuleSeverities } from './diagnostic';
import { findingsInEdited } from './editedFiles';

export type ConfigFileOptions = Pick<DiagnosticOptions, 'release' | 'severities'>;

/**
 * The findings in a file of a layer, in the order of its text; undefined where it is for certain neither a configuration file nor a script that writes
 * some.
 */
export function configFileDiagnostics(
  snapshot: Snapshot,
  path: string,
  text: string,
  { release, severities = {} }: ConfigFileOptions,
): readonly Diagnostic[] | undefined {
  const file = configFileAt(path, text, snapshot);
  const { written, edited } = file ? nothingWritten : filesOfScript(path, text, snapshot);
  const inEdited = edited.flatMap((each) => linesInTables(each).slice(0, 1));
  const files = file ? [file] : [...written, ...inEdited.map((each) => each.written)].map((each) => each.file);
  if (files.length === 0) return undefined;
  const ofLayer = release ?? snapshot.releaseFor(path)?.name;
  const found = file
    ? findingsIn(file, snapshot, ofLayer, severities)
    : [
        ...written.flatMap((each) => findingsInWritten(each, snapshot, ofLayer, severities)),
        ...edited.flatMap((each) =>
          findingsInEdited(each, (one) => findingsIn(one.file, snapshot, ofLayer, severities)),
        ),
      ];
  const comments = !file || hasLineComments(file.format) ? lineSuppressionComments(text) : [];
  const { configFileRules } = loadedRules();
  const hasRun = (id: string): boolean =>
    configFileRules.some((rule) => rule.id === id && files.some((each) => isAsked(rule, each, ofLayer, severities)));
  return suppress(found, comments, hasRun)
    .flatMap((diagnostic) => {
      const wanted = severities[diagnostic.rule];
      return wanted === 'off' ? [] : [wanted ? { ...diagnostic, severity: wanted } : diagnostic];
    })
    .sort((first, second) => first.span.start - second.span.start || first.span.end - second.span.end);
}

/** The findings in the files that the functions of a BitBake file write, where they stand there. */
export function writtenFileDiagnostics(
  snapshot: Snapshot,
  { path, tree }: SourceFile,
  release: ReleaseName | undefined,
  severities: RuleSeverities,
): readonly Diagnostic[] {
  const look = ({ file }: WrittenFile): readonly Diagnostic[] => findingsIn(file, snapshot, release, severities);
  return [
    ...writtenFiles(tree, path).flatMap((written) => findingsInWritten(written, snapshot, release, severities)),
    ...editedFiles(tree, path).flatMap((edited) => findingsInEdited(edited, look)),
  ];
}

function findingsInWritten(
  written: WrittenFile,
  snapshot: Snapshot,
  release: ReleaseName | undefined,
  severities: RuleSeverities,
): readonly Diagnostic[] {
  return findingsIn(written.file, snapshot, release, severities).map((diagnostic) => ({
    ...diagnostic,
    span: written.spanOf(diagnostic.span),
    fix: diagnostic.fix && fixIn(written, diagnostic.fix),
  }));
}

/** What the rules find in a file. */
export function findingsIn(
  file: ConfigFile,
  snapshot: Snapshot,
  release: ReleaseName | undefined,
  severities: RuleSeverities,
): readonly Diagnostic[] {
  const context = { file, snapshot, release: release ?? newestRelease };
  return loadedRules().configFileRules.flatMap((rule) => {
    if (!isAsked(rule, file, release, severities)) return [];
    return rule.check(context).map((finding: Finding) => ({
      span: finding.span,
      severity: finding.severity ?? rule.severity,
      rule: rule.id,
      message: finding.message,
      fix: finding.fix,
    }));
  });
}

function isAsked(
  rule: ConfigFileRule,
  { format }: ConfigFile,
  release: ReleaseName | undefined,
  severities: RuleSeverities,
): boolean {
  return severities[rule.id] !== 'off' && rule.formats.includes(format) && appliesIn(rule, release);
}

/** The fix in the terms of the BitBake file; none where it touches what BitBake or the shell puts in, or the quotes of a command. */
function fixIn({ file, spanOf, isVerbatim }: WrittenFile, fix: FindingFix): FindingFix | undefined {
  const isEditable = (part: Span): boolean => isVerbatim(part) && !isMasked(file, part);
  if (!fix.edits.every(({ span }) => isEditable(span))) return undefined;
  return { ...fix, edits: fix.edits.map(({ span, text }) => ({ span: spanOf(span), text })) };
}
