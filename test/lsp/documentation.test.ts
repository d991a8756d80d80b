import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, withClient } from './languageClient';
import { withProject } from './temporaryProject';

interface Documentation {
  readonly names: readonly {
    readonly name: string;
    readonly kinds: readonly string[];
    readonly summary: string;
    readonly isInRelease: boolean;
  }[];
  readonly release: string | null;
}

describe('The documentation', () => {
  it('lists every name once, with what it stands for', () =>
    withClient(async (client) => {
      const { names, release } = await documentation(client);
      assert.equal(release, null);
      const all = names.map(({ name }) => name);
      assert.equal(new Set(all).size, all.length);
      assert.deepEqual(all, all.toSorted());
      const kindsOf = (name: string) => names.find((each) => each.name === name)?.kinds;
      assert.deepEqual(kindsOf('OCI_LAYERS'), ['variable']);
      assert.deepEqual(kindsOf('image-oci'), ['class']);
      assert.deepEqual(kindsOf('append-without-space'), ['rule']);
      assert.deepEqual(kindsOf('old-override-syntax'), ['message of BitBake']);
      assert.ok((kindsOf('systemd')?.length ?? 0) > 1);
      assert.ok(names.every(({ summary, isInRelease }) => summary !== '' && isInRelease));
    }));

  it('has a page for every name on the list', () =>
    withClient(async (client) => {
      const { names } = await documentation(client);
      const pages = await Promise.all(names.map(({ name }) => page(client, name)));
      assert.deepEqual(
        names.filter((_, index) => pages[index] === null),
        [],
      );
    }));

  it('follows the release of the layers, or the one that is set', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          assert.equal((await documentation(client)).release, 'wrynose');
          client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { release: 'kirkstone' } } });
          const { names, release } = await documentation(client);
          assert.equal(release, 'kirkstone');
          assert.equal(names.find(({ name }) => name === 'OCI_LAYERS')?.isInRelease, false);
          assert.match((await page(client, 'OCI_LAYERS')) ?? '', /Not in kirkstone/);
        },
        {},
        project.workspace,
      ),
    ));

  it('has a page with all rules, which links to the page of each', () =>
    withClient(
      async (client) => {
        const { names } = await documentation(client);
        const text = (await page(client, 'Rules')) ?? '';
        for (const { name } of names.filter(({ kinds }) => kinds.includes('rule'))) {
          assert.match(text, new RegExp(`^\\| \\[\`${name}\`\\]\\(command:[^)]+\\) \\| \\w+ \\| .+ \\| .+ \\|$`, 'm'));
        }
        assert.match(text, /^- \[BitBake\]\(#bitbake\) \(\d+\)$/m);
        assert.match(text, /^## BitBake$/m);
      },
      { experimental: { commands: { commands: ['metavirt.searchDocumentation'] } } },
    ));

  it('says of a rule what it is about and for which releases it holds', () =>
    withClient(async (client) => {
      const text = (await page(client, 'append-without-space')) ?? '';
      assert.match(text, /^- Category: BitBake\n- Releases: all$/m);
      for (const heading of ['**Finds**', '**Write instead**']) assert.ok(text.includes(heading));
    }));

  it('has no page for what is not known', () =>
    withClient(async (client) => assert.equal(await page(client, 'xyzzy-plugh'), null)));
});

describe('Links to pages', () => {
  const uri = 'file:///w/recipe_1.0.bb';
  const text = 'OCI_LAYER_MODE = "multi"\nOCI_IMAGE_TAG_append = "x"\n';
  const hoverRequest = { textDocument: { uri }, position: { line: 0, character: 3 } };
  const hoverFormat = { textDocument: { hover: { contentFormat: ['markdown'] } } };
  const opensPages = { experimental: { commands: { commands: ['metavirt.searchDocumentation'] } } };

  async function hoverText(client: LanguageClient): Promise<string> {
    client.open(uri, text);
    const answer = (await client.request('textDocument/hover', hoverRequest)) as { contents: { value: string } };
    return answer.contents.value;
  }

  it('stand in pages and hovers for a client that opens them', () =>
    withClient(
      async (client) => {
        const address = /\]\(command:metavirt\.searchDocumentation\?%5B%7B%22name%22%3A%22OCI_LAYERS%22%7D%5D /;
        assert.match(await hoverText(client), address);
        assert.match(await hoverText(client), /\[Documentation\]\(command:[^)]*OCI_LAYER_MODE[^)]*\)$/);
        assert.match((await page(client, 'OCI_LAYER_MODE')) ?? '', address);
      },
      { ...hoverFormat, ...opensPages },
    ));

  it('are left out for any other', () =>
    withClient(async (client) => {
      assert.doesNotMatch(await hoverText(client), /command:/);
      assert.doesNotMatch((await page(client, 'OCI_LAYER_MODE')) ?? '', /command:/);
    }, hoverFormat));

  it('lead from the code of a finding to what is written of it on the web', () =>
    withClient(
      async (client) => {
        client.open(uri, text);
        const [finding] = await client.diagnosticsOf(uri, 1);
        assert.match(
          finding?.codeDescription?.href ?? '',
          /^https:\/\/.*\/docs\/findings\.md#what-bitbake-itself-says$/,
        );
      },
      { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } },
    ));
});

describe('The names of recipes', () => {
  it('are those of all layers', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          const { names } = (await client.request('metavirt/recipeNames', {})) as { names: string[] };
          assert.ok(names.includes('container-base'), names.join(' '));
        },
        {},
        project.workspace,
      ),
    ));
});

async function documentation(client: LanguageClient): Promise<Documentation> {
  return (await client.request('metavirt/documentation', {})) as Documentation;
}

async function page(client: LanguageClient, name: string): Promise<string | null> {
  const answer = (await client.request('metavirt/documentationPage', { name })) as { markdown: string } | null;
  return answer?.markdown ?? null;
}
