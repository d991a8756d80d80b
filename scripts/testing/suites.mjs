/** The suites that `npm test` runs, in the order in which they run: the quick ones first. */
import { runBitBakeTests } from './bitbakeTests.mjs';
import { runChecks } from './checks.mjs';
import { runNodeTests } from './nodeTests.mjs';
import { testFiles } from './testFiles.mjs';
import { runVisualStudioCodeTests } from './visualStudioCodeTests.mjs';

/**
 * @typedef {object} Suite
 * @property {readonly string[]} programs The host's programs that it needs, named as their Debian packages.
 * @property {boolean} needsLinux
 * @property {string} [variable] Of the environment, which names what cannot be installed; without it the suite runs only where it is asked for.
 * @property {(results: import('./results.mjs').Results, environment: NodeJS.ProcessEnv) => Promise<void>} run
 */

const CONTAINER_PROGRAMS = ['skopeo', 'umoci', 'docker-registry'];

/** What images are run with, and what is in those of the tests. */
const CONTAINER_ENGINES = ['busybox-static', 'containernetworking-plugins', 'podman', 'runc'];

/** They read configuration files; containerd and Docker take images too, as services that belong to a test. */
const CONFIGURATION_READERS = [
  'containerd',
  'crun',
  'docker.io',
  'iproute2',
  'kas',
  'kconfig-frontends-nox',
  'lxc',
  'oci-image-tool',
  'systemd',
  'xen-utils-4.17',
];

/** Nothing but kubectl: the cluster is a stand-in. */
const CLUSTER_CLIENTS = ['kubernetes-client'];

/** Another host to build on, or to deploy to, is this one. */
const OTHER_HOST_PROGRAMS = ['openssh-client', 'openssh-server'];

/** @type {Readonly<Record<string, Suite>>} */
export const SUITES = {
  check: { programs: [], needsLinux: false, run: runChecks },
  unit: {
    programs: [],
    needsLinux: false,
    run: (results, environment) =>
      runNodeTests(testFiles('test/unit', 'test/spec', 'test/lsp', 'test/conformance'), results, environment),
  },
  toolchain: {
    programs: [
      ...CONTAINER_PROGRAMS,
      ...CONTAINER_ENGINES,
      ...CONFIGURATION_READERS,
      ...CLUSTER_CLIENTS,
      ...OTHER_HOST_PROGRAMS,
      'openssl',
      'python3',
    ],
    needsLinux: true,
    run: (results, environment) => runNodeTests(testFiles('test/toolchain'), results, environment),
  },
  editors: {
    programs: ['neovim'],
    needsLinux: true,
    run: (results, environment) => runNodeTests(testFiles('test/editors'), results, environment),
  },
  vscode: {
    programs: ['chromium', ...CONTAINER_PROGRAMS, ...CONTAINER_ENGINES, ...OTHER_HOST_PROGRAMS],
    needsLinux: true,
    run: runVisualStudioCodeTests,
  },
  // After `vscode`, which clears the folder of screenshots.
  bitbake: {
    programs: ['chromium', ...CONTAINER_PROGRAMS, ...CONTAINER_ENGINES, ...OTHER_HOST_PROGRAMS, 'python3'],
    needsLinux: true,
    variable: 'METAVIRT_BITBAKE',
    run: runBitBakeTests,
  },
};
