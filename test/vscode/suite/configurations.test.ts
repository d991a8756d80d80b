import * as assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { until } from './until';
import { openSampleFile, SAMPLE } from './workspace';

const FOLDER = 'meta-sample/recipes-containers/engine';
const DAEMON = `${FOLDER}/files/daemon.json`;
const STORAGE = `${FOLDER}/files/containers/storage.conf`;
const HOSTS = `${FOLDER}/files/containerd/certs.d/docker.io/hosts.toml`;
const REGISTRIES = `${FOLDER}/files/rancher/k3s/registries.yaml`;

describe('A configuration file that another extension looks at too', () => {
  const yamlExtension = vscode.languages.createDiagnosticCollection('stand-in for the extension for YAML');

  before(() => {
    write(DAEMON, ['{', '  "live-restore": true,', '}']);
    write(STORAGE, ['[storage]', 'driver = "overlay"', '', '[storage.options]', 'pull_options = {}']);
    write(HOSTS, ['server = "https://docker.io"']);
    write(REGISTRIES, ['mirrors:', '  docker.io:', '    endpoint: ["https://mirror.example"', '']);
  });

  after(async () => {
    yamlExtension.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(join(SAMPLE, FOLDER), { recursive: true });
  });

  it('has a mistake of JSON reported once, by VS Code, and mended by the server', async () => {
    const { document } = await openSampleFile(DAEMON);
    const found = await until('the error of VS Code alone', () => onlyFrom(document.uri, 'json'));
    assert.deepEqual(
      found.map(({ message }) => message),
      ['Trailing comma'],
    );
    const fix = await until('the fix', () => fixNamed(document.uri, found[0]?.range, 'Remove the comma'));
    assert.ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    await until('the end of the error', () => vscode.languages.getDiagnostics(document.uri).length === 0);
    assert.equal(document.getText(), '{\n  "live-restore": true\n}\n');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('has a mistake of YAML reported by the server until that extension reports it, and again when it no longer does', async () => {
    const { document } = await openSampleFile(REGISTRIES);
    const [ours] = await until('the error of the server', () => onlyFrom(document.uri, 'metavirt'));
    assert.equal(codeOf(ours), 'invalid-yaml');
    const elsewhere = new vscode.Diagnostic(new vscode.Range(2, 13, 2, 14), 'Flow sequence is not closed');
    elsewhere.source = 'YAML';
    yamlExtension.set(document.uri, [elsewhere]);
    await until('the error of the extension alone', () => onlyFrom(document.uri, 'YAML'));
    yamlExtension.clear();
    await until('the error of the server again', () => onlyFrom(document.uri, 'metavirt'));
  });

  it('has the outline of the server where the extension for TOML has none, and that of this extension in *.toml', async () => {
    const storage = await openSampleFile(STORAGE);
    assert.equal(storage.document.languageId, 'toml');
    const outlined = await until('the outline of storage.conf', () => outlineOf(storage.document.uri));
    assert.deepEqual(
      outlined.map(({ name }) => name),
      ['storage', 'storage.options'],
    );
    // The server has answered for TOML by now, so that what is not there does not come later.
    const hosts = await openSampleFile(HOSTS);
    assert.equal(await outlineOf(hosts.document.uri), undefined);
  });

  it('keeps what the server says more gravely', async () => {
    const { document } = await openSampleFile(REGISTRIES);
    const warning = new vscode.Diagnostic(
      new vscode.Range(0, 0, 4, 0),
      'This looks odd',
      vscode.DiagnosticSeverity.Warning,
    );
    warning.source = 'YAML';
    yamlExtension.set(document.uri, [warning]);
    const found = await until('both', () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      return all.length === 2 && all;
    });
    assert.deepEqual(found.map(({ source }) => source).sort(), ['YAML', 'metavirt']);
  });
});

function write(path: string, lines: readonly string[]): void {
  const file = join(SAMPLE, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** What is reported in a document, once all of it has that source. */
function onlyFrom(uri: vscode.Uri, source: string): readonly vscode.Diagnostic[] | undefined {
  const found = vscode.languages.getDiagnostics(uri);
  return found.length > 0 && found.every((each) => each.source === source) ? found : undefined;
}

/** Undefined where no extension has one. */
async function outlineOf(uri: vscode.Uri): Promise<readonly vscode.DocumentSymbol[] | undefined> {
  const found = await vscode.commands.executeCommand<readonly vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    uri,
  );
  return found !== undefined && found.length > 0 ? found : undefined;
}

async function fixNamed(
  uri: vscode.Uri,
  range: vscode.Range | undefined,
  title: string,
): Promise<vscode.CodeAction | undefined> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  const fixes = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    kind,
  );
  return fixes.find((each) => each.title === title);
}

function codeOf(diagnostic: vscode.Diagnostic | undefined): string {
  const code = diagnostic?.code;
  return String(typeof code === 'object' ? code.value : code);
}
