/** What is to be done with a new recipe until its image runs: a page of Markdown that leaves out what the build has already. */
import type { BuildSituation } from './buildSituation';
import type { LayerPlace } from './layerChoice';
import { isSamePath } from './paths';
import { buildTarget, type RecipePlan } from './recipePlan';
import { isSince, type Release } from './releases';

export interface WrittenRecipe {
  readonly plan: RecipePlan;
  readonly release: Release;
  readonly layer: LayerPlace;
}

export function nextSteps(recipe: WrittenRecipe, situation: BuildSituation): string {
  const { plan, release } = recipe;
  const steps = [
    ...buildFolderStep(situation),
    ...layerSteps(recipe, situation),
    ...featureStep(plan, release, situation),
    ...packagingStep(plan, release, situation),
    ...profileStep(plan, situation),
    buildStep(plan, release),
    resultStep(plan, release),
  ];
  const numbered = steps.map((step, index) => `## ${index + 1}. ${step}`);
  return `# Next steps for ${plan.name}\n\n${numbered.join('\n\n')}\n`;
}

function buildFolderStep({ buildFolder }: BuildSituation): readonly string[] {
  if (buildFolder !== undefined) return [];
  return [
    'Choose a build folder\n\nNone is chosen yet. *Meta-Virtualization: Select Build Folder…* takes one that is there; `source oe-init-build-env` in a terminal makes one.',
  ];
}

function layerSteps({ layer }: WrittenRecipe, situation: BuildSituation): readonly string[] {
  const { hasMetaVirtualization, layerPaths, buildFolder } = situation;
  const isKnown = buildFolder !== undefined && layerPaths !== undefined;
  const isThere = isKnown && layerPaths.some((path) => isSamePath(path, layer.path));
  const steps: string[] = [];
  if (!hasMetaVirtualization) {
    steps.push(
      `Add meta-virtualization\n\nThe classes that the recipe inherits are in the layer meta-virtualization, which was not found. It needs meta-oe, meta-python, meta-networking and meta-filesystems of meta-openembedded. Add them to \`conf/bblayers.conf\`.`,
    );
  }
  if (!isThere) {
    steps.push(
      `${isKnown ? 'Add the layer to the build' : 'See that the build has the layer'}\n\nIn \`conf/bblayers.conf\`:\n\n${code(`BBLAYERS += "${layer.path}"`)}`,
    );
  }
  return steps;
}

function featureStep(plan: RecipePlan, release: Release, situation: BuildSituation): readonly string[] {
  const features = missing(neededFeatures[plan.kind], situation.distroFeatures);
  const multiconfigs = missing(neededMulticonfigs[plan.kind], situation.multiconfigs);
  if (features.length === 0 && multiconfigs.length === 0) return [];
  const title = 'Switch on what it needs\n\nIn `conf/local.conf`, or in the distro:';
  // The one file is worth it where multiconfigs are needed too.
  if (isSince(release, 'wrynose') && neededMulticonfigs[plan.kind].length > 0) {
    return [
      `${title}\n\n${code('require conf/distro/include/meta-virt-host.conf')}\n\nThe file is part of meta-virtualization. It adds ${named('DISTRO_FEATURES', features)}${features.length > 0 && multiconfigs.length > 0 ? ' and ' : ''}${named('BBMULTICONFIG', multiconfigs)}, among others. A BBMULTICONFIG of your own takes the place of its list.`,
    ];
  }
  return [`${title}\n\n${code(`DISTRO_FEATURES:append = " ${features.join(' ')}"`)}`];
}

/** Without `virtualization`, what meta-virtualization sets for other recipes does not count. */
const neededFeatures: Readonly<Record<RecipePlan['kind'], readonly string[]>> = {
  image: ['virtualization'],
  layered: ['virtualization'],
  base: ['virtualization'],
  bundle: ['virtualization', 'vcontainer'],
  host: ['virtualization', 'systemd', 'seccomp', 'vcontainer'],
  multiarch: ['virtualization', 'vcontainer'],
};

