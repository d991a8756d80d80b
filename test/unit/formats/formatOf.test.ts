import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canBeConfigFile, formatOf } from '../../../server/src/formats/formatOf';
import { maskedText } from '../../../server/src/formats/maskedText';

describe('The format of a file', () => {
  it('is told by its path where that is enough', () => {
    const formats = [
      '/etc/containers/policy.json',
      '/layer/files/registries.conf',
      '/etc/containers/registries.conf.d/50-mine.conf',
      '/etc/containers/storage.conf',
      '/etc/docker/daemon.json',
      '/etc/containerd/config.toml',
      '/etc/containerd/certs.d/docker.io/hosts.toml',
      '/layer/files/10-net.conflist',
      '/etc/containers/systemd/app.container',
      '/lib/systemd/system/k3s.service',
      '/var/lib/lxc/app/config',
      '/etc/xen/guest.cfg',
    ].map((path) => formatOf(path, ''));
    assert.deepEqual(formats, [
      'policy.json',
      'registries.conf',
      'registries.conf',
      'storage.conf',
      'daemon.json',
      'containerd',
      'hosts.toml',
      'cni',
      'quadlet',
      'systemd',
      'lxc',
      'xl',
    ]);
  });

  it('is told by the text where the name is that of other programs too', () => {
    assert.equal(formatOf('/l/files/policy.json', '{"default": [{"type": "reject"}]}'), 'policy.json');
    assert.equal(formatOf('/l/files/policy.json', '{"Version": "2012-10-17"}'), undefined);
    assert.equal(formatOf('/l/files/app.conf', '# app\nlxc.uts.name = a\n'), 'lxc');
    assert.equal(formatOf('/l/files/app.conf', 'name = lxc.uts.name\n'), undefined);
    assert.equal(formatOf('/l/files/a.cfg', 'CONFIG_XEN=y\n'), undefined);
    assert.equal(formatOf('/l/files/a.cfg', "name = 'a'\ndisk=['x']\n"), 'xl');
    assert.equal(formatOf('/l/files/a.toml', '[tool.pytest]\n'), undefined);
    assert.equal(formatOf('/l/files/lab.network', '[Network]\nSubnet=10.0.0.0/24\n'), 'quadlet');
    assert.equal(formatOf('/l/files/br0.network', '[Network]\nSubnet=10.0.0.0/24\n[Match]\nName=br0\n'), undefined);
    assert.equal(formatOf('/l/files/br0.network', '[Match]\nName=br0\n[Network]\nDHCP=yes\n'), undefined);
  });

  it('is none for what BitBake reads', () => {
    assert.equal(canBeConfigFile('/layer/conf/distro/include/registries.conf'), false);
    assert.equal(canBeConfigFile('/layer/recipes/app.bb'), false);
    assert.equal(canBeConfigFile('/layer/recipes/files/registries.conf'), true);
  });
});

describe('What is put in by a build or the shell', () => {
  it('is replaced by as many characters', () => {
    const text = 'a = "${X}" ${@f("x")} $name \\$name `date` $(id)';
    const { text: masked } = maskedText(text, true);
    assert.equal(masked.length, text.length);
    assert.equal(masked, 'a = "1111" 1111111111 11111 \\$name 111111 11111');
    assert.equal(maskedText('$name ${X}', false).text, '$name 1111');
  });
});
