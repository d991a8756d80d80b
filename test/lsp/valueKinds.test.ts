/** What stands inside of values, over stdio. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type LanguageClient, withClient } from './languageClient';
import { type TemporaryProject, withProject } from './temporaryProject';

interface Item {
  readonly label: string;
  readonly insertTextFormat?: number;
  readonly textEdit?: { readonly newText: string };
  readonly data?: string;
  readonly documentation?: { readonly value: string };
}

interface List {
  readonly isIncomplete: boolean;
  readonly items: readonly Item[];
}

const recipePath = 'meta-virtualization/recipes-containers/podman/podman_5.8.bb';
const hoverOfMarkdown = { textDocument: { hover: { contentFormat: ['markdown'] } } };
const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };

/** Opens the recipe of podman with a text of its own, once the layers have been read. */
function withRecipe(
  marked: string,
  test: (ask: (method: string) => Promise<unknown>, project: TemporaryProject, client: LanguageClient) => Promise<void>,
  capabilities: object = {},
  prepare: (project: TemporaryProject) => void = () => undefined,
): Promise<void> {
  return withProject(async (project: TemporaryProject) => {
    prepare(project);
    await withClient(
      async (client) => {
        await client.request('metavirt/status', null);
        const uri = project.uri(recipePath);
        client.open(uri, marked.replace('<|>', ''));
        const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
        const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
        await test((method) => client.request(method, { textDocument: { uri }, position }), project, client);
      },
      capabilities,
      project.workspace,
    );
  });
}

describe('Values over stdio', () => {
  test('Proposes the licences of the layers, and explains one that is looked at', async () => {
    await withRecipe('LICENSE = "Hou<|>"\n', async (ask, _, client) => {
      const list = (await ask('textDocument/completion')) as List;
      const own = list.items.find(({ label }) => label === 'House-1.0');
      assert.equal(own?.textEdit?.newText, 'House-1.0');
      const resolved = (await client.request('completionItem/resolve', own)) as Item;
      assert.match(resolved.documentation?.value ?? '', /House-1\.0/);
    });
  });

  test('Keeps seven hundred licences below 40 KB', async () => {
    const writeLicences = (project: TemporaryProject): void => {
      for (let number = 0; number < 700; number++) {
        project.write(`meta/files/common-licenses/Some-Licence-With-A-Long-Name-${number}`, 'Text\n');
      }
    };
    const check = async (ask: (method: string) => Promise<unknown>): Promise<void> => {
      const list = (await ask('textDocument/completion')) as List;
      assert.ok(JSON.stringify(list).length < 40_000);
      assert.equal(list.isIncomplete, true);
    };
    await withRecipe('LICENSE = "<|>"\n', check, {}, writeLicences);
  });

  test('Opens the text of a licence', async () => {
    await withRecipe('LICENSE = "GPL-2.0<|>-only"\n', async (ask, project) => {
      const [place] = (await ask('textDocument/definition')) as { readonly uri: string }[];
      assert.equal(place?.uri, project.uri('meta/files/common-licenses/GPL-2.0-only'));
    });
  });

  test('Opens and explains a file beside the recipe', async () => {
    await withRecipe(
      'SRC_URI = "file://podman-hel<|>lo.service"\n',
      async (ask, project) => {
        const uri = project.uri('meta-virtualization/recipes-containers/podman/files/podman-hello.service');
        const [place] = (await ask('textDocument/definition')) as { readonly uri: string }[];
        assert.equal(place?.uri, uri);
        const hover = (await ask('textDocument/hover')) as { readonly contents: { readonly value: string } };
        assert.ok(hover.contents.value.includes(uri));
      },
      hoverOfMarkdown,
    );
  });

  test('Takes a new file beside the recipe in at once', async () => {
    await withRecipe('SRC_URI = "file://<|>"\n', async (ask, project) => {
      project.write('meta-virtualization/recipes-containers/podman/files/new.conf', 'x\n');
      const list = (await ask('textDocument/completion')) as List;
      assert.ok(list.items.some(({ label }) => label === 'new.conf'));
    });
  });

  test('Fills in the start of a layer with tab stops', async () => {
    await withRecipe(
      'inherit image-oci\nOCI_LAYERS = "<|>"\n',
      async (ask) => {
        const list = (await ask('textDocument/completion')) as List;
        const packages = list.items.find(({ label }) => label === 'NAME:packages:');
        assert.equal(packages?.textEdit?.newText, '${1:base}:packages:${2}');
        assert.equal(packages?.insertTextFormat, 2);
      },
      snippets,
    );
  });

  test('Proposes no start of a layer to an editor without tab stops', async () => {
    await withRecipe('inherit image-oci\nOCI_LAYERS = "<|>"\n', async (ask) => {
      const list = (await ask('textDocument/completion')) as List;
      assert.deepEqual(list.items, []);
    });
  });

  test('Sees in a recipe that is open what is not on disk yet', async () => {
    await withRecipe(
      'PACKAGECONFIG[unsaved] = "--on,--off"\nPACKAGECONFIG = "un<|>saved"\n',
      async (ask) => {
        const hover = (await ask('textDocument/hover')) as { readonly contents: { readonly value: string } };
        assert.match(hover.contents.value, /With it: `--on`/);
      },
      hoverOfMarkdown,
    );
  });
});
