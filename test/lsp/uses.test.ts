/** References, highlights, declaration and rename over stdio. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type LanguageClient, type Range, RpcError, withClient } from './languageClient';
import { type TemporaryProject, withProject } from './temporaryProject';

const renaming = {
  textDocument: { rename: { prepareSupport: true } },
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['rename'], changeAnnotationSupport: {} } },
};

const recipePath = 'meta-virtualization/recipes-containers/signer/signer_1.0.bb';
const recipe = 'inherit signing\nSIGN_KEY = "a"\ndo_install() {\n    sign_it "$' + '{SIGN_KEY}"\n}\n';
const classPath = 'meta-virtualization/classes/signing.bbclass';
const classText = 'SIGN_KEY ?= "b"\nsign_it() {\n    true\n}\n';

/** Runs a test with an open recipe that inherits a class of the layer. */
function withRecipe(
  test: (client: LanguageClient, uri: string, classUri: string) => Promise<void>,
  capabilities: object = renaming,
): Promise<void> {
  return withProject(async (project: TemporaryProject) => {
    const uri = project.write(recipePath, recipe);
    const classUri = project.write(classPath, classText);
    await withClient(
      async (client) => {
        client.open(uri, recipe);
        await test(client, uri, classUri);
      },
      capabilities,
      project.workspace,
    );
  });
}

const onKey = { line: 1, character: 3 };
const onFunction = { line: 3, character: 6 };
const onClass = { line: 0, character: 10 };

function range(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

describe('textDocument/references', () => {
  test('Finds a variable in the recipe and in its class', async () => {
    await withRecipe(async (client, uri, classUri) => {
      const params = { textDocument: { uri }, position: onKey, context: { includeDeclaration: true } };
      assert.deepEqual(await client.request('textDocument/references', params), [
        { uri, range: range(1, 0, 8) },
        { uri, range: range(3, 15, 23) },
        { uri: classUri, range: range(0, 0, 8) },
      ]);
    });
  });

  test('Leaves out the assignments where the declaration is not wanted', async () => {
    await withRecipe(async (client, uri) => {
      const params = { textDocument: { uri }, position: onKey, context: { includeDeclaration: false } };
      assert.deepEqual(await client.request('textDocument/references', params), [{ uri, range: range(3, 15, 23) }]);
    });
  });
});

describe('textDocument/documentHighlight', () => {
  test('Tells where the file writes a variable and where it reads it', async () => {
    await withRecipe(async (client, uri) => {
      const params = { textDocument: { uri }, position: onKey };
      assert.deepEqual(await client.request('textDocument/documentHighlight', params), [
        { range: range(1, 0, 8), kind: 3 },
        { range: range(3, 15, 23), kind: 2 },
      ]);
    });
  });
});

describe('textDocument/declaration', () => {
  test('Leads to the default of the class', async () => {
    await withRecipe(async (client, uri, classUri) => {
      // References wait for the layers, which the declaration is then found in.
      await client.request('textDocument/references', {
        textDocument: { uri },
        position: onKey,
        context: { includeDeclaration: true },
      });
      const params = { textDocument: { uri }, position: onKey };
      assert.deepEqual(await client.request('textDocument/declaration', params), [
        { uri: classUri, range: range(0, 0, 8) },
      ]);
    });
  });
});

describe('textDocument/prepareRename', () => {
  test('Gives the range and the name', async () => {
    await withRecipe(async (client, uri) => {
      const answer = await client.request('textDocument/prepareRename', { textDocument: { uri }, position: onKey });
      assert.deepEqual(answer, { range: range(1, 0, 8), placeholder: 'SIGN_KEY' });
    });
  });

  test('Says why something cannot be renamed', async () => {
    await withRecipe(async (client, uri) => {
      const position = { line: 2, character: 3 };
      await assert.rejects(
        client.request('textDocument/prepareRename', { textDocument: { uri }, position }),
        new RpcError(-32803, 'openembedded-core gives `do_install` its meaning.'),
      );
    });
  });
});

describe('textDocument/rename', () => {
  test('Names the version of the open document', async () => {
    await withRecipe(async (client, uri, classUri) => {
      const params = { textDocument: { uri }, position: onKey, newName: 'SEAL_KEY' };
      assert.deepEqual(await client.request('textDocument/rename', params), {
        documentChanges: [
          {
            textDocument: { uri, version: 1 },
            edits: [
              { range: range(1, 0, 8), newText: 'SEAL_KEY' },
              { range: range(3, 15, 23), newText: 'SEAL_KEY' },
            ],
          },
          {
            textDocument: { uri: classUri, version: null },
            edits: [{ range: range(0, 0, 8), newText: 'SEAL_KEY' }],
          },
        ],
      });
    });
  });

  test('Lets the user confirm what may be a program of that name', async () => {
    await withRecipe(async (client, uri) => {
      const params = { textDocument: { uri }, position: onFunction, newName: 'seal_it' };
      const edit = (await client.request('textDocument/rename', params)) as {
        documentChanges: { textDocument: { uri: string }; edits: object[] }[];
        changeAnnotations: Record<string, { needsConfirmation: boolean }>;
      };
      const ofRecipe = edit.documentChanges.find(({ textDocument }) => textDocument.uri === uri);
      assert.deepEqual(ofRecipe?.edits, [{ range: range(3, 4, 11), newText: 'seal_it', annotationId: 'unsure' }]);
      assert.equal(edit.changeAnnotations.unsure?.needsConfirmation, true);
    });
  });

  test('Renames the file of a class', async () => {
    await withRecipe(async (client, uri, classUri) => {
      const params = { textDocument: { uri }, position: onClass, newName: 'sealing' };
      assert.deepEqual(await client.request('textDocument/rename', params), {
        documentChanges: [
          { textDocument: { uri, version: 1 }, edits: [{ range: range(0, 8, 15), newText: 'sealing' }] },
          { kind: 'rename', oldUri: classUri, newUri: classUri.replace('signing', 'sealing') },
        ],
      });
    });
  });

  test('Refuses a class where the client cannot rename files', async () => {
    await withRecipe(async (client, uri) => {
      const params = { textDocument: { uri }, position: onClass, newName: 'sealing' };
      await assert.rejects(client.request('textDocument/rename', params), RpcError);
    }, {});
  });

  test('Gives plain changes to a client that knows no versions', async () => {
    await withRecipe(async (client, uri, classUri) => {
      const params = { textDocument: { uri }, position: onKey, newName: 'SEAL_KEY' };
      const edit = (await client.request('textDocument/rename', params)) as { changes: Record<string, object[]> };
      assert.deepEqual(Object.keys(edit.changes).sort(), [classUri, uri].sort());
    }, {});
  });

  test('Refuses a name that is none', async () => {
    await withRecipe(async (client, uri) => {
      const params = { textDocument: { uri }, position: onKey, newName: 'A B' };
      await assert.rejects(client.request('textDocument/rename', params), /`A B` is no name of a variable/);
    });
  });
});
