import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import {
  type CheckedFile,
  checkFiles,
  type FilesToCheck,
  type FindingsOfValues,
} from '../../../server/src/features/diagnostics/checkFiles';
import type { Diagnostic } from '../../../server/src/features/diagnostics/diagnostic';

const paths = [
  '/layer/common.inc',
  '/layer/conf/layer.conf',
  '/layer/first.bb',
  '/layer/first.bbappend',
  '/layer/policy.json',
  '/layer/second.bb',
];

describe('Checking files', () => {
  it('finds what is wrong in each file, and through recipes in the files that they include', () => {
    const found = check({
      look: (path, inValues) => file(path, path.endsWith('second.bb') ? [finding('own'), ...inValues] : inValues),
    });
    assert.deepEqual(shown(found), ['/layer/common.inc: value', '/layer/second.bb: own']);
  });

  it('evaluates each recipe once, whichever of its files are looked at', () => {
    const asked: string[] = [];
    check({ evaluated: values(asked) });
    assert.deepEqual(asked, ['/layer/first.bb', '/layer/conf/layer.conf', '/layer/second.bb']);
  });

  it('says nothing of files that were not asked about', () => {
    assert.deepEqual(shown(check({ paths: ['/layer/first.bb'] })), []);
  });

  it('leaves out files that cannot be looked at', () => {
    const found = check({
      look: (path) => (path.endsWith('.json') ? file(path, [finding('own')]) : undefined),
    });
    assert.deepEqual(shown(found), ['/layer/policy.json: own']);
  });

  it('tells how far it is, and can be put off after each file and each recipe', () => {
    const counts: number[] = [];
    const work = checkFiles({ ...request, checked: (count) => counts.push(count) });
    work.next();
    work.next();
    assert.deepEqual(counts, [], 'a recipe is evaluated apart, and so are its findings');
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
      /\.(?:bb|bbappend|inc)$/.test(path) ? [path.replace('.bbappend', '.bb').replace('common.inc', 'first.bb')] : [],
    prepare: () => undefined,
    findingsOfRecipe(path) {
      asked.push(path);
      return [{ ...finding('value'), path: '/layer/common.inc' }];
    },
    findingsOfConfiguration(path) {
      asked.push(path);
      return [];
    },
    findingsOfClass: () => [],
  };
}

const request: FilesToCheck = {
  paths,
  evaluated: values(),
  look: file,
  checked: () => undefined,
};

function check(changes: Partial<FilesToCheck>): readonly CheckedFile[] {
  return runAtOnce(checkFiles({ ...request, ...changes }));
}

function file(path: string, findings: readonly Diagnostic[]): CheckedFile {
  return { path, text: 'text', findings };
}

function finding(rule: string): Diagnostic {
  return { span: { start: 0, end: 3 }, severity: 'warning', rule, message: 'It is wrong.', fix: undefined };
}

function shown(files: readonly CheckedFile[]): readonly string[] {
  return files.map(({ path, findings }) => `${path}: ${findings.map(({ rule }) => rule).join(', ')}`);
}
