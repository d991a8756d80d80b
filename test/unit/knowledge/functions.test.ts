/** Every function that is known answers where its name can stand: in hover, completion and `metavirt explain`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { complete } from '../../../server/src/features/completion';
import { describeItem } from '../../../server/src/features/completion/describeItem';
import { explain } from '../../../server/src/features/explain';
import { explainedNames } from '../../../server/src/features/explain/explainedNames';
import { hover } from '../../../server/src/features/hover';
import { classNamed, entriesNamed } from '../../../server/src/knowledge/knowledge';
import { pythonFunctionNamed, pythonFunctions, pythonModules } from '../../../server/src/knowledge/pythonFunctions';
import { shellFunctionNamed, shellFunctions } from '../../../server/src/knowledge/shellFunctions';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';
import { standardLibrary } from '../../../server/src/python/library/standardLibrary';
import { PyModule } from '../../../server/src/python/value';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { MemoryFiles } from '../project/memoryFiles';

/** No layer is there: what is said comes from the knowledge. */
const { snapshot } = new ProjectIndex(new MemoryFiles());
const path = '/layer/recipes/example/example_1.0.bb';

/** The handler of an event, in which `e` and `d` have their meaning. */
const pythonCode = { before: 'addhandler example\npython example() {\n    ', after: '\n}\n' };
const shellCode = { before: 'do_example() {\n    ', after: '\n}\n' };

const all = [
  ...pythonFunctions().map(({ name }) => ({ name, code: pythonCode })),
  ...shellFunctions().map(({ name }) => ({ name, code: shellCode })),
];

describe('A function that is known', () => {
  it('answers a hover', () => {
    const silent = all.filter(({ name, code }) => !hoverIn(code, name)?.startsWith(`**\`${name}\`**`));
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
    );
  });

  it('is proposed, and explained when it is looked at', () => {
    const missing = all.filter(({ name, code }) => {
      const item = proposed(code, name).find(({ label }) => label === name);
      return !item?.topic || !describeItem(snapshot, item.topic)?.includes(`**\`${name}\`**`);
    });
    assert.deepEqual(
      missing.map(({ name }) => name),
      [],
    );
  });

  it('is explained by its name, and stands in the list of names', () => {
    const listed = new Set(explainedNames(undefined).map(({ name }) => name));
    const silent = all.filter(
      ({ name }) => !explain(name, undefined)?.includes(`**\`${name}\`**`) || !listed.has(name),
    );
    assert.deepEqual(
      silent.map(({ name }) => name),
      [],
    );
  });

  it('is there for each that the layers call three times or more', () => {
    const names = readFileSync(join(__dirname, 'function-names.txt'), 'utf8').split('\n');
    const called = names.filter((name) => name !== '' && !name.startsWith('#'));
    assert.ok(called.length > 100);
    assert.deepEqual(
      called.filter((name) => !pythonFunctionNamed(name)),
      [],
    );
  });
});

describe('The shell functions', () => {
  it('have a name each, a meaning, a stage and a file that defines them', () => {
    assert.equal(new Set(shellFunctions().map(({ name }) => name)).size, shellFunctions().length);
    for (const { name, meaning, stage, definedIn, example } of shellFunctions()) {
      assert.match(name, /^[a-z_][\w-]*$/);
      assert.match(meaning, /^[A-Z].*\.$/, name);
      assert.match(stage, /^\w/, name);
      assert.match(definedIn, /^(?:meta\/)?classes(?:-global|-recipe)?\/[\w.-]+\.bbclass$/, name);
      assert.notEqual(example, '', name);
    }
  });

  it('have arguments that say what they are, those that must be there in front of the last one that need not', () => {
    for (const { name, arguments: written } of shellFunctions()) {
      for (const each of written) assert.match(each.meaning, /^[A-Z`].*\.$/, name);
      assert.equal(new Set(written.map((each) => each.name)).size, written.length, name);
    }
  });

  it('belong to the class that their file defines, and refer to what is known', () => {
    for (const { name, class: ofClass, definedIn, see = [] } of shellFunctions()) {
      if (ofClass !== undefined) assert.ok(definedIn.endsWith(`/${ofClass}.bbclass`), name);
      else assert.match(definedIn, /^meta\/classes-global\//, name);
      for (const other of see) {
        const isKnown = entriesNamed(other).length > 0 || shellFunctionNamed(other) || classNamed(other);
        assert.ok(isKnown, `${name} refers to ${other}`);
      }
    }
  });
});

describe("The modules of Python's library", () => {
  it('have the names that values can be worked out with', () => {
    const library = standardLibrary(new MemoryFiles() as never, { cpuCount: 2 } as never);
    for (const [module, names] of Object.entries(pythonModules())) {
      const found = library.find(module);
      assert.ok(found instanceof PyModule, module);
      assert.deepEqual(names, [...found.attributes.keys()].filter((name) => !name.startsWith('_')).sort(), module);
    }
  });
});

interface Code {
  readonly before: string;
  readonly after: string;
}

function hoverIn({ before, after }: Code, name: string): string | undefined {
  const offset = before.length + name.length - 1;
  return hover(snapshot, fileOf(before + name + after), offset)?.markdown;
}

function proposed({ before, after }: Code, name: string) {
  return (
    complete(snapshot, fileOf(before + name + after), before.length + name.length, { snippets: false })?.items ?? []
  );
}

function fileOf(text: string) {
  return { path, tree: parse(text, 'recipe') };
}
