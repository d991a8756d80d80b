import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configLinks } from '../../../server/src/features/documentLinks/configLinks';
import type { ConfigFormat } from '../../../server/src/formats/configFile';
import type { Snapshot } from '../../../server/src/project/snapshot';
import { textAsConfigFile } from '../formats/textAsConfigFile';

/** What stands in the links, and where they lead, with these files there. */
function links(format: ConfigFormat, path: string, text: string, files: readonly string[]): readonly string[] {
  const snapshot = { isFile: (asked: string) => files.includes(asked) } as Snapshot;
  return configLinks(textAsConfigFile(format, text, path), snapshot).map(
    ({ span, target }) => `${text.slice(span.start, span.end)} -> ${target}`,
  );
}

describe('configLinks', () => {
  it('lead from a feature of the kernel to its fragments, patches and includes', () => {
    const text = 'define KFEATURE_DESCRIPTION "x"\nkconf hardware net.cfg\npatch a.patch\ninclude base.scc nopatch\n';
    const files = ['/l/features/net.cfg', '/l/features/a.patch', '/l/features/base.scc'];
    assert.deepEqual(links('scc', '/l/features/x.scc', text, files), [
      'net.cfg -> /l/features/net.cfg',
      'a.patch -> /l/features/a.patch',
      'base.scc -> /l/features/base.scc',
    ]);
  });

  it('lead from a unit of Quadlet to those that it needs', () => {
    const text = '[Container]\nImage=docker.io/x:1\nNetwork=edge.network:ip=192.0.2.5\nVolume=data.volume:/data\n';
    assert.deepEqual(links('quadlet', '/l/files/app.container', text, ['/l/files/edge.network']), [
      'edge.network -> /l/files/edge.network',
    ]);
  });

  it('lead from a file of kas to those that it includes, from the top of the repository', () => {
    const text =
      'header:\n  version: 14\n  includes:\n    - kas/base.yml\n    - repo: other\n      file: kas/base.yml\n';
    assert.deepEqual(links('kas', '/top/kas/x.yml', text, ['/top/kas/base.yml']), [
      'kas/base.yml -> /top/kas/base.yml',
    ]);
  });

  it('lead nowhere from other formats, and to no file that is not there', () => {
    assert.deepEqual(links('daemon.json', '/l/daemon.json', '{"a": "x.network"}', ['/l/x.network']), []);
    assert.deepEqual(links('scc', '/l/x.scc', 'include gone.scc\n', []), []);
  });
});
