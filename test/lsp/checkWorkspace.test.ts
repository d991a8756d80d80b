import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type LanguageClient, type PublishedDiagnostics, withClient } from './languageClient';
import { evaluatedTemplate, type TemporaryProject, withProject } from './temporaryProject';

const first = 'meta-virtualization/recipes-check/first.inc';
const second = 'meta-virtualization/recipes-check/second.inc';
const untidy = 'FOO="a"\nBAR="b"\n';

interface CheckResult {
  readonly fileCount: number;
  readonly counts: { readonly error: number; readonly warning: number; readonly info: number };
  readonly filesWithFindings: number;
  readonly safeFixCount: number;
}

interface ProgressValue {
  readonly kind: string;
  readonly title?: string;
  readonly cancellable?: boolean;
  readonly percentage?: number;
  readonly message?: string;
}

describe('A check of the workspace', () => {
  it('shows what is found in files that are not open, and counts it', () =>
    withUntidyProject(async (client, project) => {
      const before = await check(client);
      assert.ok(before.fileCount > 4);
      assert.equal(before.safeFixCount, 3);
      assert.deepEqual(shownIn(client, project.uri(first)), ['operator-spacing', 'operator-spacing']);
      assert.deepEqual(shownIn(client, project.uri(second)), ['operator-spacing']);
      assert.ok(before.counts.warning >= 3);
    }));

  it('finds what recipes come to, in the files in which it is to be mended', () =>
    withProject(async (project) => {
      project.write('meta-virtualization/recipes-containers/check/app.bb', 'require app.inc\n');
      const included = project.write('meta-virtualization/recipes-containers/check/app.inc', 'LICENSE = "MIT, ISC"\n');
      await withClient(
        async (client) => {
          await check(client);
          assert.deepEqual(shownIn(client, included), ['malformed-license']);
        },
        {},
        project.workspace,
      );
    }, evaluatedTemplate));

  it('looks into the configuration files of runtimes too', () =>
    withProject((project) => {
      const uri = project.write('meta-virtualization/recipes-check/files/daemon.json', '{ "debug": true, }\n');
      return withClient(
        async (client) => {
          await check(client);
          assert.deepEqual(shownIn(client, uri), ['invalid-json']);
          client.open(uri, '{ "debug": true, }\n', 'json');
          await roundTrip(client);
          assert.deepEqual(shownIn(client, uri), []);
        },
        {},
        project.workspace,
      );
    }));

  it('looks into files that a recipe installs as such, and into those in UTF-16', () =>
    withProject((project) => {
      const folder = 'meta-virtualization/recipes-check/app';
      const lines = [
        'do_install() {',
        '    install -m 0644 ${WORKDIR}/settings ${D}${sysconfdir}/docker/daemon.json',
        '    install -m 0644 ${WORKDIR}/wide ${D}${sysconfdir}/containers/registries.conf',
        '}',
      ];
      project.write(`${folder}/app_1.0.bb`, `${lines.join('\n')}\n`);
      const settings = project.write(`${folder}/files/settings`, '{ "debug": true, }\n');
      const wide = project.write(`${folder}/files/wide`, '');
      writeFileSync(project.path(`${folder}/files/wide`), '\uFEFFunqualified-search-registries = []\n', 'utf16le');
      return withClient(
        async (client) => {
          await check(client);
          assert.deepEqual(shownIn(client, settings), ['invalid-json']);
          assert.deepEqual(shownIn(client, wide), ['not-utf-8']);
          client.open(wide, 'unqualified-search-registries = []\n', 'plaintext');
          await roundTrip(client);
          assert.deepEqual(shownIn(client, wide), []);
        },
        {},
        project.workspace,
      );
    }));

  it('takes back what the one before has shown', () =>
    withUntidyProject(async (client, project) => {
      await check(client);
      project.write(first, 'FOO = "a"\n');
      await fileChanged(client, project, first);
      assert.deepEqual(shownIn(client, project.uri(first)), []);
      project.write(second, untidy);
      await fileChanged(client, project, second);
      assert.deepEqual(shownIn(client, project.uri(second)), []);
      await check(client);
      assert.deepEqual(shownIn(client, project.uri(first)), []);
      assert.deepEqual(shownIn(client, project.uri(second)), ['operator-spacing', 'operator-spacing']);
    }));

  it('leaves open documents to answer for themselves', () =>
    withUntidyProject(
      async (client, project) => {
        const uri = project.uri(first);
        await check(client);
        client.open(uri, untidy);
        await roundTrip(client);
        assert.deepEqual(shownIn(client, uri), []);
        await check(client);
        assert.deepEqual(shownIn(client, uri), []);
        client.notify('textDocument/didClose', { textDocument: { uri } });
        await roundTrip(client);
        assert.deepEqual(shownIn(client, uri), ['operator-spacing', 'operator-spacing']);
      },
      { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
    ));

  it('follows the settings', () =>
    withUntidyProject(async (client, project) => {
      await check(client);
      const rules = { 'operator-spacing': 'off' };
      client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { rules } } });
      await roundTrip(client);
      assert.deepEqual(shownIn(client, project.uri(first)), []);
    }));

  it('tells how far it is in the place that the client names', () =>
    withUntidyProject(async (client) => {
      await check(client, { workDoneToken: 'mine' });
      const reports = progress(client, 'mine');
      assert.deepEqual(reports[0], {
        kind: 'begin',
        title: 'Checking the workspace',
        percentage: 0,
        cancellable: true,
      });
      assert.ok(
        reports.some(({ percentage, message }) => percentage === 100 && /^(\d+) of \1 files$/.test(message ?? '')),
      );
      assert.deepEqual(reports.at(-1), { kind: 'end' });
    }));

  it('can be given up by its progress', () =>
    withUntidyProject(
      async (client, project) => {
        const { answer } = client.startRequest('metavirt/checkWorkspace', {});
        const token = await grantedProgress(client, 'Checking the workspace');
        client.notify('window/workDoneProgress/cancel', { token });
        assert.equal(await answer, null);
        assert.deepEqual(progress(client, token).at(-1), { kind: 'end' });
        assert.equal(shownIn(client, project.uri(first)), undefined);
      },
      { window: { workDoneProgress: true } },
      manyFiles,
    ));

  it('can be cancelled as any request, and shows nothing then', () =>
    withUntidyProject(async (client, project) => {
      const { id, answer } = client.startRequest('metavirt/checkWorkspace', {});
      client.notify('$/cancelRequest', { id });
      await assert.rejects(answer, /cancelled/);
      assert.equal(shownIn(client, project.uri(first)), undefined);
    }));

  it('answers other requests in between', () =>
    withUntidyProject(
      async (client) => {
        let isChecked = false;
        const checked = check(client, { workDoneToken: 'mine' }).then(() => {
          isChecked = true;
        });
        await client.next('$/progress');
        await roundTrip(client);
        assert.equal(isChecked, false);
        await checked;
      },
      {},
      manyFiles,
    ));
});

