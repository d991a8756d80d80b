import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, withClient } from './languageClient';
import { evaluatedTemplate, type TemporaryProject, withProject } from './temporaryProject';

const recipe = 'meta-virtualization/recipes-containers/images/container-base.bb';

const sound = 'SUMMARY = "x"\nLICENSE = "MIT"\n';

function withBuild(test: (client: LanguageClient, project: TemporaryProject) => Promise<void>): Promise<void> {
  return withProject(
    (project) =>
      withClient(
        (client) => test(client, project),
        {},
        { ...project.workspace, initializationOptions: { buildFolder: project.path('build') } },
      ),
    evaluatedTemplate,
  );
}

describe('metavirt/recipeTasks', () => {
  interface Tasks {
    readonly tasks: readonly { readonly name: string; readonly meaning: string | null }[];
  }

  it('gives the tasks of a recipe with what they are for, also of a target of another configuration', () =>
    withBuild(async (client, project) => {
      const lines = [
        'addtask fetch before do_build',
        'addtask own after do_fetch',
        'do_own[doc] = "Does something of its own. And more."',
        'addtask own_setscene',
        'addtask plain',
        'deltask plain',
      ];
      client.open(project.uri(recipe), `${lines.join('\n')}\n`);
      for (const target of ['container-base', 'mc:other:container-base']) {
        const { tasks } = (await client.request('metavirt/recipeTasks', { recipe: target })) as Tasks;
        const ours = tasks.filter(({ name }) => ['do_fetch', 'do_own', 'do_own_setscene', 'do_plain'].includes(name));
        assert.deepEqual(ours, [
          { name: 'do_fetch', meaning: 'Fetches what `SRC_URI` names.' },
          { name: 'do_own', meaning: 'Does something of its own.' },
        ]);
      }
    }));

  it('gives none for a name that no recipe has', () =>
    withBuild(async (client) => {
      assert.deepEqual(await client.request('metavirt/recipeTasks', { recipe: 'no-such-recipe' }), { tasks: [] });
    }));
});

describe('metavirt/buildObstacles', () => {
  interface Obstacles {
    readonly obstacles: readonly {
      readonly message: string;
      readonly path: string | null;
      readonly line: number | null;
    }[];
  }

  async function obstacles(client: LanguageClient, target: string): Promise<Obstacles['obstacles']> {
    return ((await client.request('metavirt/buildObstacles', { recipe: target })) as Obstacles).obstacles;
  }

  it('gives none for a recipe that nothing is wrong with', () =>
    withBuild(async (client, project) => {
      client.open(project.uri(recipe), sound);
      assert.deepEqual(await obstacles(client, 'container-base'), []);
    }));

  it('says why BitBake skips the recipe', () =>
    withBuild(async (client, project) => {
      client.open(
        project.uri(recipe),
        'python () {\n    raise bb.parse.SkipRecipe("missing required distro feature")\n}\n',
      );
      const [first] = await obstacles(client, 'container-base');
      assert.deepEqual(first, {
        message: 'BitBake skips the recipe: missing required distro feature',
        path: project.path(recipe),
        line: 1,
      });
    }));

  it('gives the place of what BitBake or a rule calls an error', () =>
    withBuild(async (client, project) => {
      client.open(project.uri(recipe), 'SUMMARY = "x"\ninherit no-such-class\n');
      const found = await obstacles(client, 'container-base');
      assert.ok(
        found.some(({ path, line }) => path === project.path(recipe) && line === 2),
        JSON.stringify(found),
      );
    }));

  it('says that the configuration of a target is not among those of the build', () =>
    withBuild(async (client, project) => {
      client.open(project.uri(recipe), sound);
      const [only, ...others] = await obstacles(client, 'mc:nowhere:container-base');
      assert.match(only?.message ?? '', /^BBMULTICONFIG does not name "nowhere"/);
      assert.deepEqual(others, []);
    }));

  it('judges a target of a multiconfig by that, and not by the configuration in use', () =>
    withProject(async (project) => {
      const bitbakeConf = 'meta/conf/bitbake.conf';
      project.write(
        bitbakeConf,
        project
          .read(bitbakeConf)
          .replace('require conf/machine', 'require conf/multiconfig/${BB_CURRENT_MC}.conf\nrequire conf/machine'),
      );
      project.write('meta/conf/multiconfig/default.conf', '');
      project.write('build/conf/multiconfig/x86.conf', 'MACHINE = "qemux86-64"\n');
      project.write('build/conf/multiconfig/lost.conf', 'MACHINE = "no-such-machine"\n');
      const local = project.read('build/conf/local.conf');
      project.write('build/conf/local.conf', `${local}BBMULTICONFIG = "x86 lost"\n`);
      const refuses = (machine: string) =>
        `${sound}python () {\n    if d.getVar("MACHINE") == "${machine}":\n        raise bb.parse.SkipRecipe("not for ${machine}")\n}\n`;
      const options = { ...project.workspace, initializationOptions: { buildFolder: project.path('build') } };
      await withClient(
        async (client) => {
          const messages = async (target: string) => (await obstacles(client, target)).map(({ message }) => message);
          client.open(project.uri(recipe), refuses('qemux86-64'));
          assert.deepEqual(await messages('container-base'), []);
          assert.deepEqual(await messages('mc:x86:container-base'), ['BitBake skips the recipe: not for qemux86-64']);
          client.change(project.uri(recipe), 2, { text: refuses('qemuarm64') });
          assert.deepEqual(await messages('container-base'), ['BitBake skips the recipe: not for qemuarm64']);
          assert.deepEqual(await messages('mc:x86:container-base'), []);
          const [first] = await messages('mc:lost:container-base');
          assert.match(first ?? '', /no-such-machine/);
        },
        {},
        options,
      );
    }, evaluatedTemplate));
});
