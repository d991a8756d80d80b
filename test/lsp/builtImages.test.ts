import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { tarOf } from '../images/tarWriter';
import { type TestLayout, withLayout } from '../images/testLayout';
import { type LanguageClient, withClient } from './languageClient';
import { evaluatedTemplate, withProject } from './temporaryProject';

interface Failure {
  readonly kind: string;
  readonly message: string;
}

interface Folder {
  readonly kind: string;
  readonly totalCount: number;
  readonly entries: readonly { readonly path: string; readonly change: string }[];
}

interface Comparison {
  readonly kind: string;
  readonly fields: readonly { readonly name: string; readonly outcome: string }[];
  readonly files: { readonly changedCount: number } | null;
}

const base = tarOf([
  { name: 'etc/conf', content: 'one' },
  { name: 'bin/tool', content: 'tool' },
]);
const upper = tarOf([{ name: 'etc/conf', content: 'two' }, { name: 'bin/.wh.tool' }]);

/** A layout with one image of two layers, and a client of a server that knows no project. */
function withImage(
  test: (client: LanguageClient, layout: TestLayout, image: string) => Promise<void>,
  capabilities: object = {},
): Promise<void> {
  return withLayout((layout) => {
    const { digest } = layout.only({ layers: [base, upper], isCompressed: true, config: { Cmd: ['/bin/sh'] } });
    return withClient((client) => test(client, layout, digest), capabilities);
  });
}

describe('A client that shows a built image', () => {
  it('gets what its manifests say, then its contents, its folders and its files', () =>
    withImage(async (client, { folder }, image) => {
      const opened = (await client.request('metavirt/openImage', { path: folder })) as {
        kind: string;
        images: { digest: string }[];
      };
      assert.equal(opened.kind, 'opened');
      assert.deepEqual(
        opened.images.map(({ digest }) => digest),
        [image],
      );
      const ask = { path: folder, image };
      const contents = (await client.request('metavirt/imageContents', ask)) as { kind: string; wastedBytes: number };
      assert.deepEqual([contents.kind, contents.wastedBytes], ['contents', 7]);
      const list = async (layer: number | null, path: string) => {
        const more = { layer, folder: path, order: 'name', start: 0, count: 10 };
        const { entries } = (await client.request('metavirt/imageFolder', { ...ask, ...more })) as Folder;
        return entries.map(({ path: entry, change }) => `${entry} ${change}`);
      };
      assert.deepEqual(await list(null, ''), ['bin added', 'etc added']);
      assert.deepEqual(await list(1, 'bin'), ['bin/tool deleted']);
      const search = { ...ask, layer: 0, text: 'TOOL', count: 10 };
      assert.equal(((await client.request('metavirt/imageSearch', search)) as Folder).totalCount, 1);
    }));

  it('gets the text of a file, its versions in the layers, and what takes the space', () =>
    withImage(async (client, { folder }, image) => {
      const ask = { path: folder, image };
      const read = async (layer: number | null, file: string) =>
        (await client.request('metavirt/imageFile', { ...ask, layer, file })) as { kind: string; text: string };
      const [seen, hidden] = [await read(null, 'etc/conf'), await read(0, 'etc/conf')];
      assert.deepEqual([seen.kind, seen.text, hidden.text], ['text', 'two', 'one']);
      const missing = (await client.request('metavirt/imageFile', { ...ask, layer: 1, file: 'bin/tool' })) as Failure;
      assert.deepEqual([missing.kind, missing.message], ['failed', '/bin/tool: no such file in layer 2']);
      const { versions } = (await client.request('metavirt/imageFileVersions', { ...ask, file: 'bin/tool' })) as {
        versions: { layer: number; file: object | null; isSeen: boolean }[];
      };
      assert.deepEqual(
        versions.map(({ layer, file, isSeen }) => [layer, file !== null, isSeen]),
        [
          [0, true, false],
          [1, false, false],
        ],
      );
      const space = (await client.request('metavirt/imageSpace', { ...ask, folder: 'etc' })) as {
        root: { sizeBytes: number; children: { path: string; layer: number }[] };
      };
      assert.deepEqual([space.root.sizeBytes, space.root.children.map(({ path }) => path)], [3, ['etc/conf']]);
      const nowhere = (await client.request('metavirt/imageSpace', { ...ask, folder: 'nowhere' })) as Failure;
      assert.match(nowhere.message, /has no folder nowhere$/);
    }));

  it('gets what is there now, where the image was built again', () =>
    withImage(async (client, layout, image) => {
      const list = async (digest: string) => {
        const ask = { path: layout.folder, image: digest, layer: null, folder: '', order: 'name', start: 0, count: 10 };
        return (await client.request('metavirt/imageFolder', ask)) as Folder & Failure;
      };
      assert.equal((await list(image)).totalCount, 2);
      const { digest } = layout.only({ layers: [tarOf([{ name: 'new' }])] });
      assert.match((await list(image)).message, /no image is meant by sha256:/);
      assert.equal((await list(digest)).entries[0]?.path, 'new');
    }));

  it('gets a sentence where there is no image, no layer or no folder', () =>
    withImage(async (client, { folder }, image) => {
      const failure = async (method: string, params: object) => {
        const { kind, message } = (await client.request(method, params)) as Failure;
        assert.equal(kind, 'failed');
        return message;
      };
      const nowhere = join(folder, '..', 'nowhere');
      assert.equal(await failure('metavirt/openImage', { path: nowhere }), `${nowhere}: no such file or folder`);
      assert.equal(await failure('metavirt/imageVerify', { path: nowhere }), `${nowhere}: no such file or folder`);
      assert.match(await failure('metavirt/imageContents', { path: folder, image: 'sha256:0' }), /no image is meant/);
      const ask = { path: folder, image, order: 'name', start: 0, count: 1 };
      assert.match(
        await failure('metavirt/imageFolder', { ...ask, layer: null, folder: 'nowhere' }),
        /has no folder nowhere$/,
      );
      assert.match(await failure('metavirt/imageSearch', { ...ask, layer: 7, text: '' }), /has no layer 7$/);
      const recipe = { kind: 'recipe', recipe: 'nothing' };
      const compare = { left: recipe, right: { kind: 'image', path: folder, image: null }, withFiles: true };
      assert.match(await failure('metavirt/imageCompare', compare), /^nothing: no such recipe/);
    }));

  it('has it verified, is told how far that is, and what is wrong', () =>
    withImage(async (client, layout) => {
      const verify = async () =>
        (await client.request('metavirt/imageVerify', { path: layout.folder, workDoneToken: 'mine' })) as {
          isIntact: boolean;
          blobs: { role: string; problems: string[] }[];
        };
      assert.equal((await verify()).isIntact, true);
      const titles = progress(client, 'mine').map(({ kind, title }) => title ?? kind);
      assert.deepEqual([titles[0], titles.at(-1)], ['Verifying the image', 'end']);
      const config = layout.blob('application/vnd.oci.image.config.v1+json', '{}');
      const manifest = layout.manifest(config, [layout.blob('application/vnd.oci.image.layer.v1.tar', base)]);
      layout.index([manifest]);
      writeFileSync(layout.blobPath(config.digest), '[]');
      const { isIntact, blobs } = await verify();
      assert.equal(isIntact, false);
      assert.deepEqual(
        blobs.filter(({ problems }) => problems.length > 0).map(({ role }) => role),
        ['config'],
      );
    }));

  it('compares two images with their files, and one with the recipe it comes from', () =>
    withProject(
      (project) =>
        withLayout((layout) =>
          withClient(
            async (client) => {
              const images = [[base], [base, upper]].map((layers) => layout.image({ layers, config: { User: '7' } }));
              layout.index(images);
              const [left, right] = images.map(({ digest }) => ({ kind: 'image', path: layout.folder, image: digest }));
              const compare = async (sides: object) =>
                (await client.request('metavirt/imageCompare', { withFiles: true, ...sides })) as Comparison;
              assert.equal((await compare({ left, right })).files?.changedCount, 1);
              const { fields, files } = await compare({ left: { kind: 'recipe', recipe: 'container-base' }, right });
              const outcomes = new Map(fields.map(({ name, outcome }) => [name, outcome]));
              assert.deepEqual([outcomes.get('user'), outcomes.get('layer count')], ['different', 'different']);
              assert.equal(files, null);
            },
            {},
            project.workspace,
          ),
        ),
      evaluatedTemplate,
    ));
});

