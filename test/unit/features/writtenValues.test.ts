import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '../../spec/ruleProject';

function findingIn(lines: readonly string[]) {
  const files = new Map([['recipes/app.bb', lines.join('\n')]]);
  const found = findingsIn(files, { release: 'master', besideLayers: false, profile: 'container' });
  const [finding, ...others] = found.get('recipes/app.bb') ?? [];
  assert.deepEqual(others, []);
  assert.ok(finding);
  return finding;
}

const writing = ['do_install() {', '    echo \'{ "log-format": "${FORMAT}" }\' > ${D}/etc/docker/daemon.json', '}', ''];

describe('A wrong value that a function writes', () => {
  it('is mended where it is written, and tells where it is put in', () => {
    const lines = ['LICENSE = "MIT"', 'FORMAT = "jsn"', ...writing];
    const { fix, related } = findingIn(lines);
    const [edit] = fix?.edits ?? [];
    const text = lines.join('\n');
    assert.equal(edit && text.slice(0, edit.span.start) + edit.text, 'LICENSE = "MIT"\nFORMAT = "json');
    const [reference] = related ?? [];
    assert.equal(reference?.message, 'It is written into /etc/docker/daemon.json here.');
    assert.equal(text.slice(reference?.span.start, reference?.span.end), '"${FORMAT}"');
  });

  it('has no fix where it is put together of others', () => {
    const { fix } = findingIn(['LICENSE = "MIT"', 'END = "sn"', 'FORMAT = "j${END}"', ...writing]);
    assert.equal(fix, undefined);
  });
});
