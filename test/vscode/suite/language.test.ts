import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';
import { openSampleFile, positionAfter } from './workspace';

const CONTAINER = 'meta-sample/recipes-containers/images/hello-container.bb';
const MISTAKES = 'meta-sample/recipes-containers/images/hello-mistakes.bb';

describe('In an editor', () => {
  it('a recipe and the files of a layer are BitBake', async () => {
    for (const path of [
      CONTAINER,
      'meta-sample/conf/layer.conf',
      'build/conf/local.conf',
      'build/conf/bblayers.conf',
    ]) {
      const { document } = await openSampleFile(path);
      assert.equal(document.languageId, 'bitbake', path);
    }
  });

  it('a configuration file that a recipe installs is not taken for BitBake', async () => {
    const { document } = await openSampleFile('meta-sample/recipes-apps/hello/files/lighttpd.conf');
    assert.notEqual(document.languageId, 'bitbake');
  });

  it('the pointer over a variable shows what it means', async () => {
    const { document } = await openSampleFile(CONTAINER);
    const position = positionAfter(document, 'OCI_IMAGE_ENTRY');
    const text = await until('a hover', () => hoverText(document, position));
    assert.match(text, /OCI_IMAGE_ENTRYPOINT/);
    assert.match(text, /image-oci/);
  });

  it('completion offers the variables that begin like the word, and says what each means', async () => {
    const { document } = await openSampleFile(CONTAINER);
    const items = await completionsAt(document, positionAfter(document, 'OCI_IMAGE_ENTRY'));
    const item = items.find(({ label }) => labelOf(label) === 'OCI_IMAGE_ENTRYPOINT_ARGS');
    assert.ok(item, 'OCI_IMAGE_ENTRYPOINT_ARGS is offered');
    assert.ok(item.documentation, 'it is documented');
  });

  it('completion offers the values that a variable takes', async () => {
    const { document } = await openSampleFile(CONTAINER);
    const items = await completionsAt(document, positionAfter(document, 'IMAGE_FSTYPES = "container o'));
    assert.ok(items.some(({ label }) => labelOf(label) === 'oci'));
  });

  it('the name of a required file leads to the file', async () => {
    const { document } = await openSampleFile(CONTAINER);
    const position = positionAfter(document, 'require volatile');
    const [file] = await until('a definition', () => definitionsAt(document, position));
    assert.match(file ?? '', /volatile-folders\.inc$/);
  });

  it('a recipe without mistakes has no diagnostics', async () => {
    const { document } = await openSampleFile(CONTAINER);
    await serverDiagnostics(await openSampleFile(MISTAKES).then((editor) => editor.document.uri));
    assert.deepEqual(vscode.languages.getDiagnostics(document.uri), []);
  });

  it('a mistake is marked where it stands', async () => {
    const { document } = await openSampleFile(MISTAKES);
    const diagnostics = await serverDiagnostics(document.uri);
    const marked = diagnostics.find(({ code }) => codeOf(code) === 'old-override-syntax');
    assert.ok(marked, 'the override syntax of old is marked');
    assert.equal(document.getText(marked.range), 'IMAGE_INSTALL_append');
    assert.equal(marked.severity, vscode.DiagnosticSeverity.Error);
  });

  it('a fix mends the mistake, and the mark goes', async () => {
    const { document } = await openSampleFile(MISTAKES);
    const marked = (await serverDiagnostics(document.uri)).find(({ code }) => codeOf(code) === 'old-override-syntax');
    assert.ok(marked);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      marked.range,
      vscode.CodeActionKind.QuickFix.value,
      10,
    );
    const fix = actions.find(({ edit, title }) => edit && /append/.test(title));
    assert.ok(fix?.edit, `a fix is offered, among: ${actions.map(({ title }) => title).join('; ')}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^IMAGE_INSTALL:append = " netbase"$/m);
    await until('the end of the mark', () =>
      vscode.languages.getDiagnostics(document.uri).every(({ code }) => codeOf(code) !== 'old-override-syntax'),
    );
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });
});

async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string | undefined> {
  const { uri } = document;
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  const parts = hovers.flatMap(({ contents }) => contents);
  return parts.length > 0 ? parts.map((part) => (typeof part === 'string' ? part : part.value)).join('\n') : undefined;
}

async function definitionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly string[] | undefined> {
  const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
    'vscode.executeDefinitionProvider',
    document.uri,
    position,
  );
  const files = places.map((place) => ('uri' in place ? place.uri.path : place.targetUri.path));
  return files.length > 0 ? files : undefined;
}

async function completionsAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<readonly vscode.CompletionItem[]> {
  const RESOLVED_COUNT = 500;
  return until('completions', async () => {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      position,
      undefined,
      RESOLVED_COUNT,
    );
    return items.length > 0 && items;
  });
}

function serverDiagnostics(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
  return until(`diagnostics of ${uri.path}`, () => {
    const diagnostics = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'metavirt');
    return diagnostics.length > 0 && diagnostics;
  });
}

function labelOf(label: string | vscode.CompletionItemLabel): string {
  return typeof label === 'string' ? label : label.label;
}

function codeOf(code: vscode.Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}
