import { baseName } from '../../project/paths';
import type { ConfigurationRule } from '../rule';

export const multiconfigFolder: ConfigurationRule = {
  id: 'multiconfig-folder',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A multiconfig of meta-virtualization that builds in another folder than the classes look in.',
  why: 'The classes container-cross-install, oci-multiarch and vcontainer-tarball look for what a multiconfig has made under `${TOPDIR}/tmp-` and its name. They ask neither its TMPDIR nor its DEPLOY_DIR.',
  bad: { 'conf/multiconfig/container-aarch64.conf': ['MACHINE = "qemuarm64"', 'TMPDIR = "/fast/tmp-arm"'] },
  good: {
    'conf/multiconfig/container-aarch64.conf': ['MACHINE = "qemuarm64"', 'TMPDIR = "${TOPDIR}/tmp-container-aarch64"'],
  },
  check(configuration) {
    const name = /\/conf\/multiconfig\/[^/]+\.conf$/.test(configuration.path)
      ? baseName(configuration.path).replace(/\.conf$/, '')
      : '';
    if (!/^(?:vruntime|container|vxn)-/.test(name)) return [];
    const folder = configuration.text('TMPDIR');
    if (!folder || folder.replace(/\/+$/, '') === `${configuration.text('TOPDIR')}/tmp-${name}`) return [];
    const place = configuration.placeOf('TMPDIR');
    if (!place) return [];
    const meant = `\${TOPDIR}/tmp-${name}`;
    return [
      {
        place,
        message: `The classes look for what ${name} builds in \`${meant}\` and do not find it elsewhere: the build stops. Write that.`,
        fix: { title: `Write ${meant}`, safe: false, edits: [{ span: place.span, text: meant }] },
      },
    ];
  },
};
