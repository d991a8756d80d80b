import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runExplain } from '../../../server/src/cli/explain';
import { describe as describeEntry } from '../../../server/src/knowledge/describe';
import { entries, variableNamed } from '../../../server/src/knowledge/knowledge';

describe('Description of an entry', () => {
  it('says what a newcomer asks, in this order', () => {
    const text = described('OCI_LAYERS');
    const parts = ['**`OCI_LAYERS`**', 'The layers of the image', 'Form:', 'Default:', 'Needs:', 'Releases:'];
    const offsets = [...parts, '**Values**', '**Checks**', '```bitbake', 'See also:'].map((part) => text.indexOf(part));
    assert.ok(!offsets.includes(-1), `${offsets}`);
    assert.deepEqual(
      offsets,
      offsets.toSorted((first, second) => first - second),
    );
  });

  it('puts the default of the release first and the others behind it', () => {
    const entry = variableNamed('OCI_IMAGE_ENTRYPOINT');
    assert.ok(entry);
    assert.match(describeEntry(entry, 'kirkstone'), /Default: `\?= "sh"`; `\?= ""` \(since wrynose\)/);
    assert.match(describeEntry(entry, 'wrynose'), /Default: `\?= ""`; `\?= "sh"` \(up to whinlatter\)/);
  });

  it('says that a release has not got it', () => {
    const entry = variableNamed('OCI_LAYERS');
    assert.ok(entry);
    assert.match(describeEntry(entry, 'kirkstone'), /\*\*Not in kirkstone\*\*: since wrynose\./);
    assert.doesNotMatch(describeEntry(entry, 'master'), /Not in/);
  });

  it('shows a long list of values in one line', () => {
    assert.match(described('PACKAGECONFIG:pn-libvirt'), /^`gnutls`, `qemu`, /m);
  });

  it('leaves nothing undefined or empty in any entry', () => {
    for (const entry of entries()) {
      const text = describeEntry(entry, 'wrynose');
      assert.doesNotMatch(text, /undefined|^- ?$|\n{3}/m, entry.name);
    }
  });
});

describe('metavirt explain', () => {
  it('prints an entry', () => {
    const result = explained(['CONTAINER_PROFILE']);
    assert.equal(result.code, 0);
    assert.match(result.out, /^\*\*`CONTAINER_PROFILE`\*\*/);
    assert.equal(result.err, '');
  });

  it('looks behind overrides', () => {
    assert.match(explained(['IMAGE_INSTALL:append:pn-core-image-base']).out, /^\*\*`IMAGE_INSTALL`\*\*/);
  });

  it('prints every meaning of a name', () => {
    assert.equal(explained(['export']).out.split('\n---\n').length, 2);
  });

  it('knows the keys of configuration files, by their names or with their tables', () => {
    const keys = explained(['cgroup_manager']).out.split('\n\n---\n\n');
    assert.match(keys[0] ?? '', /^`engine\.cgroup_manager` · a text in containers\.conf/);
    assert.match(keys[1] ?? '', /in crio\.conf/);
    assert.match(explained(['engine.runtimes']).out, /^`engine\.runtimes` · a table in containers\.conf/);
    assert.match(explained(['containers.conf']).out, /`containers`, `engine`, `network`/);
    assert.match(explained(['path']).out, /And \d+ more keys of that name\.$/);
    assert.match(explained(['cgroup_managr']).err, /did you mean cgroup_manager\?$/);
  });

  it('suggests the nearest name for one that is not known', () => {
    const result = explained(['OCI_LAYER_MOED']);
    assert.equal(result.code, 1);
    assert.equal(result.out, '');
    assert.equal(result.err, 'metavirt explain: nothing is known of OCI_LAYER_MOED; did you mean OCI_LAYER_MODE?');
  });

  it('suggests nothing where nothing is near', () => {
    assert.equal(explained(['xyzzy-plugh-frotz']).err, 'metavirt explain: nothing is known of xyzzy-plugh-frotz');
  });

  it('follows the release that is asked about', () => {
    assert.match(explained(['OCI_LAYERS', '--release', 'scarthgap']).out, /Not in scarthgap/);
  });

  it('refuses arguments that make no sense', () => {
    for (const args of [[], ['--release'], ['OCI_LAYERS', '--release', 'jethro'], ['OCI_LAYERS', '--colour']]) {
      const result = explained(args);
      assert.equal(result.code, 2, args.join(' '));
      assert.match(result.err, /^metavirt explain: .+$/);
      assert.equal(result.out, '');
    }
  });
});

function described(name: string): string {
  const entry = variableNamed(name);
  assert.ok(entry);
  return describeEntry(entry);
}

function explained(args: readonly string[]): { readonly code: number; readonly out: string; readonly err: string } {
  let out = '';
  let err = '';
  const code = runExplain(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}
