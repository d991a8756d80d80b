import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type Position, type PublishedDiagnostic, type Range, withClient } from './languageClient';
import { evaluatedTemplate, type TemporaryProject, withProject } from './temporaryProject';

const container = 'meta-virtualization/recipes-containers/images/container-base.bb';
const imageClass = 'meta-virtualization/classes/image-oci.bbclass';

interface Configuration {
  readonly machine: string | null;
  readonly distro: string | null;
  readonly multiconfig: string | null;
}

interface NamedFile {
  readonly name: string;
  readonly path: string;
}

interface Configurations {
  readonly machines: readonly NamedFile[];
  readonly distros: readonly NamedFile[];
  readonly multiconfigs: readonly NamedFile[];
  readonly current: Configuration;
}

interface Value {
  readonly kind: string;
  readonly text?: string;
  readonly why?: string;
  readonly message?: string;
}

interface Explanation {
  readonly name: string;
  readonly recipe: NamedFile | null;
  readonly value: Value;
  readonly unexpanded: string | null;
  readonly doc: string | null;
  readonly operations: readonly {
    readonly path: string | null;
    readonly line: number | null;
    readonly operation: string;
    readonly name: string;
    readonly overrides: string;
    readonly text: string | null;
    readonly counts: boolean;
    readonly after: string | null;
  }[];
}

interface Hint {
  readonly position: Position;
  readonly label: string;
  readonly tooltip: { readonly value: string };
}

const everything: Range = { start: { line: 0, character: 0 }, end: { line: 1000, character: 0 } };

const markdown = { hover: { contentFormat: ['markdown'] } };

function withEvaluatedProject(
  test: (client: LanguageClient, project: TemporaryProject) => Promise<void>,
  settings: (project: TemporaryProject) => object = () => ({}),
  capabilities: object = { textDocument: markdown },
): Promise<void> {
  return withProject(
    (project) =>
      withClient((client) => test(client, project), capabilities, {
        ...project.workspace,
        initializationOptions: settings(project),
      }),
    evaluatedTemplate,
  );
}

const inBuildFolder = (project: TemporaryProject): object => ({ buildFolder: project.path('build') });

async function hoverAt(client: LanguageClient, uri: string, position: Position): Promise<string> {
  await client.request('metavirt/images', {});
  const answer = (await client.request('textDocument/hover', { textDocument: { uri }, position })) as {
    contents: { value: string };
  } | null;
  return answer?.contents.value ?? '';
}

async function explained(client: LanguageClient, uri: string, name: string): Promise<Explanation | null> {
  return (await client.request('metavirt/explainVariable', { uri, name })) as Explanation | null;
}

async function valueOfTag(client: LanguageClient, project: TemporaryProject): Promise<string | undefined> {
  return (await explained(client, project.uri(container), 'OCI_IMAGE_TAG'))?.value.text;
}

describe('metavirt/status', () => {
  it('tells the machine and distro that the configuration comes to', () =>
    withEvaluatedProject(async (client) => {
      const { machine, distro, multiconfig } = (await client.request('metavirt/status', {})) as Configuration;
      assert.deepEqual(
        { machine, distro, multiconfig },
        { machine: 'qemuarm64', distro: 'nodistro', multiconfig: null },
      );
    }, inBuildFolder));

  it('takes the choice of the user for more than the configuration', () =>
    withEvaluatedProject(
      async (client) => {
        assert.equal(((await client.request('metavirt/status', {})) as Configuration).machine, 'qemux86-64');
        client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { machine: null } } });
        assert.equal(((await client.request('metavirt/status', {})) as Configuration).machine, 'qemuarm64');
      },
      (project) => ({ ...inBuildFolder(project), machine: 'qemux86-64' }),
    ));
});

describe('metavirt/configurations', () => {
  it('lists what the layers offer, and what is in use', () =>
    withEvaluatedProject(async (client, project) => {
      const found = (await client.request('metavirt/configurations', {})) as Configurations;
      assert.deepEqual(found, {
        machines: ['qemuarm64', 'qemux86-64'].map((name) => ({
          name,
          path: project.path(`meta/conf/machine/${name}.conf`),
        })),
        distros: [{ name: 'nodistro', path: project.path('meta/conf/distro/nodistro.conf') }],
        multiconfigs: [],
        current: { machine: 'qemux86-64', distro: 'nodistro', multiconfig: null },
      });
    }));

  it('is empty without layers', () =>
    withClient(async (client) => {
      const { machines, current } = (await client.request('metavirt/configurations', {})) as Configurations;
      assert.deepEqual(machines, []);
      assert.deepEqual(current, { machine: null, distro: null, multiconfig: null });
    }));
});

