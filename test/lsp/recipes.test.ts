/** Recipes, packages and patches over stdio: how one finds the way between them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type LanguageClient, type Range, withClient } from './languageClient';
import { type TemporaryProject, withProject } from './temporaryProject';

interface Place {
  readonly uri: string;
  readonly range: Range;
}

const podman = 'meta-virtualization/recipes-containers/podman/podman_5.8.bb';
const image = 'meta-virtualization/recipes-containers/images/shell.bb';
const imageText = 'SUMMARY = "x"\nIMAGE_INSTALL = "podman podman-contrib"\nSRC_URI = "file://fix.patch"\n';
const onRecipe = { line: 1, character: 19 };
const onPackage = { line: 1, character: 28 };

function withImage(
  check: (client: LanguageClient, uri: string, project: TemporaryProject) => Promise<void>,
): Promise<void> {
  return withProject(async (project) => {
    const uri = project.write(image, imageText);
    await withClient(
      async (client) => {
        client.open(uri, imageText);
        await client.request('metavirt/status', null);
        await check(client, uri, project);
      },
      { textDocument: { hover: { contentFormat: ['markdown'] } } },
      project.workspace,
    );
  });
}

function range(line: number, start: number, end: number): Range {
  return { start: { line, character: start }, end: { line, character: end } };
}

describe('A recipe that is named', () => {
  test('has references in what names it and its packages', () =>
    withImage(async (client, uri, project) => {
      const context = { includeDeclaration: true };
      const params = { textDocument: { uri }, position: onRecipe, context };
      assert.deepEqual(await client.request('textDocument/references', params), [
        { uri: project.uri(podman), range: range(0, 0, 0) },
        { uri, range: range(1, 17, 23) },
        { uri, range: range(1, 24, 38) },
      ]);
    }));

  test('leads to the line of the recipe that makes a package', () =>
    withImage(async (client, uri, project) => {
      const params = { textDocument: { uri }, position: onPackage };
      const [place] = (await client.request('textDocument/definition', params)) as Place[];
      assert.deepEqual(place, { uri: project.uri(podman), range: range(4, 0, 19) });
    }));

  test('is implemented by its appends too', () =>
    withImage(async (client, uri, project) => {
      const append = project.write('meta-virtualization/recipes-containers/podman/podman_%.bbappend', '');
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: append, type: 1 }] });
      const params = { textDocument: { uri }, position: onRecipe };
      const places = (await client.request('textDocument/implementation', params)) as Place[];
      assert.deepEqual(
        places.map((place) => place.uri),
        [project.uri(podman), append],
      );
    }));

  test('is described in a hover and beside its proposal', () =>
    withImage(async (client, uri) => {
      const params = { textDocument: { uri }, position: onRecipe };
      const answer = (await client.request('textDocument/hover', params)) as { contents: { value: string } };
      assert.match(answer.contents.value, /Runs containers without a daemon/);
      assert.match(answer.contents.value, /Installed by 1 recipe: `shell`/);
      const list = (await client.request('textDocument/completion', {
        ...params,
        position: { line: 1, character: 17 },
      })) as { items: { label: string }[] };
      for (const name of ['podman', 'podman-contrib']) {
        const proposal = list.items.find(({ label }) => label === name);
        const resolved = (await client.request('completionItem/resolve', proposal)) as { documentation?: unknown };
        assert.match(JSON.stringify(resolved.documentation), /Runs containers without a daemon/);
      }
    }));
});

describe('A patch', () => {
  test('is told which recipe names it', () =>
    withImage(async (client, uri, project) => {
      const patch = project.write('meta-virtualization/recipes-containers/images/files/fix.patch', '--- a\n+++ b\n');
      assert.deepEqual(await client.request('metavirt/sourceFileUsers', { uri: patch }), {
        places: [{ uri, range: range(2, 11, 27) }],
      });
      assert.deepEqual(await client.request('metavirt/sourceFileUsers', { uri: `${patch}x` }), { places: [] });
    }));
});
