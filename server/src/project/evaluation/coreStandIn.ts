/**
 * What takes the place of the core layer where there is none: as much of `bitbake.conf` as values of a recipe hang on that say nothing of
 * a build. Names and defaults are those of openembedded-core.
 */
import { parse } from '../../syntax/bitbake/parse';
import type { Evaluation } from './evaluation';
import { runStep } from './runStep';
import { scriptOf } from './steps';

/** What the file is called in the history of variables. */
export const coreStandInPath = '/openembedded-core/meta/conf/bitbake.conf';

/** Evaluates it as BitBake does `bitbake.conf`: with the machine's, the distro's and the user's configuration as far as they are there. */
export function runCoreStandIn(evaluation: Evaluation): void {
  run(text, evaluation);
  const machine = evaluation.store.getVar('MACHINE');
  const architecture = typeof machine === 'string' && isMachineChosen(evaluation) ? qemuMachines[machine] : undefined;
  if (architecture) run(qemuText(architecture), evaluation);
}

/** Whether the machine is more than the default: that of the build folder, or the user's choice. */
function isMachineChosen({ store }: Evaluation): boolean {
  return store.history('MACHINE').some(({ origin }) => origin?.path !== coreStandInPath);
}

function run(text: string, evaluation: Evaluation): void {
  for (const step of scriptOf(parse(text, 'conf')).steps) {
    evaluation.attemptAt(
      { path: coreStandInPath, line: step.line },
      (each) => runStep(each, coreStandInPath, evaluation),
      step,
    );
  }
}

const text = `
PN = "\${@bb.parse.vars_from_file(d.getVar('FILE', False), d)[0] or 'defaultpkgname'}"
PV = "\${@bb.parse.vars_from_file(d.getVar('FILE', False), d)[1] or '1.0'}"
PR = "\${@bb.parse.vars_from_file(d.getVar('FILE', False), d)[2] or 'r0'}"
BPN = "\${PN}"
P = "\${PN}-\${PV}"
BP = "\${BPN}-\${PV}"
PF = "\${PN}-\${PV}-\${PR}"
BUILD_ARCH = "\${@os.uname()[4]}"
PACKAGES = "\${PN}-src \${PN}-dbg \${PN}-staticdev \${PN}-dev \${PN}-doc \${PN}-locale \${PN}"
THISDIR = "\${@os.path.dirname(d.getVar('FILE', False))}"
FILE_DIRNAME = "\${@os.path.dirname(d.getVar('FILE', False))}"
FILESEXTRAPATHS ?= "__default:"
FILESPATH = "\${FILE_DIRNAME}/\${BP}:\${FILE_DIRNAME}/\${BPN}:\${FILE_DIRNAME}/files"

TMPDIR ?= "\${TOPDIR}/tmp"
DEPLOY_DIR = "\${TMPDIR}/deploy"
DEPLOY_DIR_IMAGE ?= "\${DEPLOY_DIR}/images/\${MACHINE}"
BASE_WORKDIR ?= "\${TMPDIR}/work"
WORKDIR = "\${BASE_WORKDIR}/\${PF}"
UNPACKDIR ??= "\${WORKDIR}/sources"
S = "\${UNPACKDIR}/\${BP}"
B = "\${S}"
D = "\${WORKDIR}/image"
prefix = "/usr"
bindir = "/usr/bin"
sbindir = "/usr/sbin"
libdir = "/usr/lib"
datadir = "/usr/share"
sysconfdir = "/etc"
localstatedir = "/var"
systemd_system_unitdir = "/usr/lib/systemd/system"

DISTRO ??= "nodistro"
MACHINE ??= "qemux86-64"
MACHINEOVERRIDES = "\${MACHINE}"
DISTROOVERRIDES ?= "\${DISTRO}"
CLASSOVERRIDE ?= "class-target"
OVERRIDES = "linux:pn-\${PN}:\${MACHINEOVERRIDES}:\${DISTROOVERRIDES}:\${CLASSOVERRIDE}:forcevariable"
IMAGE_FSTYPES ?= "tar.gz"

include conf/site.conf
include conf/auto.conf
include conf/local.conf
include conf/machine/\${MACHINE}.conf
include conf/distro/\${DISTRO}.conf

PACKAGE_CLASSES ?= "package_ipk"
DISTRO_FEATURES ?= "acl alsa bluetooth debuginfod ext2 ipv4 ipv6 pcmcia usbgadget usbhost wifi xattr nfs zeroconf pci 3g nfc x11 vfat seccomp opengl ptest multiarch wayland vulkan sysvinit"
`;

/** The machines of openembedded-core, with their TARGET_ARCH. */
const qemuMachines: Readonly<Record<string, string>> = {
  qemuarm: 'arm',
  qemuarm64: 'aarch64',
  qemuarmv5: 'arm',
  qemuloongarch64: 'loongarch64',
  qemumips: 'mips',
  qemumips64: 'mips64',
  qemuppc: 'powerpc',
  qemuppc64: 'powerpc64le',
  qemuriscv32: 'riscv32',
  qemuriscv64: 'riscv64',
  qemux86: 'i686',
  'qemux86-64': 'x86_64',
};

/** What the configuration of such a machine says that recipes hang on. */
function qemuText(architecture: string): string {
  return `
TARGET_ARCH ?= "${architecture}"
MACHINEOVERRIDES =. "qemuall:"
OVERRIDES =. "${architecture.replaceAll('_', '-')}:"
`;
}
