import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Range, withClient } from './languageClient';

const uri = 'file:///w/recipe_1.0.bb';
const text = 'OCI_LAYER_MODE = "multi"\nFOO = "${OCI_LAYER_MODE}"\n';
const onReference = { textDocument: { uri }, position: { line: 1, character: 12 } };
const reference = { start: { line: 1, character: 9 }, end: { line: 1, character: 23 } };

describe('textDocument/hover', () => {
  test('Explains the name under the cursor and says where it stands', async () => {
    await withClient(
      async (client) => {
        client.open(uri, text);
        const answer = (await client.request('textDocument/hover', onReference)) as {
          range: Range;
          contents: { kind: string; value: string };
        };
        assert.deepEqual(answer.range, reference);
        assert.equal(answer.contents.kind, 'markdown');
        assert.match(answer.contents.value, /`OCI_LAYER_MODE`/);
      },
      { textDocument: { hover: { contentFormat: ['markdown', 'plaintext'] } } },
    );
  });

  test('Answers nothing for a document that is not open', async () => {
    await withClient(async (client) => {
      assert.equal(await client.request('textDocument/hover', onReference), null);
    });
  });
});

describe('textDocument/definition', () => {
  const assignment = { start: { line: 0, character: 0 }, end: { line: 0, character: 14 } };

  test('Leads to the assignment in the same file', async () => {
    await withClient(async (client) => {
      client.open(uri, text);
      assert.deepEqual(await client.request('textDocument/definition', onReference), [{ uri, range: assignment }]);
    });
  });

  test('Says which name it is about where the client takes links', async () => {
    await withClient(
      async (client) => {
        client.open(uri, text);
        assert.deepEqual(await client.request('textDocument/definition', onReference), [
          {
            originSelectionRange: reference,
            targetUri: uri,
            targetRange: assignment,
            targetSelectionRange: assignment,
          },
        ]);
      },
      { textDocument: { definition: { linkSupport: true } } },
    );
  });
});
