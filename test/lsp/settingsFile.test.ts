import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type PublishedDiagnostics, withClient } from './languageClient';
import { type TemporaryProject, withProject } from './temporaryProject';

const settings = '.metavirt.json';
const text = 'FOO="a"\nOCI_LAYER_MODE = "x"\n';

describe('The settings file of a project', () => {
  it('says how strictly rules count, before the settings of the editor', () =>
    inProject(
      async (client, project) => {
        project.write(settings, '{ "rules": { "operator-spacing": "off" }, "overrides": [] }');
        const recipe = open(client, project, text);
        const found = await client.diagnosticsOf(recipe, 1);
        assert.deepEqual(
          found.map(({ code, severity }) => `${code} ${severity}`),
          ['unknown-value 3'],
        );
      },
      { rules: { 'operator-spacing': 'error', 'unknown-value': 'info' } },
    ));

  it('is read again when it changes', () =>
    inProject(async (client, project) => {
      const recipe = open(client, project, text);
      assert.equal((await client.diagnosticsOf(recipe, 1)).length, 2);
      const uri = project.write(
        settings,
        '{ "overrides": [{ "files": ["*.bb"], "rules": { "unknown-value": "off" } }] }',
      );
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] });
      client.change(recipe, 2, { text });
      assert.deepEqual(
        (await client.diagnosticsOf(recipe, 2)).map(({ code }) => code),
        ['operator-spacing'],
      );
    }));

  it('has what is wrong with it shown, though nobody has it open, until it is mended or deleted', () =>
    inProject(async (client, project) => {
      const uri = project.write(settings, '{\n  "profile": "everything"\n}');
      const recipe = open(client, project, text);
      const [finding] = await problemsOf(client, uri);
      assert.equal(finding?.code, 'invalid-settings');
      assert.equal(finding?.message, "'profile' takes one of container, all.");
      assert.deepEqual(finding?.range.start, { line: 1, character: 13 });
      await client.diagnosticsOf(recipe, 1);
      project.remove(settings);
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 3 }] });
      assert.deepEqual(await problemsOf(client, uri), []);
    }));
});

describe('Suppressions', () => {
  it('are called unused once the project is read', () =>
    inProject(async (client, project) => {
      const suppressed = '# metavirt: ignore operator-spacing -- written by a script\nFOO="a"\n';
      const recipe = open(client, project, suppressed);
      assert.deepEqual(await client.diagnosticsOf(recipe, 1), []);
      await client.request('metavirt/status', {});
      client.change(recipe, 2, { text: suppressed.replace('=', ' = ') });
      assert.deepEqual(
        (await client.diagnosticsOf(recipe, 2)).map(({ code }) => code),
        ['unused-suppression'],
      );
    }));
});

function inProject(
  test: (client: LanguageClient, project: TemporaryProject) => Promise<void>,
  initializationOptions: object = {},
): Promise<void> {
  return withProject((project) =>
    withClient((client) => test(client, project), {}, { ...project.workspace, initializationOptions }),
  );
}

function open(client: LanguageClient, project: TemporaryProject, written: string): string {
  const recipe = project.uri('meta-virtualization/recipes-containers/images/new.bb');
  client.open(recipe, written);
  return recipe;
}

/** What is published next of a file that is not open. */
async function problemsOf(client: LanguageClient, uri: string): Promise<PublishedDiagnostics['diagnostics']> {
  for (;;) {
    const { params } = await client.next('textDocument/publishDiagnostics');
    const published = params as PublishedDiagnostics;
    if (published.uri === uri) return published.diagnostics;
  }
}
