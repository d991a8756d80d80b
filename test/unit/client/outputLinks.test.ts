import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outputLinks } from '../../../client/src/toolchain/buildOutput/outputLinks';
import { recorded } from './recordings';

/** The links in all lines of a recording of the real BitBake. */
function linksIn(name: string): readonly string[] {
  const lines = recorded(`${name}.txt`).split('\n');
  return lines.flatMap((text) =>
    outputLinks(text).map(({ start, length, file, line, task, isLog }) => {
      const place = line ?? task ?? (isLog ? 'log' : '');
      return `${text.slice(start, start + length)} -> ${file.split('/').at(-1)} ${place}`.replace(/^.*?(\S* ->)/, '$1');
    }),
  );
}

test('The log of a failed task and its recipe are links', () => {
  const links = linksIn('task-shell');
  assert.ok(links.some((link) => /log\.do_compile\.\d+ -> log\.do_compile\.\d+ log$/.test(link)));
  assert.ok(links.some((link) => link.endsWith('failing_1.0.bb:do_compile -> failing_1.0.bb do_compile')));
});

test('The frames of a Python stack in the metadata are links', () => {
  const links = linksIn('task-python');
  assert.ok(links.some((link) => link.endsWith('-> failing_1.0.bb 7')));
});

test('Places in configuration files are links', () => {
  assert.ok(linksIn('conf-renamed-variable').some((link) => link.endsWith('-> local.conf 1')));
  assert.ok(linksIn('parse-syntax').some((link) => /-> broken_1\.0\.bb \d+$/.test(link)));
});

test('A recipe of another configuration or for the build machine is a link to its file', () => {
  const [link] = outputLinks('NOTE: Running task 3 of 9 (mc:other:virtual:native:/l/app_1.0.bb:do_compile)');
  assert.deepEqual(link, {
    start: 51,
    length: 24,
    file: '/l/app_1.0.bb',
    line: undefined,
    task: 'do_compile',
    isLog: false,
  });
});

test('Other lines have none', () => {
  const lines = [
    'NOTE: Executing Tasks',
    'https://example.com/log.do_compile',
    'do_compile of app.bb',
    '/l/app_1.0.bb',
  ];
  assert.deepEqual(
    lines.flatMap(outputLinks).filter(({ file }) => !file.includes('example')),
    [],
  );
});