describe('metavirt/explainVariable', () => {
  it('gives the value and its history for a name', () =>
    withEvaluatedProject(async (client, project) => {
      const found = await explained(client, project.uri(container), 'OCI_IMAGE_TAG');
      assert.deepEqual(found?.value, { kind: 'known', text: 'arm' });
      assert.deepEqual(found?.recipe, { name: 'container-base', path: project.path(container) });
      assert.match(found?.doc ?? '', /^The tag of the image/);
      assert.deepEqual(
        found?.operations.map(({ path, line, operation, name, text, counts }) => ({
          path,
          line,
          operation,
          name,
          text,
          counts,
        })),
        [
          {
            path: project.path(imageClass),
            line: 2,
            operation: '?=',
            name: 'OCI_IMAGE_TAG',
            text: 'latest',
            counts: false,
          },
          {
            path: project.path(container),
            line: 4,
            operation: '=',
            name: 'OCI_IMAGE_TAG:qemuarm64',
            text: 'arm',
            counts: true,
          },
        ],
      );
    }, inBuildFolder));

  it('takes the variable under the cursor, of the text as it is typed', () =>
    withEvaluatedProject(async (client, project) => {
      const uri = project.uri(container);
      client.open(uri, 'inherit image-oci\nA = "${OCI_IMAGE_NAME}"\nOCI_IMAGE_TAG = "typed"\n');
      const at = { textDocument: { uri }, position: { line: 1, character: 10 } };
      const found = (await client.request('metavirt/explainVariable', at)) as Explanation;
      assert.equal(found.name, 'OCI_IMAGE_NAME');
      assert.deepEqual(found.value, { kind: 'known', text: 'container-base:typed' });
      assert.equal(found.unexpanded, '${IMAGE_BASENAME}:${OCI_IMAGE_TAG}');
    }));

  it('says why a value is unknown', () =>
    withEvaluatedProject(async (client, project) => {
      const found = await explained(client, project.uri(container), 'OCI_IMAGE_BUILD_DATE');
      assert.equal(found?.value.kind, 'unknown');
      assert.ok(found?.value.why);
    }));

  it('is null where nothing is meant or nothing can be evaluated', () =>
    withEvaluatedProject(async (client, project) => {
      assert.equal(await explained(client, project.uri(container), 'NO_SUCH_VARIABLE'), null);
      assert.equal(await explained(client, project.uri('nowhere.bb'), 'PN'), null);
      assert.equal(await explained(client, 'untitled:Untitled-1', 'PN'), null);
      const uri = project.uri(container);
      client.open(uri, '# only a comment\n');
      const at = { textDocument: { uri }, position: { line: 0, character: 5 } };
      assert.equal(await client.request('metavirt/explainVariable', at), null);
    }));
});

describe('metavirt/values', () => {
  it('gives all plain variables of a recipe', () =>
    withEvaluatedProject(async (client, project) => {
      const found = (await client.request('metavirt/values', { uri: project.uri(container) })) as {
        recipe: NamedFile;
        skipped: string | null;
        messages: readonly unknown[];
        values: Record<string, Value>;
      };
      assert.deepEqual(found.recipe, { name: 'container-base', path: project.path(container) });
      assert.equal(found.skipped, null);
      assert.deepEqual(found.messages, []);
      assert.deepEqual(found.values.IMAGE_INSTALL, { kind: 'known', text: 'base-files busybox' });
      assert.equal(found.values.OCI_IMAGE_BUILD_DATE?.kind, 'unknown');
    }));

  it('is null for a configuration file', () =>
    withEvaluatedProject(async (client, project) => {
      assert.equal(await client.request('metavirt/values', { uri: project.uri('build/conf/local.conf') }), null);
    }));
});

describe('metavirt/runningAdvice', () => {
  it('gives what is to be minded when the image of a recipe is run, also of a text that is not saved', () =>
    withEvaluatedProject(async (client, project) => {
      const lines = [
        'inherit image-oci',
        'DEPLOY_DIR_IMAGE = "/deploy"',
        'IMAGE_BASENAME = "app"',
        'IMAGE_LINK_NAME = "app-qemux86-64.rootfs"',
        'OCI_IMAGE_TAG = "1"',
      ];
      client.open(project.uri(container), `${lines.join('\n')}\n`);
      const { advice, qemuBootFile } = await runningAdvice(client, 'container-base');
      assert.equal(qemuBootFile, '/deploy/app-qemux86-64.rootfs.qemuboot.conf');
      assert.ok(advice.some((line) => line.includes('oci:/deploy/app-1-oci:1 ')));
    }));

  it('gives nothing for a name that no recipe has', () =>
    withEvaluatedProject(async (client) => {
      assert.deepEqual(await runningAdvice(client, 'no-such-recipe'), {
        advice: [],
        memoryMebibytes: null,
        qemuBootFile: null,
      });
    }));

  async function runningAdvice(
    client: LanguageClient,
    recipe: string,
  ): Promise<{ readonly advice: readonly string[]; readonly qemuBootFile: string | null }> {
    return (await client.request('metavirt/runningAdvice', { recipe })) as Awaited<ReturnType<typeof runningAdvice>>;
  }
});

