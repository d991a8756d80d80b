import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitbakeLibrary } from '../../../../server/src/project/evaluation/library/bitbakeLibrary';
import { DatastoreObject } from '../../../../server/src/project/evaluation/library/datastoreObject';
import { unknownHost } from '../../../../server/src/python/library/host';
import { PyModule, type PyValue, Unknown } from '../../../../server/src/python/value';
import { evaluate } from '../../python/library/evaluate';
import { memoryFiles } from '../../python/library/memoryFiles';
import { simpleDatastore } from './simpleDatastore';

const files = memoryFiles({ '/files/a.patch': '', '/files/sub/b.patch': '' });

/** What an expression gives with the variables set, and what BitBake would have printed. */
function run(expression: string, variables: Readonly<Record<string, PyValue>> = {}) {
  const messages: string[] = [];
  const report = (level: string, message: string): void => void messages.push(`${level}: ${message}`);
  const library = bitbakeLibrary({ version: '2.19.0', files, facts: unknownHost, report });
  const datastore = simpleDatastore();
  for (const [name, value] of Object.entries(variables)) datastore.setVar(name, value);
  const bb = library.find('bb');
  assert.ok(bb instanceof PyModule);
  const names = new Map<string, PyValue>([
    ['d', new DatastoreObject(datastore)],
    ['bb', bb],
    ['unknown', new Unknown('was not said')],
  ]);
  return { value: evaluate('', expression, { names, find: (name) => library.find(name) }), messages };
}

test('Looks along a search path at the files that are known', () => {
  assert.equal(run("bb.utils.which('/none:/files', 'a.patch')").value, "'/files/a.patch'");
  assert.equal(run("bb.utils.which('/none:/files', 'x')").value, "''");
  assert.equal(run("bb.utils.which('/b:/files', 'a.patch', direction=1)").value, "'/files/a.patch'");
  assert.equal(
    run("bb.utils.which('/none:/files', 'a.patch', history=True)").value,
    "('/files/a.patch', ['/none/a.patch', '/files/a.patch'])",
  );
  assert.equal(
    run("bb.utils.which('/unknown:/files', 'a.patch')").value,
    'unknown, because it depends on /unknown/a.patch',
  );
});

test('Finds the local files of SRC_URI along FILESPATH', () => {
  const variables = { SRC_URI: 'file://a.patch file://sub/b.patch https://h/x', FILESPATH: '/none:/files' };
  assert.equal(
    run("bb.fetch2.Fetch(['file://a.patch'], d).localpath('file://a.patch')", variables).value,
    "'/files/a.patch'",
  );
  assert.equal(
    run('bb.fetch2.get_checksum_file_list(d)', variables).value,
    "'/none/a.patch:False /files/a.patch:True /none/sub/b.patch:False /files/sub/b.patch:True'",
  );
});

test('Does not know what only a repository can tell', () => {
  const variables = { SRC_URI: 'git://h/a;branch=main', SRCREV: 'AUTOINC', PN: 'a' };
  const why = 'unknown, because it asks the repository of git://h/a;branch=main';
  assert.equal(run('bb.fetch2.get_srcrev(d)', variables).value, `${why} for its latest revision`);
  assert.equal(run('bb.fetch2.get_srcrev(d)', { ...variables, SRCREV: 'v1.0' }).value, `${why} which commit v1.0 is`);
});

test('Gives unknown variables on, and the results that do not depend on them', () => {
  const unknown = { FEATURES: new Unknown('was not said') };
  assert.equal(
    run("bb.utils.contains('FEATURES', 'a', 'x', 'y', d)", unknown).value,
    'unknown, because it was not said',
  );
  assert.equal(run("bb.utils.filter('FEATURES', 'a', d)", unknown).value, 'unknown, because it was not said');
  assert.equal(run("bb.utils.contains('A', 'a', 'x', unknown, d)", { A: 'a' }).value, "'x'");
  assert.equal(run("bb.utils.contains('A', unknown, 'x', 'y', d)").value, "'y'");
});

test('Sets a variable to an unknown value, and touches none with an unknown name', () => {
  assert.equal(run("[d.setVar('A', unknown), d.getVar('A')][1]").value, 'unknown, because it was not said');
  assert.equal(run('d.getVar(unknown)').value, 'unknown, because it was not said');
  assert.equal(run("[d.setVar(unknown, 'x'), sorted(d.keys())][1]").value, '[]');
});

test('Reports what BitBake would print', () => {
  assert.deepEqual(run("bb.warn('a', 'b')").messages, ['warning: ab']);
  assert.deepEqual(run("bb.note('a ', unknown)").messages, ['note: a …']);
  assert.deepEqual(run("bb.debug(2, 'a')").messages, ['debug: a']);
  const fatal = run("bb.fatal('no ', unknown)");
  assert.deepEqual(fatal.messages, ['fatal: no …']);
  assert.equal(fatal.value, 'raises BBHandledException: ');
});

test('Makes, removes and locks nothing', () => {
  assert.equal(run("bb.utils.mkdirhier('/files/new')").value, 'None');
  assert.equal(run("bb.utils.remove('/files', recurse=True)").value, 'None');
  assert.equal(run("bb.process.run('rm -rf /')").value, 'unknown, because it runs a program');
  assert.equal(run("bb.build.exec_func('do_x', d)").value, 'unknown, because it runs a function as a task does');
});

test('Finds the layer of a file by the patterns of the collections', () => {
  const variables = {
    BBFILE_COLLECTIONS: 'core inner',
    BBFILE_PATTERN_core: '^/layers/',
    BBFILE_PATTERN_inner: '^/layers/inner/',
    BBFILES_PRIORITIZED: '/layers/inner/*.bb',
  };
  assert.equal(run("bb.utils.get_file_layer('/layers/inner/a.bb', d)", variables).value, "'inner'");
  assert.equal(run("bb.utils.get_file_layer('/layers/b.bbclass', d)", variables).value, "'core'");
  assert.equal(run("bb.utils.get_file_layer('/else/b.bbclass', d)", variables).value, 'None');
});

test('A module that only a build has a use for is unknown in its parts', () => {
  assert.equal(run("__import__('bb.tinfoil').Tinfoil()").value.startsWith('unknown'), true);
  assert.equal(run('bb.runqueue.RunQueue').value, 'unknown, because it uses bb.runqueue.RunQueue');
});