interface SafeFixes {
  readonly fixCount: number;
  readonly fileCount: number;
  readonly edit: {
    readonly changes?: Readonly<Record<string, readonly object[]>>;
    readonly documentChanges?: readonly {
      readonly textDocument: { readonly uri: string; readonly version: number | null };
      readonly edits: readonly { readonly newText: string; readonly annotationId?: string }[];
    }[];
    readonly changeAnnotations?: Readonly<
      Record<string, { readonly label: string; readonly needsConfirmation: boolean }>
    >;
  };
}

describe('The safe fixes of the workspace', () => {
  it('are one edit that names what each change mends and asks to confirm it', () =>
    withUntidyProject(
      async (client, project) => {
        client.open(project.uri(second), untidy);
        const { edit, fixCount, fileCount } = await safeFixes(client);
        assert.equal(fixCount, 4);
        assert.equal(fileCount, 2);
        const documents = edit.documentChanges?.map(({ textDocument }) => textDocument);
        assert.deepEqual(documents, [
          { uri: project.uri(first), version: null },
          { uri: project.uri(second), version: 1 },
        ]);
        const edits = edit.documentChanges?.flatMap(({ edits }) => edits) ?? [];
        assert.ok(edits.every(({ annotationId }) => annotationId === 'operator-spacing'));
        assert.deepEqual(edit.changeAnnotations, {
          'operator-spacing': {
            label: 'operator-spacing',
            description: 'An operator without blanks around it.',
            needsConfirmation: true,
          },
        });
      },
      { workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } } },
    ));

  it('are plain edits for a client that knows no other, and nothing is written', () =>
    withUntidyProject(async (client, project) => {
      const { edit } = await safeFixes(client);
      assert.deepEqual(Object.keys(edit.changes ?? {}), [project.uri(first), project.uri(second)]);
      assert.equal(project.read(first), untidy);
    }));

  it('leave files alone that are tidy', () =>
    withUntidyProject(async (client, project) => {
      for (const path of [first, second]) {
        project.write(path, 'FOO = "a"\n');
        await fileChanged(client, project, path);
      }
      assert.deepEqual(await safeFixes(client), { edit: { changes: {} }, fixCount: 0, fileCount: 0 });
    }));
});

