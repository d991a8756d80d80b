/** The Problems entries of the last build: BitBake's errors and warnings at the place in the metadata that they are about. */
import { readFile } from 'node:fs/promises';
import { normalize } from 'node:path';
import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Disposable,
  Location,
  languages,
  Position,
  Range,
  Uri,
  workspace,
} from 'vscode';
import { lineOfPlace } from '../toolchain/buildOutput/bitbakeMessagePlace';
import { summaryOfMessage } from '../toolchain/buildOutput/bitbakeMessageSummary';
import type { BuildFinding } from '../toolchain/buildOutput/buildEvents';

export interface BuildDiagnostics extends Disposable {
  clear(): void;
  /** Shows a finding; one that names no file of the metadata is left to the terminal. */
  add(finding: BuildFinding): Promise<void>;
}

export function createBuildDiagnostics(): BuildDiagnostics {
  const collection = languages.createDiagnosticCollection('metavirt-build');
  let build = 0;
  return {
    clear() {
      build += 1;
      collection.clear();
    },
    async add(finding) {
      if (!finding.place) return;
      const ofBuild = build;
      // A layer that bblayers.conf names relative to TOPDIR has `..` in its paths, which VS Code would take for another file.
      const uri = Uri.file(normalize(finding.place.file));
      const text = await textOf(uri);
      if (ofBuild !== build) return;
      const diagnostic = buildDiagnostic(finding, lineRange(text, lineOfPlace(finding.place, text)));
      collection.set(uri, [...(collection.get(uri) ?? []), diagnostic]);
    },
    dispose: () => collection.dispose(),
  };
}

function buildDiagnostic(finding: BuildFinding, range: Range): Diagnostic {
  const severity = finding.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
  const summary = summaryOfMessage(finding.message);
  const isWhole = !finding.message.includes('\n');
  const diagnostic = new Diagnostic(range, isWhole ? summary : `${summary}\n${finding.message}`, severity);
  diagnostic.source = 'bitbake';
  if (finding.logFile !== undefined) {
    const { logFile, logLine } = finding;
    const log = new Location(Uri.file(normalize(logFile)), new Position((logLine ?? 1) - 1, 0));
    const words = logLine === undefined ? 'The log of the task' : `The log of the task, line ${logLine}`;
    diagnostic.relatedInformation = [new DiagnosticRelatedInformation(log, words)];
  }
  return diagnostic;
}

/** The text of the line without its indentation; `line` counts from 1 and may lie beyond a file that changed since. */
function lineRange(text: string, line: number): Range {
  const content = (text.split('\n')[line - 1] ?? '').trimEnd();
  const indentation = content.length - content.trimStart().length;
  return new Range(line - 1, indentation, line - 1, content.length);
}

async function textOf(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  return open?.getText() ?? readFile(uri.fsPath, 'utf8').catch(() => '');
}
