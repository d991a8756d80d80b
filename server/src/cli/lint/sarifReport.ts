/** Findings as SARIF 2.1.0, which code scanning services read. */
import { createHash } from 'node:crypto';
import { repository } from '../../../../package.json';
import { explain } from '../../features/explain';
import { type FindingKind, findingKinds } from '../../features/findingKinds';
import { codeAddress } from '../../lsp/pageLinks';
import type { Severity } from '../../rules/finding';
import { keyOf, recognizedText } from './baseline';
import type { LintFinding, PrintedFix, Region, RelatedPlace } from './finding';

export function sarifReport(findings: readonly LintFinding[], version: string): string {
  const found = new Set(findings.map(({ rule }) => rule));
  const kinds = findingKinds().filter(({ id }) => found.has(id));
  const indexes = new Map(kinds.map(({ id }, index) => [id, index]));
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'metavirt',
            semanticVersion: version,
            informationUri: repository.url.replace(/\.git$/, ''),
            rules: kinds.map(reportingDescriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, indexes.get(finding.rule))),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function reportingDescriptor({ id, title, why, severity }: FindingKind): object {
  const help = explain(id, undefined);
  return {
    id,
    shortDescription: { text: title },
    ...(why !== undefined && { fullDescription: { text: why } }),
    helpUri: codeAddress(id),
    ...(help !== undefined && { help: { text: why ?? title, markdown: help } }),
    ...(severity && { defaultConfiguration: { level: levels[severity] } }),
  };
}

function result(finding: LintFinding, ruleIndex: number | undefined): object {
  const { rule, severity, message, related, fix, file } = finding;
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levels[severity],
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(finding) }],
    ...(related.length > 0 && { relatedLocations: related.map(relatedLocation) }),
    partialFingerprints: { 'metavirtFinding/v1': fingerprint(finding) },
    ...(fix && { fixes: [sarifFix(fix, file)] }),
  };
}

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

function physicalLocation({ file, ...place }: Region & { readonly file: string }): object {
  return { artifactLocation: { uri: uriOf(file) }, region: region(place) };
}

function relatedLocation(place: RelatedPlace, index: number): object {
  return { id: index + 1, physicalLocation: physicalLocation(place), message: { text: place.message } };
}

function region({ line, column, endLine, endColumn }: Region): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** The same wherever the line moves to. */
function fingerprint({ file, rule, lineText }: LintFinding): string {
  const key = keyOf({ file, rule, text: recognizedText({ lineText }) });
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}

function sarifFix({ title, edits }: PrintedFix, file: string): object {
  const replacements = edits.map(({ text, ...place }) => ({
    deletedRegion: region(place),
    insertedContent: { text },
  }));
  return { description: { text: title }, artifactChanges: [{ artifactLocation: { uri: uriOf(file) }, replacements }] };
}

/** A relative reference, from wherever the reader has the checkout, or a `file:` URI. */
function uriOf(file: string): string {
  const encoded = file.split('/').map(encodeURIComponent).join('/');
  return file.startsWith('/') ? `file://${encoded}` : encoded;
}
