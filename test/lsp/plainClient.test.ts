/** What a client gets that says nothing of what it can do. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LanguageClient } from './languageClient';
import { TemporaryProject } from './temporaryProject';

const path = 'meta-virtualization/recipes-containers/images/example.bb';
const text =
  'inherit image-oci\nOCI_LAYER_MODE = "mulit"\nFOO = "${OCI_LAYER_MODE}"\ndo_go() {\n    :\n}\nBAR = "${@d.getVar("FOO")}"\nDEPENDS = "example"\ndo_say() {\n    cat <<END\nEND\n}\n';
const onMode = { line: 1, character: 3 };

/** Where to ask those that say nothing about a name. */
const places: Readonly<Record<string, { readonly line: number; readonly character: number }>> = {
  signatureHelpProvider: { line: 6, character: 19 },
  implementationProvider: { line: 7, character: 12 },
  linkedEditingRangeProvider: { line: 9, character: 11 },
};

/** The requests that are not called after their provider. */
const methods: Readonly<Record<string, string>> = {
  semanticTokensProvider: 'textDocument/semanticTokens/full',
  workspaceSymbolProvider: 'workspace/symbol',
  documentFormattingProvider: 'textDocument/formatting',
  documentRangeFormattingProvider: 'textDocument/rangeFormatting',
  documentOnTypeFormattingProvider: 'textDocument/onTypeFormatting',
  callHierarchyProvider: 'textDocument/prepareCallHierarchy',
  typeHierarchyProvider: 'textDocument/prepareTypeHierarchy',
};

interface Item {
  readonly label: string;
  readonly insertTextFormat?: number;
  readonly labelDetails?: object;
  readonly textEdit?: { readonly newText: string };
  readonly documentation?: { readonly kind: string; readonly value: string };
}

describe('A client without any capability', () => {
  it('gets plain answers to all that it may ask', () =>
    withPlainClient(async (client, uri, capabilities) => {
      const providers = Object.keys(capabilities).filter((name) => name.endsWith('Provider'));
      assert.ok(providers.includes('hoverProvider'));
      for (const provider of providers) {
        const method = methods[provider] ?? `textDocument/${provider.replace(/Provider$/, '')}`;
        const answer = JSON.stringify(await client.request(method, everyParameter(uri, places[provider] ?? onMode)));
        assert.notEqual(answer, 'null', method);
        assert.doesNotMatch(answer, /"kind":"markdown"/, method);
      }
    }));

  it('is asked for nothing', () =>
    withPlainClient(async (client, uri) => {
      client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { inlayHints: { values: true } } } });
      await client.request('textDocument/hover', { textDocument: { uri }, position: onMode });
      assert.deepEqual(
        client.received.filter(({ id }) => id !== undefined),
        [],
      );
    }));

  it('reads explanations without the marks of Markdown', () =>
    withPlainClient(async (client, uri) => {
      const answer = await client.request('textDocument/hover', { textDocument: { uri }, position: onMode });
      const { kind, value } = (answer as { contents: { kind: string; value: string } }).contents;
      assert.equal(kind, 'plaintext');
      assert.match(value, /^OCI_LAYER_MODE · variable/);
      assert.match(value, /^- \S*\/example\.bb:2$/m);
      assert.doesNotMatch(value, /[`*]|\]\(/);
    }));

  it('inserts proposals as they are', () =>
    withPlainClient(async (client, uri) => {
      const position = { line: 2, character: 0 };
      const answer = await client.request('textDocument/completion', { textDocument: { uri }, position });
      const { items } = answer as { items: readonly Item[] };
      for (const { label, insertTextFormat, labelDetails, textEdit } of items) {
        assert.notEqual(insertTextFormat, 2, label);
        assert.equal(labelDetails, undefined, label);
        assert.ok(textEdit, label);
      }
      const mode = items.find(({ label }) => label === 'OCI_LAYER_MODE');
      const { documentation } = (await client.request('completionItem/resolve', mode)) as Item;
      assert.equal(documentation?.kind, 'plaintext');
      assert.match(documentation?.value ?? '', /^OCI_LAYER_MODE · variable/);
    }));

  it('is sent findings', () =>
    withPlainClient(async (client, uri) => {
      const [finding] = await client.diagnosticsOf(uri, 1);
      assert.equal(finding?.message, "'mulit' is no value of OCI_LAYER_MODE. It is one of single, multi.");
    }));
});

/** What any request needs; the others leave it alone. */
function everyParameter(uri: string, position: { readonly line: number; readonly character: number }): object {
  return {
    textDocument: { uri },
    position,
    positions: [position],
    range: { start: { line: 0, character: 0 }, end: { line: 5, character: 1 } },
    query: 'OCI',
    newName: 'OCI_OTHER',
    ch: '\n',
    options: { tabSize: 4, insertSpaces: true },
    context: { includeDeclaration: true, triggerKind: 1, diagnostics: [] },
  };
}

async function withPlainClient(
  test: (client: LanguageClient, uri: string, capabilities: object) => Promise<void>,
): Promise<void> {
  const project = new TemporaryProject();
  const client = new LanguageClient();
  try {
    const uri = project.write(path, text);
    const { capabilities } = await client.initialize({}, project.workspace);
    client.open(uri, text);
    await test(client, uri, capabilities);
    assert.equal(await client.stop(), 0);
    assert.equal(client.standardError, '');
  } finally {
    client.kill();
    project.delete();
  }
}
