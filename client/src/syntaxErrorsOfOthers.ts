/** Mistakes of configuration files that another extension reports too, whoever reads the file: nothing is to be said twice. */
import { type Diagnostic, DiagnosticSeverity, type Disposable, languages, type Uri, workspace } from 'vscode';

/** The rules about what is wrong in any file of JSON, TOML or YAML. */
const syntaxRules: ReadonlySet<unknown> = new Set([
  'invalid-json',
  'invalid-toml',
  'invalid-yaml',
  'repeated-json-name',
]);

/** What the extensions of languageExtensions.ts call themselves. VS Code's own says of comments in JSON without a name that they are none. */
const sourcesOfLanguages: Readonly<Record<string, readonly (string | undefined)[] | undefined>> = {
  json: ['json', undefined],
  jsonc: ['jsonc', undefined],
  toml: ['Even Better TOML'],
  yaml: ['YAML'],
};

export interface SyntaxErrorsOfOthers extends Disposable {
  /** The findings of the server in a document, without those. */
  leaveOut(uri: Uri, findings: readonly Diagnostic[]): Diagnostic[];
}

/** `lookAgain` is called when another extension came to report one, or does so no longer: they answer in their own time. */
export function syntaxErrorsOfOthers(lookAgain: () => void): SyntaxErrorsOfOthers {
  /** By document, the findings that may be left out and how many were. */
  const judged = new Map<string, { readonly findings: readonly Diagnostic[]; readonly leftOutCount: number }>();

  function leftOut(uri: Uri, findings: readonly Diagnostic[]): ReadonlySet<Diagnostic> {
    const theirs = reportedByOthers(uri);
    return new Set(findings.filter((ours) => theirs.some((each) => isSaidBy(each, ours))));
  }

  const listener = languages.onDidChangeDiagnostics(({ uris }) => {
    const hasChanged = uris.some((uri) => {
      const before = judged.get(uri.toString());
      return before !== undefined && leftOut(uri, before.findings).size !== before.leftOutCount;
    });
    if (hasChanged) lookAgain();
  });
  const closing = workspace.onDidCloseTextDocument(({ uri }) => judged.delete(uri.toString()));

  return {
    leaveOut(uri, findings) {
      const candidates = findings.filter(({ code }) => syntaxRules.has(typeof code === 'object' ? code.value : code));
      const out = leftOut(uri, candidates);
      if (candidates.length === 0) judged.delete(uri.toString());
      else judged.set(uri.toString(), { findings: candidates, leftOutCount: out.size });
      return findings.filter((each) => !out.has(each));
    },
    dispose() {
      listener.dispose();
      closing.dispose();
    },
  };
}

function reportedByOthers(uri: Uri): readonly Diagnostic[] {
  const document = workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  const sources = document === undefined ? undefined : sourcesOfLanguages[document.languageId];
  return sources === undefined ? [] : languages.getDiagnostics(uri).filter(({ source }) => sources.includes(source));
}

/** Parsers notice a missing bracket in other lines than its own, so one error is enough for the file. What is said less gravely is not the same. */
function isSaidBy(theirs: Diagnostic, ours: Diagnostic): boolean {
  if (theirs.severity > ours.severity) return false;
  const areErrors = theirs.severity === DiagnosticSeverity.Error && ours.severity === DiagnosticSeverity.Error;
  return (
    areErrors || (theirs.range.start.line <= ours.range.end.line && ours.range.start.line <= theirs.range.end.line)
  );
}
