import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from './until';
import { openSampleFile, positionAfter } from './workspace';

const RECIPE = 'meta-sample/recipes-apps/hello/hello_1.0.bb';
const SCHEME = 'metavirt-embedded';

describe('Within a shell function', () => {
  const standIns: vscode.Disposable[] = [];
  /** The documents that the stand-in for a shell extension was asked in. */
  const asked: vscode.TextDocument[] = [];

  before(async () => {
    await vscode.extensions.getExtension('metavirt.meta-virtualization')?.activate();
    standIns.push(
      vscode.languages.registerCompletionItemProvider('shellscript', {
        provideCompletionItems(document) {
          asked.push(document);
          return [new vscode.CompletionItem('install-of-the-stand-in')];
        },
      }),
      vscode.languages.registerHoverProvider('shellscript', {
        provideHover: (document, position) =>
          new vscode.Hover(`stand-in: ${document.getText(document.getWordRangeAtPosition(position))}`),
      }),
      vscode.languages.registerDefinitionProvider('shellscript', {
        provideDefinition: (document) => new vscode.Location(document.uri, new vscode.Position(0, 0)),
      }),
    );
  });

  afterEach(() => forward(undefined));

  after(() => {
    for (const each of standIns) each.dispose();
  });

  it('no other extension is asked, and nothing is registered, unless the user wants it', async () => {
    const { document } = await openSampleFile(RECIPE);
    const labels = await labelsAt(document, positionAfter(document, '    inst'));
    assert.ok(!labels.includes('install-of-the-stand-in'));
    assert.deepEqual(asked, []);
    await assert.rejects(Promise.resolve(vscode.workspace.openTextDocument(vscode.Uri.parse(`${SCHEME}:/x.sh`))));
  });

  it('the shell extension completes behind the server, in a document of the code alone', async () => {
    await forward('shell');
    const { document } = await openSampleFile(RECIPE);
    const position = positionAfter(document, '    inst');
    await until('the completion of the stand-in', async () =>
      (await labelsAt(document, position)).includes('install-of-the-stand-in'),
    );
    const code = asked.at(-1)?.getText() ?? '';
    assert.equal(code.length, document.getText().length);
    assert.ok(code.includes('do_install() {\n    install -d ____'));
    assert.ok(!code.includes('SUMMARY'));
  });

  it('its explanation and its definition come back to the recipe', async () => {
    await forward('both');
    const { document } = await openSampleFile(RECIPE);
    const position = positionAfter(document, '    inst');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const words = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.ok(words.includes('stand-in: install'), words.join('\n'));
    const [place] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      position,
    );
    assert.ok(place);
    const uri = 'targetUri' in place ? place.targetUri : place.uri;
    assert.equal(uri.toString(), document.uri.toString());
  });

  it('the shell extension sees what was typed last', async () => {
    await forward('shell');
    const editor = await openSampleFile(RECIPE);
    const place = positionAfter(editor.document, 'do_install() {\n');
    await editor.edit((edit) => edit.insert(place, '    echo typed\n'));
    try {
      await labelsAt(editor.document, place.translate(0, 6));
      assert.ok(asked.at(-1)?.getText().includes('echo typed'));
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('the Python extensions alone are asked for Python', async () => {
    await forward('python');
    const before = asked.length;
    const { document } = await openSampleFile(RECIPE);
    const labels = await labelsAt(document, positionAfter(document, '    inst'));
    assert.ok(!labels.includes('install-of-the-stand-in'));
    assert.equal(asked.length, before);
  });
});

function forward(languages: 'python' | 'shell' | 'both' | undefined): Thenable<void> {
  const target = vscode.ConfigurationTarget.Global;
  return vscode.workspace.getConfiguration('metavirt').update('embeddedLanguages.forward', languages, target);
}

async function labelsAt(document: vscode.TextDocument, position: vscode.Position): Promise<readonly string[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
  );
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
