import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, withClient } from './languageClient';
import { withProject } from './temporaryProject';

const recipe = 'meta-virtualization/recipes-containers/images/new.bb';
const text = 'inherit image-oci\nIMAGE_INSTALL = "busybox"\nOCI_LAYER_MODE = "multi"\nFOO="x"\n\n';

describe('Beside the official BitBake extension', () => {
  it('leaves out what that extension answers as well', () =>
    beside(true, async (client, uri) => {
      const textDocument = { uri };
      const position = { line: 0, character: 10 };
      assert.equal(await client.request('textDocument/definition', { textDocument, position }), null);
      assert.deepEqual(await client.request('textDocument/documentLink', { textDocument }), []);
      assert.deepEqual(await client.request('textDocument/semanticTokens/full', { textDocument }), { data: [] });
      assert.equal(
        await client.request('textDocument/hover', { textDocument, position: { line: 1, character: 3 } }),
        null,
      );
      assert.ok(!(await labelsAt(client, uri, 4)).includes('LICENSE'));
    }));

  it('keeps what it knows of containers, the outline and the diagnostics', () =>
    beside(true, async (client, uri) => {
      const textDocument = { uri };
      assert.ok(await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 10 } }));
      assert.ok(await client.request('textDocument/hover', { textDocument, position: { line: 2, character: 20 } }));
      assert.ok((await labelsAt(client, uri, 4)).includes('OCI_IMAGE_ENTRYPOINT'));
      assert.equal(((await client.request('textDocument/documentSymbol', { textDocument })) as unknown[]).length, 4);
      assert.equal((await client.diagnosticsOf(uri, 1)).length, 1);
    }));

  it('answers everything where that extension is not installed', () =>
    beside(false, async (client, uri) => {
      const textDocument = { uri };
      assert.ok(
        await client.request('textDocument/definition', { textDocument, position: { line: 0, character: 10 } }),
      );
      assert.ok(await client.request('textDocument/hover', { textDocument, position: { line: 1, character: 3 } }));
    }));
});

async function beside(
  besideOfficialExtension: boolean,
  test: (client: LanguageClient, uri: string) => Promise<void>,
): Promise<void> {
  await withProject((project) =>
    withClient(
      async (client) => {
        await client.request('metavirt/images', {});
        client.open(project.uri(recipe), text);
        await test(client, project.uri(recipe));
      },
      {},
      { ...project.workspace, initializationOptions: { besideOfficialExtension } },
    ),
  );
}

async function labelsAt(client: LanguageClient, uri: string, line: number): Promise<readonly string[]> {
  const params = { textDocument: { uri }, position: { line, character: 0 } };
  const list = (await client.request('textDocument/completion', params)) as { items: { label: string }[] };
  return list.items.map(({ label }) => label);
}
