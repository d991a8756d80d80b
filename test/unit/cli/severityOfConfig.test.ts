import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { lint, lintFolder } from './lintFolder';

const { path: folder, write, remove } = lintFolder();
after(remove);

const compatible = (release: string): string => `LAYERSERIES_COMPAT_example = "${release}"\n`;

describe('The severity of a finding in daemon.json', () => {
  it('is information where only the recipe of Docker could say for sure', async () => {
    write('alone/recipes/files/daemon.json', '{ "storage-driver": "btrfs", "hosts": ["fd://"] }\n');
    assert.deepEqual(await severities('alone', 'scarthgap'), {
      'storage-driver-not-built': 'info',
      'docker-flag-in-file': 'info',
    });
  });

  it('is what dockerd does where the recipe is at hand', async () => {
    write('beside/recipes/files/daemon.json', '{ "storage-driver": "btrfs", "hosts": ["fd://"] }\n');
    write('beside/recipes/docker-moby_git.bb', 'LICENSE = "MIT"\nBUILD_TAGS = "exclude_graphdriver_btrfs"\n');
    const found = await severities('beside', 'scarthgap');
    assert.equal(found['storage-driver-not-built'], 'error');
    assert.equal(found['docker-flag-in-file'], 'warning');
  });

  it('is information for a key that the Docker of the release still reads', async () => {
    write('old/recipes/files/daemon.json', '{ "oom-score-adjust": -500 }\n');
    assert.deepEqual(await severities('old', 'kirkstone'), { 'deprecated-config-key': 'info' });
    assert.deepEqual(await severities('old', 'scarthgap'), { 'deprecated-config-key': 'error' });
  });
});

/** Of the findings in `daemon.json`, by their rules. */
async function severities(layer: string, release: string): Promise<Readonly<Record<string, string>>> {
  write(
    `${layer}/conf/layer.conf`,
    `BBPATH .= ":\${LAYERDIR}"\nBBFILES += "\${LAYERDIR}/recipes/*.bb"\nBBFILE_COLLECTIONS += "example"\n${compatible(release)}`,
  );
  const { out } = await lint(join(folder, layer), '--format', 'json');
  const findings: readonly { file: string; rule: string; severity: string }[] = JSON.parse(out);
  return Object.fromEntries(
    findings.filter(({ file }) => file.endsWith('daemon.json')).map(({ rule, severity }) => [rule, severity]),
  );
}
