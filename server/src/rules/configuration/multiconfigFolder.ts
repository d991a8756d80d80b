import { baseName } from '../../project/paths';
import type { EvaluatedConfiguration } from '../evaluatedConfiguration';
import type { ConfigurationRule } from '../rule';

export const multiconfigFolder: ConfigurationRule = {
  id: 'multiconfig-folder',
  category: 'configuration',
  subject: 'configuration',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A multiconfig of meta-virtualization, or one that an image for several platforms names, which builds in another folder than the classes look in.',
  why: 'The classes container-cross-install, oci-multiarch and vcontainer-tarball look for what a multiconfig has made under `${TOPDIR}/tmp-` and its name. They ask neither its TMPDIR nor its DEPLOY_DIR.',
  bad: { 'conf/multiconfig/container-aarch64.conf': ['MACHINE = "qemuarm64"', 'TMPDIR = "/fast/tmp-arm"'] },
  good: {
    'conf/multiconfig/container-aarch64.conf': ['MACHINE = "qemuarm64"', 'TMPDIR = "${TOPDIR}/tmp-container-aarch64"'],
  },
  check(configuration) {
    const name = /\/conf\/multiconfig\/[^/]+\.conf$/.test(configuration.path)
      ? baseName(configuration.path).replace(/\.conf$/, '')
      : '';
    const folder = name === '' ? undefined : configuration.text('TMPDIR');
    if (!folder || isRightFolder(configuration, folder, name) || !isLookedFor(configuration, name)) return [];
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

/** BB_CURRENT_MC has the name only in a build. */
function isRightFolder(configuration: EvaluatedConfiguration, folder: string, name: string): boolean {
  const names = [name, '${BB_CURRENT_MC}', configuration.text('BB_CURRENT_MC') ?? name];
  return names.some((each) => folder.replace(/\/+$/, '') === `${configuration.text('TOPDIR')}/tmp-${each}`);
}

/** Whether the classes look for what the multiconfig builds: by its usual name, or because somebody names it. */
function isLookedFor({ snapshot, places }: EvaluatedConfiguration, name: string): boolean {
  if (/^(?:vruntime|container|vxn)-/.test(name)) return true;
  return namingVariables.some((variable) =>
    snapshot.assignmentsOf(variable).some((place) => places.written(place)?.trim() === name),
  );
}

const namingVariables = ['OCI_MULTIARCH_MC', 'VRUNTIME_MULTICONFIG', 'VCONTAINER_MULTICONFIG', 'VXN_MULTICONFIG'];