describe('Values in a hover', () => {
  it('follow edits of the recipe and of the class, and files that change on disk', () =>
    withEvaluatedProject(async (client, project) => {
      const uri = project.uri(container);
      client.open(uri, 'inherit image-oci\nOCI_IMAGE_TAG\n');
      const at = { line: 1, character: 3 };
      assert.match(await hoverAt(client, uri, at), /^`OCI_IMAGE_TAG` = `latest`, set by \[image-oci\.bbclass:2\]/);
      client.change(uri, 2, { text: 'inherit image-oci\nOCI_IMAGE_TAG = "mine"\n' });
      assert.match(await hoverAt(client, uri, at), /^`OCI_IMAGE_TAG` = `mine`, set by \[container-base\.bb:2\]/);
      client.change(uri, 3, { text: 'inherit image-oci\nOCI_IMAGE_TAG\n' });
      client.open(project.uri(imageClass), 'OCI_IMAGE_TAG ?= "edited"\n');
      assert.match(await hoverAt(client, uri, at), /^`OCI_IMAGE_TAG` = `edited`/);
      client.notify('textDocument/didClose', { textDocument: { uri: project.uri(imageClass) } });
      assert.match(await hoverAt(client, uri, at), /^`OCI_IMAGE_TAG` = `latest`/);
      project.write(imageClass, 'OCI_IMAGE_TAG ?= "written"\n');
      const changes = [{ uri: project.uri(imageClass), type: 2 }];
      client.notify('workspace/didChangeWatchedFiles', { changes });
      assert.match(await hoverAt(client, uri, at), /^`OCI_IMAGE_TAG` = `written`/);
    }));

  it('follow the configuration', () =>
    withEvaluatedProject(async (client, project) => {
      assert.equal(await valueOfTag(client, project), 'arm');
      project.write('build/conf/local.conf', 'MACHINE = "qemux86-64"\n');
      const changes = [{ uri: project.uri('build/conf/local.conf'), type: 2 }];
      client.notify('workspace/didChangeWatchedFiles', { changes });
      assert.equal(await valueOfTag(client, project), 'latest');
      client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { machine: 'qemuarm64' } } });
      assert.equal(await valueOfTag(client, project), 'arm');
    }, inBuildFolder));

  it('are short, and nothing in them is Markdown', () =>
    withEvaluatedProject(async (client, project) => {
      const uri = project.uri(container);
      const evil = '`](command:evil) <img src=x> ';
      client.open(uri, `A = "${evil.repeat(40_000)}"\nB = "${'x'.repeat(1_000_000)}"\n`);
      const first = (await hoverAt(client, uri, { line: 0, character: 0 })).split('\n')[0] ?? '';
      assert.ok(first.length < 400, first.slice(0, 400));
      assert.match(first, /^`A` = `` `\]\(command:evil\) .*… ``, set by/);
      assert.ok((await hoverAt(client, uri, { line: 1, character: 0 })).length < 1000);
    }));

  it('are not there without a core layer', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          const uri = project.uri(container);
          client.open(uri, 'inherit image-oci\nOCI_IMAGE_TAG = "mine"\n');
          assert.match(await hoverAt(client, uri, { line: 1, character: 3 }), /^\*\*`OCI_IMAGE_TAG`\*\*/);
        },
        { textDocument: markdown },
        project.workspace,
      ),
    ));
});

describe('textDocument/inlayHint', () => {
  const text = 'inherit image-oci\nIMAGE_BASENAME = "${PN}"\nPLAIN = "x"\nSUMMARY = "${PN} ${PV}"\n';

  async function hints(client: LanguageClient, uri: string, range = everything): Promise<readonly Hint[]> {
    await client.request('metavirt/images', {});
    return (await client.request('textDocument/inlayHint', { textDocument: { uri }, range })) as readonly Hint[];
  }

  it('is empty unless the user wants values', () =>
    withEvaluatedProject(async (client, project) => {
      client.open(project.uri(container), text);
      assert.deepEqual(await hints(client, project.uri(container)), []);
    }));

  it('shows values behind the assignments of the range, and has the client ask again when they change', () =>
    withEvaluatedProject(
      async (client, project) => {
        const uri = project.uri(container);
        client.open(uri, text);
        assert.deepEqual(
          (await hints(client, uri)).map(({ position, label }) => ({ position, label })),
          [
            { position: { line: 1, character: 24 }, label: '= container-base' },
            { position: { line: 3, character: 23 }, label: '= container-base 1.0' },
          ],
        );
        const start = { line: 2, character: 0 };
        const [hint, ...others] = await hints(client, uri, { start, end: everything.end });
        assert.equal(others.length, 0);
        assert.match(hint?.tooltip.value ?? '', /set by \[container-base\.bb:4\]/);
        const refreshes = (): number =>
          client.received.filter(({ method }) => method === 'workspace/inlayHint/refresh').length;
        const before = refreshes();
        client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { machine: 'qemuarm64' } } });
        await hints(client, uri);
        assert.equal(refreshes(), before + 1);
      },
      () => ({ inlayHints: { values: true } }),
      { workspace: { inlayHint: { refreshSupport: true } }, textDocument: markdown },
    ));
});

describe('Errors that a recipe reports', () => {
  const text = [
    'SUMMARY = "A container"',
    'python () {',
    "    if d.getVar('MACHINE') == 'qemuarm64':",
    "        bb.fatal('Not for %s' % d.getVar('MACHINE'))",
    '}',
    '',
  ].join('\n');

  const found = (findings: readonly PublishedDiagnostic[]): readonly string[] =>
    findings.map(({ code, message, range }) => `${range.start.line} ${code}: ${message}`);

  it('are findings once the recipe is evaluated, until they are gone', () =>
    withEvaluatedProject(async (client, project) => {
      const uri = project.uri(container);
      client.open(uri, text);
      assert.deepEqual(await nextFindings(client, uri, 1, found), [
        '1 reported-error: BitBake reports: Not for qemuarm64',
      ]);
      const start = { line: 0, character: 0 };
      client.change(uri, 2, { range: { start, end: start }, text: 'A = "1"\n' });
      assert.deepEqual(found(await client.diagnosticsOf(uri, 2)), [
        '2 reported-error: BitBake reports: Not for qemuarm64',
      ]);
      client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { machine: 'qemux86-64' } } });
      assert.deepEqual(found(await client.diagnosticsOf(uri, 2)), []);
    }, inBuildFolder));

  it('are none without a build folder, whose machine is made up', () =>
    withEvaluatedProject(async (client, project) => {
      const uri = project.uri(container);
      client.open(uri, text.replace('qemuarm64', 'qemux86-64'));
      await pause(1500);
      const sent = client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics');
      assert.ok(sent.length > 0);
      assert.ok(!JSON.stringify(sent).includes('reported-error'));
    }));
});

/** The first findings that are not empty: what is found right after opening comes before the evaluation. */
async function nextFindings(
  client: LanguageClient,
  uri: string,
  version: number,
  words: (findings: readonly PublishedDiagnostic[]) => readonly string[],
): Promise<readonly string[]> {
  for (;;) {
    const found = words(await client.diagnosticsOf(uri, version));
    if (found.length > 0) return found;
  }
}

describe('Values beside proposals', () => {
  it('are those that were worked out while the user paused', () =>
    withEvaluatedProject(
      async (client, project) => {
        const uri = project.uri(container);
        client.open(uri, 'inherit image-oci\nA = "${OCI_IMAGE_T"\n');
        const at = { textDocument: { uri }, position: { line: 1, character: 18 } };
        const tag = async (): Promise<{ labelDetails?: { description: string } } | undefined> => {
          const list = (await client.request('textDocument/completion', at)) as {
            items: { label: string; labelDetails?: { description: string } }[];
          };
          return list.items.find(({ label }) => label === 'OCI_IMAGE_TAG');
        };
        assert.equal((await tag())?.labelDetails, undefined);
        for (let tries = 0; tries < 40 && !(await tag())?.labelDetails; tries++) await pause(100);
        const item = await tag();
        assert.deepEqual(item?.labelDetails, { description: 'latest' });
        const resolved = (await client.request('completionItem/resolve', item)) as { documentation: { value: string } };
        assert.match(resolved.documentation.value, /^`OCI_IMAGE_TAG` = `latest`/);
      },
      () => ({}),
      {
        textDocument: {
          completion: { completionItem: { labelDetailsSupport: true, documentationFormat: ['markdown'] } },
        },
      },
    ));
});

function pause(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