describe('Work on a large image', () => {
  /** A few hundred milliseconds of it: both digests are made of all bytes. */
  const layerBytes = 200_000_000;

  function withLargeImage(
    test: (client: LanguageClient, path: string, image: string) => Promise<void>,
    capabilities: object = {},
  ) {
    return withLayout((layout) => {
      const { digest } = layout.only({ layers: [Buffer.alloc(layerBytes)] });
      return withClient((client) => test(client, layout.folder, digest), capabilities);
    });
  }

  it('leaves time for other requests', () =>
    withLargeImage(async (client, path) => {
      // What is asked for first is loaded first.
      await client.request('metavirt/documentationPage', { name: 'OCI_LAYERS' });
      let isDone = false;
      const verified = client.request('metavirt/imageVerify', { path, workDoneToken: 'mine' }).then(() => {
        isDone = true;
      });
      await client.next('$/progress');
      await client.request('metavirt/documentationPage', { name: 'OCI_LAYERS' });
      assert.equal(isDone, false);
      await verified;
    }));

  it('can be cancelled as any request', () =>
    withLargeImage(async (client, path) => {
      const { id, answer } = client.startRequest('metavirt/imageVerify', { path, workDoneToken: 'mine' });
      await client.next('$/progress');
      client.notify('$/cancelRequest', { id });
      await assert.rejects(answer, /cancelled/);
    }));

  it('can be given up by its progress, and gives null then', () =>
    withLargeImage(
      async (client, path) => {
        const { answer } = client.startRequest('metavirt/imageVerify', { path });
        const { id, params } = await client.next('window/workDoneProgress/create');
        client.respond(id ?? 0, null);
        client.notify('window/workDoneProgress/cancel', params as object);
        assert.equal(await answer, null);
      },
      { window: { workDoneProgress: true } },
    ));
});

interface ProgressValue {
  readonly kind: string;
  readonly title?: string;
}

function progress(client: LanguageClient, token: string): readonly ProgressValue[] {
  return client.received.flatMap(({ method, params }) => {
    const sent = params as { readonly token: string; readonly value: ProgressValue };
    return method === '$/progress' && sent.token === token ? [sent.value] : [];
  });
}
