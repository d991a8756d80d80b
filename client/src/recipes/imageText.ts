/** Recipes of container images: of an application, in one layer or several, and of a base for others. */
import type { BasePlan, ImagePlan } from './recipePlan';
import { isSince, type Release } from './releases';

/** What every image needs: folders and users, the names of networks, and the shell that scripts of packages call. */
const basePackages = ['base-files', 'base-passwd', 'netbase'];
const shellPackages = ['busybox'];

export function imageText(plan: ImagePlan | BasePlan, release: Release): readonly string[] {
  return [
    `SUMMARY = "${summary(plan)}"`,
    '# The licence of this recipe; each package has its own.',
    'LICENSE = "MIT"',
    '',
    `# \`oci\` is the image, \`container\` the files in it.${isSince(release, 'scarthgap') ? '' : ' They have to stand above `inherit image`.'}`,
    'IMAGE_FSTYPES = "container oci"',
    '',
    'inherit image',
    'inherit image-oci',
    '',
    '# Nothing but what is named below.',
    'IMAGE_FEATURES = ""',
    'IMAGE_LINGUAS = ""',
    'NO_RECOMMENDATIONS = "1"',
    '',
    '# A container has no kernel: without this line, a build with one skips the recipe.',
    'IMAGE_CONTAINER_NO_DUMMY = "1"',
    ...baseImage(plan),
    ...content(plan, release),
    ...startedProgram(plan, release),
    ...(plan.kind === 'base' ? [] : userNote),
    // Packages make these folders in layers of their own; they are lost where the files of a whole image are tidied up.
    ...(plan.kind === 'layered' ? [] : volatileFolders(release)),
  ];
}

function summary({ kind, name }: ImagePlan | BasePlan): string {
  switch (kind) {
    case 'image':
      return `Container image ${name}`;
    case 'layered':
      return `Container image ${name}, in layers`;
    case 'base':
      return `Base image ${name} for containers`;
  }
}

function baseImage(plan: ImagePlan | BasePlan): readonly string[] {
  if (plan.kind === 'base' || plan.baseImage === undefined) return [];
  return [
    '',
    '# The image whose layers lie below. What is named here becomes a layer on top.',
    `OCI_BASE_IMAGE = "${plan.baseImage}"`,
  ];
}

function content(plan: ImagePlan | BasePlan, release: Release): readonly string[] {
  const packages = plan.packages.filter((name) => !basePackages.includes(name) && !shellPackages.includes(name));
  if (plan.kind !== 'layered') return ['', ...packageList([...basePackages, ...shellPackages, ...packages])];
  const layers = [layer('base', basePackages), layer('shell', shellPackages)];
  if (packages.length > 0) layers.push(layer('app', packages));
  return [
    '',
    '# The lowest layer first, so what changes most stands last. An entry is name:packages:content, with + between the packages.',
    'OCI_LAYER_MODE = "multi"',
    'OCI_LAYERS = " \\',
    ...layers.map((entry) => `    ${entry} \\`),
    '"',
    // master adds the packages of the layers by itself.
    ...(isSince(release, 'master')
      ? []
      : [
          '',
          '# Only what stands here is built, so each package of a layer has to.',
          ...packageList([...basePackages, ...shellPackages, ...packages]),
        ]),
  ];
}

function layer(name: string, packages: readonly string[]): string {
  return `${name}:packages:${packages.join('+')}`;
}

function packageList(packages: readonly string[]): readonly string[] {
  return ['IMAGE_INSTALL = " \\', ...packages.map((name) => `    ${name} \\`), '"'];
}

function startedProgram(plan: ImagePlan | BasePlan, release: Release): readonly string[] {
  const { program, programArguments } = plan.kind === 'base' ? { program: '', programArguments: '' } : plan;
  if (!isSince(release, 'wrynose')) return legacyStartedProgram(program, programArguments);
  if (program === '') {
    return [
      '',
      '# What runs unless another command is given to `podman run` or `docker run`.',
      'OCI_IMAGE_ENTRYPOINT = ""',
      'OCI_IMAGE_CMD = "/bin/sh"',
    ];
  }
  return [
    '',
    '# The program that always runs, and its arguments unless others are given.',
    `OCI_IMAGE_ENTRYPOINT = "${program}"`,
    // Left at its default, /bin/sh would be the argument.
    `OCI_IMAGE_CMD = "${programArguments}"`,
  ];
}

/** Up to whinlatter there is no OCI_IMAGE_CMD, and up to kirkstone the entry point cannot be empty. */
function legacyStartedProgram(program: string, programArguments: string): readonly string[] {
  if (program === '') return ['', '# The program that runs.', 'OCI_IMAGE_ENTRYPOINT = "sh"'];
  const entrypoint = ['', '# The program that always runs.', `OCI_IMAGE_ENTRYPOINT = "${program}"`];
  if (programArguments === '') return entrypoint;
  return [
    ...entrypoint,
    '# Its arguments, unless others are given to `podman run` or `docker run`.',
    `OCI_IMAGE_ENTRYPOINT_ARGS = "${programArguments}"`,
  ];
}

const userNote = [
  '',
  '# The program runs as root. The number of a user in OCI_IMAGE_RUNTIME_UID, such as 65534 for nobody, takes the rights away',
  '# that it does not need.',
];

/** Up to mickledore commands are separated by semicolons, which belong to the words; up to hardknott overrides by underscores. */
function volatileFolders(release: Release): readonly string[] {
  const end = isSince(release, 'nanbield') ? '' : ';';
  const remove = isSince(release, 'honister') ? ':remove' : '_remove';
  return [
    '',
    '# /var/log and /var/tmp may point to folders that an init system makes; a container has none, so they are made here.',
    `ROOTFS_POSTPROCESS_COMMAND += "make_volatile_folders${end}"`,
    `ROOTFS_POSTPROCESS_COMMAND${remove} = "empty_var_volatile${end}"`,
    '',
    'make_volatile_folders() {',
    '    install -d -m 1777 ${IMAGE_ROOTFS}${localstatedir}/volatile/tmp',
    '    install -d -m 0755 ${IMAGE_ROOTFS}${localstatedir}/volatile/log',
    '}',
  ];
}
