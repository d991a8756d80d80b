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
      '/etc/rancher/k3s/config.yaml',
      '/etc/rancher/k3s/config.yaml.d/10-mine.yaml',
      '/etc/rancher/k3s/registries.yaml',
      '/etc/docker/registry/config.yml',
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
      'k3s',
      'k3s',
      'k3s-registries',
      'distribution',
    ]);
  });

  it('is told by the text of a file of YAML, unless that is for others', () => {
    const header = 'header:\n  version: 14\n';
    assert.equal(formatOf('/l/ci/one.yml', `${header}machine: qemuarm64\n`), 'kas');
    assert.equal(formatOf('/l/ci/one.yml', 'header:\n  # why\n\n  includes:\n    - a.yml\n'), 'kas');
    assert.equal(formatOf('/l/kas/one.yml', 'machine: qemuarm64\n'), 'kas');
    assert.equal(formatOf('/l/kas/one.json', '{"header": {"version": 11}, "machine": "qemuarm64"}'), 'kas');
    assert.equal(formatOf('/l/other.json', '{"header": {"title": "a"}, "machine": "qemuarm64"}'), undefined);
    assert.equal(formatOf('/l/ci/one.yml', 'machine: qemuarm64\n'), undefined);
    assert.equal(formatOf('/l/files/config.yaml', 'token: a\n'), 'k3s');
    assert.equal(formatOf('/l/files/config.yaml', 'name: a\n'), undefined);
    assert.equal(formatOf('/l/files/config.yml', 'version: 0.1\nstorage: inmemory\n'), 'distribution');
    assert.equal(formatOf('/l/registry/dev.yml', 'storage: inmemory\nhttp:\n'), 'distribution');
    assert.equal(formatOf('/l/registry/traefik.yml', 'http:\n  routers:\n'), undefined);
    assert.equal(formatOf('/l/files/config.yml', 'storage: inmemory\n'), undefined);
    for (const foreign of ['apiVersion: v1\nkind: Config\n', 'services:\n  a:\n', 'on: [push]\njobs:\n']) {
      for (const path of ['/l/kas/one.yml', '/l/k3s/files/config.yaml', '/l/registry.yml', '/l/registries.yaml']) {
        assert.equal(formatOf(path, `${foreign}${header}token: a\nstorage: a\nmirrors:\nmachine: a\n`), undefined);
      }
    }
  });

  it('is told by the text where the name is that of other programs too', () => {
    assert.equal(formatOf('/l/files/policy.json', '{"default": [{"type": "reject"}]}'), 'policy.json');
    assert.equal(formatOf('/l/files/policy.json', '{"default": [{"type": "allow"}]}'), 'policy.json');
    assert.equal(formatOf('/l/files/policy.json', '{"Version": "2012-10-17"}'), undefined);
    assert.equal(formatOf('/l/files/app.conf', '# app\nlxc.uts.name = a\n'), 'lxc');
    assert.equal(formatOf('/l/files/app.conf', 'name = lxc.uts.name\n'), undefined);
    assert.equal(formatOf('/l/files/a.cfg', 'CONFIG_XEN=y\n'), 'kernel');
    assert.equal(formatOf('/l/files/a.cfg', "name = 'a'\ndisk=['x']\n"), 'xl');
    assert.equal(formatOf('/l/files/xen/a.cfg', "name = 'a'\nmemory = 512\n"), 'xl');
    assert.equal(formatOf('/l/files/lab/a.cfg', "name = 'a'\nmemory = 512\n"), undefined);
    assert.equal(formatOf('/l/files/a.toml', '[tool.pytest]\n'), undefined);
    assert.equal(formatOf('/l/files/lab.network', '[Network]\nSubnet=10.0.0.0/24\n'), 'quadlet');
    assert.equal(formatOf('/l/files/br0.network', '[Network]\nSubnet=10.0.0.0/24\n[Match]\nName=br0\n'), undefined);
    assert.equal(formatOf('/l/files/br0.network', '[Match]\nName=br0\n[Network]\nDHCP=yes\n'), undefined);
  });

  it('is told apart from that of other programs with the ending .cfg', () => {
    const kernel = [
      ['/l/recipes-kernel/linux/linux-yocto/docker.cfg', ''],
      ['/l/recipes-kernel/linux/linux-yocto_6.6/defconfig', '# CONFIG_BRIDGE is not set\n'],
      ['/l/recipes-extended/xen/files/guest.cfg', '# guests\nCONFIG_HYPERV_GUEST=y\n'],
      ['${WORKDIR}/app.cfg', '# CONFIG_BRIDGE is not set\n'],
    ] as const;
    for (const [path, text] of kernel) assert.equal(formatOf(path, text), 'kernel', path);
    const others = [
      ['/l/recipes-core/busybox/busybox/mdev.cfg', 'CONFIG_MDEV=y\n'],
      ['/l/recipes-bsp/u-boot/files/env.cfg', 'CONFIG_ENV_SIZE=0x2000\n'],
      ['/l/recipes-connectivity/hostapd/hostapd/defconfig', 'CONFIG_DRIVER_NL80211=y\n'],
      ['/l/recipes-kernel/linux/linux-yocto/hardware.cfg', 'CONFIG_PCI\n'],
      ['/l/recipes-extended/nagios/nagios-nrpe/check_nrpe.cfg', 'define command{\n\tcommand_name check\n}\n'],
      ['/l/files/setup.cfg', '[metadata]\nname = app\nkernel = 1\n'],
      ['/l/files/wic/bootloader.cfg', '# comment\ndefault boot\nlabel boot\nkernel /vmlinuz\n'],
      ['/etc/xen/xen.cfg', '[global]\ndefault=xen\n\n[xen]\nkernel=vmlinuz\n'],
      ['${B}/wpa_supplicant/.config', 'CONFIG_TLS = gnutls\n'],
      ['/l/files/app.cfg', 'name = "app"\nlevel = 3\n'],
    ] as const;
    for (const [path, text] of others) assert.equal(formatOf(path, text), undefined, path);
    assert.equal(formatOf('/l/files/grub.cfg', 'menuentry "a" {\nlinux /vmlinuz\n}\n'), 'kernelArguments');
    assert.equal(formatOf('/l/files/domu.cfg', 'Name = "a"\nmemory = 5\non_crash = "destroy"\n'), 'xl');
    assert.equal(formatOf('/l/files/crio.conf', '[crio.runtime]\n'), 'crio.conf');
    assert.equal(formatOf('/etc/crio/crio.conf.d/10-crun.conf', ''), 'crio.conf');
    assert.equal(formatOf('/l/files/feature.scc', ''), 'scc');
    assert.equal(formatOf('/l/files/film.scc', 'Scenarist_SCC V1.0\n'), undefined);
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
