/** When a recipe is evaluated again, and when not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Evaluator } from '../../../server/src/project/evaluation/evaluator';
import { layersRequest } from '../../../server/src/project/evaluation/layersRequest';
import { treesOnDisk } from '../../../server/src/project/resolution/treesOnDisk';
import { MemoryFiles } from './memoryFiles';

const nobody = { environmentVariable: () => undefined, currentFolder: '/', cpuCount: 1, machine: 'x86_64' };

const layerConf = [
  'BBPATH .= ":${LAYERDIR}"',
  'BBFILES += "${LAYERDIR}/recipes/*.bb ${LAYERDIR}/recipes/*.bbappend"',
  'BBFILE_COLLECTIONS += "only"',
  'BBFILE_PATTERN_only = "^${LAYERDIR}/"',
  '',
].join('\n');

/** A layer with two recipes, one of which inherits a class. */
function project() {
  const files = new MemoryFiles()
    .write('/layer/conf/layer.conf', layerConf)
    .write('/layer/conf/bitbake.conf', 'FROM_CONF = "1"\n')
    .write('/layer/classes/base.bbclass', '')
    .write('/layer/classes/some.bbclass', 'FROM_CLASS = "1"\n')
    .write('/layer/recipes/a_1.0.bb', 'inherit some\ninclude maybe.inc\n')
    .write('/layer/recipes/b_1.0.bb', 'B = "${FROM_CONF}"\n');
  const trees = { read: (path: string) => treesOnDisk(files, 10).read(path) };
  const request = { ...layersRequest(['/layer'], new Map()), multiconfig: '' };
  const evaluator = new Evaluator({ reader: files, trees, host: nobody }, request);
  const evaluated = () => ['a', 'b'].map((name) => evaluator.recipe(`/layer/recipes/${name}_1.0.bb`));
  const value = (recipe: 'a' | 'b', name: string) => {
    const given = evaluator.recipe(`/layer/recipes/${recipe}_1.0.bb`).variable(name);
    return given.kind === 'known' ? given.text : given.kind;
  };
  /** Writes a file; tells which of the recipes `a` and `b` are evaluated again. */
  const write = (path: string, text: string): string => {
    const before = evaluated();
    files.write(path, text);
    evaluator.changed(path);
    return evaluated()
      .map((metadata, index) => (metadata === before[index] ? '' : 'ab'.charAt(index)))
      .join('');
  };
  return { evaluator, files, write, value };
}

describe('the evaluator after a change', () => {
  it('evaluates the recipe that was edited, and no other', () => {
    const { write, value } = project();
    assert.equal(write('/layer/recipes/b_1.0.bb', 'B = "2"\n'), 'b');
    assert.equal(value('b', 'B'), '2');
  });

  it('evaluates the recipes that inherit the class', () => {
    const { write, value } = project();
    assert.equal(write('/layer/classes/some.bbclass', 'FROM_CLASS = "2"\n'), 'a');
    assert.equal(value('a', 'FROM_CLASS'), '2');
  });

  it('evaluates all recipes where the configuration is another', () => {
    const { write, value } = project();
    assert.equal(write('/layer/conf/bitbake.conf', 'FROM_CONF = "2"\n'), 'ab');
    assert.equal(value('b', 'B'), '2');
  });

  it('evaluates a recipe whose include was missing and is there now', () => {
    const { write, value } = project();
    assert.equal(value('a', 'MAYBE'), 'unset');
    assert.equal(write('/layer/recipes/maybe.inc', 'MAYBE = "yes"\n'), 'a');
    assert.equal(value('a', 'MAYBE'), 'yes');
  });

  it('evaluates nothing for a file that no recipe reads', () => {
    const { write } = project();
    assert.equal(write('/layer/classes/unused.bbclass', 'X = "1"\n'), '');
  });

  it('finds a recipe that is new', () => {
    const { evaluator, files } = project();
    assert.equal(evaluator.recipeFiles.recipes.length, 2);
    files.write('/layer/recipes/c_1.0.bb', 'C = "1"\n');
    evaluator.changed('/layer/recipes/c_1.0.bb');
    assert.deepEqual(evaluator.recipeFiles.recipes, [
      '/layer/recipes/a_1.0.bb',
      '/layer/recipes/b_1.0.bb',
      '/layer/recipes/c_1.0.bb',
    ]);
  });

  it('applies an append that is new', () => {
    const { write, value, evaluator } = project();
    assert.deepEqual(evaluator.recipeFiles.appends, []);
    assert.equal(write('/layer/recipes/a_%.bbappend', 'APPENDED = "yes"\n').includes('a'), true);
    assert.equal(value('a', 'APPENDED'), 'yes');
  });
});

describe('what a recipe may cost', () => {
  const loop = (count: number) => `\${@len([1 for each in range(${count})])}`;
  const why = 'takes too long to work out';

  it('ends code that runs for long, and what was not asked before is unknown with it', () => {
    const { evaluator, write } = project();
    write('/layer/recipes/b_1.0.bb', `A = "1"\nB = "${loop(10 ** 6)}"\nC = "3"\n`);
    const metadata = evaluator.recipe('/layer/recipes/b_1.0.bb');
    assert.deepEqual(metadata.variable('A'), { kind: 'known', text: '1' });
    assert.deepEqual(metadata.variable('B'), { kind: 'unknown', why });
    assert.deepEqual(metadata.variable('A'), { kind: 'known', text: '1' });
    assert.deepEqual(metadata.variable('C'), { kind: 'unknown', why });
  });

  it('grows with the text of the recipe and of what it includes, and not again with a second inclusion', () => {
    const { value, write } = project();
    const steps = `B = "${loop(120_000)}"\n`;
    const long = `# ${'x'.repeat(500_000)}\n`;
    const fits = (text: string) => {
      write('/layer/recipes/b_1.0.bb', text);
      return value('b', 'B') === '120000';
    };
    assert.equal(fits(steps), false);
    assert.equal(fits(`${long}${steps}`), true);
    write('/layer/recipes/long.inc', long);
    assert.equal(fits(`require long.inc\n${steps}`), true);
    write('/layer/recipes/long.inc', `# ${'x'.repeat(50_000)}\n`);
    assert.equal(fits(`${'require long.inc\n'.repeat(10)}${steps}`), false);
  });
});

describe('the configuration without a build folder', () => {
  it('has a usual machine and distro, unless others are chosen', () => {
    const usual = layersRequest(['/layers/meta'], new Map());
    assert.deepEqual(
      [...usual.chosen],
      [
        ['MACHINE', 'qemux86-64'],
        ['DISTRO', 'nodistro'],
      ],
    );
    assert.equal(usual.topFolder, '/layers/build');
    assert.equal(layersRequest([], new Map([['MACHINE', 'x']])).chosen.get('MACHINE'), 'x');
  });
});
