import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import type { Diagnostic } from '../../../server/src/features/diagnostics';
import {
  type CheckedFile,
  checkFiles,
  type FilesToCheck,
  type FindingsOfValues,
} from '../../../server/src/features/diagnostics/checkFiles';
import type { TreeSource } from '../../../server/src/project/resolution/lookup';
import { dialectByName } from '../../../server/src/syntax/bitbake/dialect';
import { parse } from '../../../server/src/syntax/bitbake/parse';

const texts: Readonly<Record<string, string>> = {
  '/layer/common.inc': 'OCI_LAYER_MODE = "multi"\n',
  '/layer/first.bb': 'require common.inc\n',
  '/layer/first.bbappend': 'FOO = "a"\n',
  '/layer/second.bb': 'require common.inc\n',
  '/layer/conf/ccache.conf': 'max_size 5G\n',
  '/layer/conf/layer.conf': 'BBPATH = ""\n',
};

const paths = Object.keys(texts);

const trees: TreeSource = {
  read(path) {
    const text = texts[path];
    return text === undefined ? { kind: 'missing' } : { kind: 'tree', tree: parse(text, dialectByName(path)) };
  },
};

describe('Checking files', () => {
  it('finds what is wrong in each file, and through recipes in the files that they include', () => {
    const found = check({
      findingsIn: ({ path }, evaluated) => (path.endsWith('second.bb') ? [finding('own'), ...evaluated] : evaluated),
    });
    assert.deepEqual(shown(found), ['/layer/common.inc: value', '/layer/second.bb: own']);
  });

  it('evaluates each recipe once, whichever of its files are looked at', () => {
    const asked: string[] = [];
    check({ evaluated: values(asked) });
    assert.deepEqual(asked, [
      '/layer/first.bb',
      '/layer/second.bb',
      '/layer/conf/ccache.conf',
      '/layer/conf/layer.conf',
    ]);
  });

  it('says nothing of files that were not asked about', () => {
    assert.deepEqual(shown(check({ paths: ['/layer/first.bb'] })), []);
  });

  it('leaves out files of other programs, and those that are gone', () => {
    const found = check({
      paths: ['/layer/conf/ccache.conf', '/layer/gone.bb', '/layer/conf/layer.conf'],
      findingsIn: () => [finding('own')],
    });
    assert.deepEqual(shown(found), ['/layer/conf/layer.conf: own']);
  });

  it('tells how far it is, and can be put off after each file and each recipe', () => {
    const counts: number[] = [];
    const work = checkFiles({ ...request, checked: (count) => counts.push(count) });
    work.next();
    assert.deepEqual(counts, [], 'values are looked at apart');
    work.next();
    assert.deepEqual(counts, [1]);
    runAtOnce(work);
    assert.deepEqual(counts, [1, 2, 3, 4, 5, 6]);
  });
});

/** Both recipes have the same finding, in the file that they include. */
function values(asked: string[] = []): FindingsOfValues {
  return {
    recipesFor: (path) =>
      path.endsWith('.conf') ? [] : [path.replace('.bbappend', '.bb').replace('common.inc', 'first.bb')],
    findingsOfRecipe(path) {
      asked.push(path);
      return [{ ...finding('value'), path: '/layer/common.inc' }];
    },
    findingsOfConfiguration(path) {
      asked.push(path);
      return [];
    },
  };
}

const request: FilesToCheck = {
  paths,
  trees,
  evaluated: values(),
  findingsIn: (_file, evaluated) => evaluated,
  checked: () => undefined,
};

function check(changes: Partial<FilesToCheck>): readonly CheckedFile[] {
  return runAtOnce(checkFiles({ ...request, ...changes }));
}

function finding(rule: string): Diagnostic {
  return { span: { start: 0, end: 3 }, severity: 'warning', rule, message: 'It is wrong.', fix: undefined };
}

function shown(files: readonly CheckedFile[]): readonly string[] {
  return files.map(({ path, findings }) => `${path}: ${findings.map(({ rule }) => rule).join(', ')}`);
}