/** Containers are put into storage by a small virtual machine, which a multiconfig builds. */
const neededMulticonfigs: Readonly<Record<RecipePlan['kind'], readonly string[]>> = {
  image: [],
  layered: [],
  base: [],
  bundle: ['vruntime-aarch64', 'vruntime-x86-64'],
  host: ['vruntime-aarch64', 'vruntime-x86-64'],
  multiarch: ['container-aarch64', 'container-x86-64'],
};

function missing(needed: readonly string[], there: readonly string[] | undefined): readonly string[] {
  return there === undefined ? needed : needed.filter((word) => !there.includes(word));
}

function named(variable: string, words: readonly string[]): string {
  if (words.length === 0) return '';
  return `${words.map((word) => `\`${word}\``).join(', ')} to ${variable}`;
}

/** The first of PACKAGE_CLASSES is what images are made from. */
function packagingStep(plan: RecipePlan, release: Release, { packageClasses }: BuildSituation): readonly string[] {
  const packaging = packageClasses?.[0];
  const failing = isSince(release, 'master') ? ['package_deb'] : ['package_ipk', 'package_deb'];
  if (plan.kind !== 'layered' || packaging === undefined || !failing.includes(packaging)) return [];
  return [
    `Choose another kind of packages\n\nWith \`${packaging}\` the layers come out empty. In \`conf/local.conf\`:\n\n${code('PACKAGE_CLASSES = "package_rpm"')}`,
  ];
}

/** Other engines do not read the storage that containers are put into. */
function profileStep(plan: RecipePlan, { containerProfile }: BuildSituation): readonly string[] {
  if (plan.kind !== 'host' && plan.kind !== 'bundle') return [];
  if (containerProfile !== undefined && ['docker', 'podman', 'default'].includes(containerProfile)) return [];
  const why =
    containerProfile === undefined
      ? 'Containers are brought along for docker and podman only.'
      : `CONTAINER_PROFILE is \`${containerProfile}\`, whose engine does not read the containers that are brought along.`;
  return [`Choose the container engine\n\n${why} In \`conf/local.conf\`:\n\n${code('CONTAINER_PROFILE = "podman"')}`];
}

function buildStep(plan: RecipePlan, release: Release): string {
  const target = buildTarget(plan, release);
  const command = code(`bitbake ${target}`, 'sh');
  if (target !== plan.name) return `Build it\n\nWhat is built is a variant of the recipe. In a terminal:\n\n${command}`;
  return `Build it\n\n*Meta-Virtualization: Build Image…* builds the recipe that is open, and shows what BitBake says of it under Problems. In a terminal it is\n\n${command}`;
}

function resultStep(plan: RecipePlan, release: Release): string {
  const { name } = plan;
  switch (plan.kind) {
    case 'image':
    case 'layered':
    case 'base': {
      // Before scarthgap the folder has the machine and the time in its name, and no link.
      const folder = isSince(release, 'scarthgap') ? `${name}-latest-oci` : `${name}-…-oci`;
      return `Use it\n\nThe image is the folder \`tmp/deploy/images/<machine>/${folder}\`. *Meta-Virtualization: Deploy Image…* brings it to a registry, to Podman or Docker, or to another machine.`;
    }
    case 'bundle':
      return `Install it into a host image\n\nThe containers are put into the storage of the host image that installs the package. In \`conf/local.conf\`, for one image and not for all:\n\n${code(`IMAGE_INSTALL:append:pn-container-image-host = " ${name}"`)}\n\nAnother image than container-image-host needs \`inherit container-cross-install\`.`;
    case 'host':
      return `Start it\n\nFor a QEMU machine, with memory enough for containers:\n\n${code(`runqemu ${name} nographic slirp qemuparams="-m 4096"`, 'sh')}`;
    case 'multiarch':
      return `Use it\n\nThe index is the folder \`tmp/deploy/images/<machine>/${buildTarget(plan, release)}-multiarch-oci\`. *Meta-Virtualization: Deploy Image…* copies it with all its architectures.`;
  }
}

function code(text: string, language = 'bitbake'): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