/** Takes some hundred milliseconds to check. */
const manyFiles = 400;

/** A project in which nothing can be mended but two files, and as many more as are asked for. */
function withUntidyProject(
  test: (client: LanguageClient, project: TemporaryProject) => Promise<void>,
  capabilities: object = {},
  moreCount = 0,
): Promise<void> {
  return withProject((project) => {
    for (let index = 0; index < moreCount; index++) {
      project.write(`meta-virtualization/recipes-check/more${index}.inc`, untidy.repeat(20));
    }
    project.write(first, untidy);
    project.write(second, 'FOO="a"\n');
    return withClient((client) => test(client, project), capabilities, project.workspace);
  });
}

async function check(client: LanguageClient, params: object = {}): Promise<CheckResult> {
  return (await client.request('metavirt/checkWorkspace', params)) as CheckResult;
}

async function safeFixes(client: LanguageClient): Promise<SafeFixes> {
  return (await client.request('metavirt/safeFixes', {})) as SafeFixes;
}

async function fileChanged(client: LanguageClient, project: TemporaryProject, path: string): Promise<void> {
  client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: project.uri(path), type: 2 }] });
  await roundTrip(client);
}

/** What was sent before has been taken in then. */
async function roundTrip(client: LanguageClient): Promise<void> {
  await client.request('metavirt/documentationPage', { name: 'OCI_LAYERS' });
}

/** The codes of what was last sent of a file without a version; undefined where nothing was. */
function shownIn(client: LanguageClient, uri: string): readonly string[] | undefined {
  const sent = client.received.flatMap(({ method, params }) => {
    const published = params as PublishedDiagnostics;
    return method === 'textDocument/publishDiagnostics' && published.uri === uri ? [published] : [];
  });
  return sent
    .filter(({ version }) => version === undefined)
    .at(-1)
    ?.diagnostics.map(({ code }) => code);
}

/** Grants the server the progresses that it wants to show until one has a title; gives its token once it has begun. */
async function grantedProgress(client: LanguageClient, title: string): Promise<string> {
  for (;;) {
    const { id, params } = await client.next('window/workDoneProgress/create');
    client.respond(id ?? 0, null);
    const { token } = params as { readonly token: string };
    while (progress(client, token).length === 0) await client.next('$/progress');
    if (progress(client, token)[0]?.title === title) return token;
  }
}

function progress(client: LanguageClient, token: string): readonly ProgressValue[] {
  return client.received.flatMap(({ method, params }) => {
    const sent = params as { readonly token: string; readonly value: ProgressValue };
    return method === '$/progress' && sent.token === token ? [sent.value] : [];
  });
}
