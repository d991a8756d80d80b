import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type LanguageClient, withClient } from './languageClient';
import { withProject } from './temporaryProject';

const container = 'meta-virtualization/recipes-containers/images/container-base.bb';

interface Status {
  readonly buildFolder: string | null;
  readonly machine: string | null;
  readonly distro: string | null;
  readonly release: string | null;
  readonly layers: readonly { readonly name: string; readonly path: string }[];
  readonly files: number;
  readonly complete: boolean;
}

describe('The project', () => {
  it('is found in the workspace', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          const { layers, release, complete, buildFolder } = await statusWhenRead(client);
          assert.deepEqual(layers.map(({ name }) => name).sort(), ['core', 'virtualization-layer']);
          assert.equal(release, 'wrynose');
          assert.equal(complete, true);
          assert.equal(buildFolder, null);
        },
        {},
        project.workspace,
      ),
    ));

  it('tells once which file could not be read, and goes on', () =>
    withProject((project) => {
      writeFileSync(project.path('meta/classes-recipe/latin.bbclass'), Buffer.from('A = "caf\xe9"', 'latin1'));
      return withClient(
        async (client) => {
          const shown = await client.next('window/showMessage');
          assert.match(JSON.stringify(shown.params), /latin\.bbclass: .*UTF-8/);
          assert.ok((await statusWhenRead(client)).files > 1);
          assert.equal(client.received.filter(({ method }) => method === 'window/showMessage').length, 1);
        },
        {},
        project.workspace,
      );
    }));

  it('only logs a layer that is not there, which BitBake stops at anyway', () =>
    withProject((project) => {
      project.write('build/conf/bblayers.conf', 'BBLAYERS = "${TOPDIR}/../meta ${TOPDIR}/../nowhere"\n');
      project.write('build/conf/local.conf', 'MACHINE = "qemux86-64"\n');
      return withClient(
        async (client) => {
          const logged = await client.next('window/logMessage');
          assert.match(JSON.stringify(logged.params), /nowhere: The layer is left out/);
          assert.deepEqual(
            client.received.filter(({ method }) => method === 'window/showMessage'),
            [],
          );
        },
        {},
        { ...project.workspace, initializationOptions: { buildFolder: project.path('build') } },
      );
    }));

  it('lists the recipes that give images, with what they give', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          const bundle = 'meta-virtualization/recipes-containers/bundles/my-bundle_1.0.bb';
          project.write(bundle, 'inherit container-bundle\n');
          const hostInclude = 'meta-virtualization/recipes-containers/images/host.inc';
          project.write(hostInclude, 'inherit image container-cross-install\n');
          project.write('meta-virtualization/recipes-containers/images/my-host.bb', 'require host.inc\n');
          client.notify('workspace/didChangeWatchedFiles', {
            changes: [bundle, hostInclude, 'meta-virtualization/recipes-containers/images/my-host.bb'].map((path) => ({
              uri: project.uri(path),
              type: 1,
            })),
          });
          const { recipes } = (await client.request('metavirt/images', {})) as {
            recipes: { name: string; path: string; kind: string }[];
          };
          assert.deepEqual(
            recipes.map(({ name, kind }) => `${name} ${kind}`),
            ['container-base image', 'core-image-minimal image', 'my-bundle bundle', 'my-host host'],
          );
          assert.equal(recipes[0]?.path, project.path(container));
        },
        {},
        project.workspace,
      ),
    ));

  it('links and finds what a recipe names', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          await statusWhenRead(client);
          const uri = project.uri('meta-virtualization/recipes-containers/images/new.bb');
          client.open(uri, 'inherit image-oci\nrequire container-base.bb\n');
          const links = (await client.request('textDocument/documentLink', { textDocument: { uri } })) as {
            target: string;
          }[];
          const image = project.uri('meta-virtualization/classes/image-oci.bbclass');
          assert.deepEqual(
            links.map(({ target }) => target),
            [image, project.uri(container)],
          );
          const position = { line: 0, character: 10 };
          const definitions = (await client.request('textDocument/definition', {
            textDocument: { uri },
            position,
          })) as {
            uri: string;
          }[];
          assert.deepEqual(
            definitions.map((definition) => definition.uri),
            [image],
          );
          const symbols = (await client.request('workspace/symbol', { query: 'Container-BASE' })) as {
            name: string;
            location: { uri: string };
          }[];
          assert.ok(
            symbols.some(({ name, location }) => name === 'container-base' && location.uri === project.uri(container)),
          );
        },
        {},
        project.workspace,
      ),
    ));

  it('completes and explains names, and says more of a chosen proposal', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          await statusWhenRead(client);
          const uri = project.uri('meta-virtualization/recipes-containers/images/new.bb');
          client.open(uri, 'inherit image-oci\nOCI_IMAGE_ENTR\n');
          const list = (await client.request('textDocument/completion', {
            textDocument: { uri },
            position: { line: 1, character: 14 },
          })) as { items: { label: string; data?: unknown }[] };
          const item = list.items.find(({ label }) => label === 'OCI_IMAGE_ENTRYPOINT');
          assert.ok(item);
          const resolved = (await client.request('completionItem/resolve', item)) as { documentation?: unknown };
          assert.ok(resolved.documentation);
          const hover = (await client.request('textDocument/hover', {
            textDocument: { uri },
            position: { line: 0, character: 10 },
          })) as { contents: { value: string } };
          assert.match(hover.contents.value, /image-oci/);
        },
        {},
        project.workspace,
      ),
    ));

  it('follows files that appear, change and vanish', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          await statusWhenRead(client);
          const path = 'meta-virtualization/recipes-containers/images/appearing.bb';
          const changed = async (type: number): Promise<readonly string[]> => {
            client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: project.uri(path), type }] });
            const { recipes } = (await client.request('metavirt/images', {})) as { recipes: { name: string }[] };
            return recipes.map(({ name }) => name);
          };
          project.write(path, 'SUMMARY = "no image yet"\n');
          assert.deepEqual(await changed(1), ['container-base', 'core-image-minimal']);
          project.write(path, 'inherit image\n');
          assert.deepEqual(await changed(2), ['appearing', 'container-base', 'core-image-minimal']);
          project.remove(path);
          assert.deepEqual(await changed(3), ['container-base', 'core-image-minimal']);
        },
        {},
        project.workspace,
      ),
    ));

  it('believes an open document more than the disk, until it is closed', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          await statusWhenRead(client);
          const uri = project.uri(container);
          const images = async (): Promise<readonly string[]> => {
            const { recipes } = (await client.request('metavirt/images', {})) as { recipes: { name: string }[] };
            return recipes.map(({ name }) => name);
          };
          client.open(uri, 'SUMMARY = "no image any more"\n');
          assert.deepEqual(await images(), ['core-image-minimal']);
          client.notify('textDocument/didClose', { textDocument: { uri } });
          assert.deepEqual(await images(), ['container-base', 'core-image-minimal']);
        },
        {},
        project.workspace,
      ),
    ));

  it('is read anew for another build folder', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          await statusWhenRead(client);
          project.write('build/conf/bblayers.conf', `BBLAYERS = "${project.path('meta')}"\n`);
          project.write('build/conf/local.conf', 'MACHINE = "qemuarm64"\nDISTRO = "poky"\n');
          const buildFolder = project.path('build');
          client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { buildFolder } } });
          const status = await statusWhenRead(client);
          assert.equal(status.buildFolder, buildFolder);
          assert.equal(status.machine, 'qemuarm64');
          assert.equal(status.distro, 'poky');
          assert.deepEqual(
            status.layers.map(({ name }) => name),
            ['core'],
          );
        },
        {},
        project.workspace,
      ),
    ));

  it('follows the folders of the workspace', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          assert.equal((await statusWhenRead(client)).layers.length, 0);
          const added = [{ uri: project.uri('.'), name: 'project' }];
          client.notify('workspace/didChangeWorkspaceFolders', { event: { added, removed: [] } });
          assert.equal((await statusWhenRead(client)).layers.length, 2);
          client.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: added } });
          assert.equal((await statusWhenRead(client)).layers.length, 0);
        },
        { workspace: { workspaceFolders: true } },
        { workspaceFolders: [] },
      ),
    ));

  it('takes in the layer around a file from outside of the workspace', () =>
    withProject((project) =>
      withClient(async (client) => {
        await statusWhenRead(client);
        client.open(project.uri(container), project.read(container));
        const { layers } = await statusWhenRead(client);
        assert.ok(layers.some(({ name }) => name === 'virtualization-layer'));
      }),
    ));

  it('asks for changed files and settings where the client gives them on request', () =>
    withClient(
      async (client) => {
        const methods: string[] = [];
        while (methods.length < 2) {
          const { id, params } = await client.next('client/registerCapability');
          const { registrations } = params as { registrations: { method: string }[] };
          methods.push(...registrations.map(({ method }) => method));
          client.respond(id ?? 0, null);
        }
        assert.deepEqual(methods.sort(), ['workspace/didChangeConfiguration', 'workspace/didChangeWatchedFiles']);
      },
      {
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          didChangeConfiguration: { dynamicRegistration: true },
        },
      },
    ));

  it('asks for the settings where the client says only that they have changed', () =>
    withClient(
      async (client) => {
        client.open('file:///x.bb', 'FOO="a"\n');
        assert.equal((await client.diagnosticsOf('file:///x.bb', 1)).length, 1);
        client.notify('workspace/didChangeConfiguration', { settings: null });
        const { id } = await client.next('workspace/configuration');
        client.respond(id ?? 0, [{ rules: { 'operator-spacing': 'off' } }]);
        assert.equal((await client.diagnosticsOf('file:///x.bb', 1)).length, 0);
      },
      { workspace: { configuration: true } },
    ));
});

/** Asking for the images waits until all is read. */
async function statusWhenRead(client: LanguageClient): Promise<Status> {
  await client.request('metavirt/images', {});
  return (await client.request('metavirt/status', {})) as Status;
}
