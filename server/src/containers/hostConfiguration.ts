/**
 * What a configuration says of a container host: its distro features, its engine, its multiconfigs. Of a whole build folder all is known;
 * of a file by itself only what it says, and what it does not say may stand elsewhere.
 */
import { variableNamed } from '../knowledge/knowledge';
import { compareReleases, type ReleaseName } from '../knowledge/release';
import { coreStandInPath } from '../project/evaluation/coreStandIn';
import type { ExplainedOperation } from '../project/evaluation/explainHistory';
import { splitWords } from '../syntax/bitbake/text';
import { type HostFragment, hostFragment } from './hostFragments';

/** What is asked of the configuration; undefined always means that it is not known. */
export interface ConfigurationView {
  readonly path: string;
  /** Whether what is not set here is not set at all. */
  readonly knowsDistro: boolean;
  readonly release: ReleaseName;
  /** Names of files that are not at hand, and that the file and the distro which it chooses include. */
  readonly missingIncludes: readonly string[];
  /** Whether the file of the distro that is chosen is at hand. */
  readonly readsDistro: boolean;
  text(name: string): string | undefined;
  words(name: string): readonly string[] | undefined;
  operations(name: string): readonly ExplainedOperation[];
}

/** Whether DISTRO_FEATURES holds a feature. */
export function hasDistroFeature(view: ConfigurationView, feature: string): boolean | undefined {
  const words = view.words('DISTRO_FEATURES');
  if (view.knowsDistro) return words?.includes(feature);
  if (view.words('DISTRO_FEATURES_OPTED_OUT')?.includes(feature)) return false;
  if (words?.includes(feature) || fragmentsOf(view).some(({ features }) => features.includes(feature))) return true;
  if (feature === 'systemd' && view.text('INIT_MANAGER') === 'systemd') return true;
  if (!words || !isMainConfiguration(view.path) || hasUnknownIncludes(view) || hasOtherDistro(view)) return undefined;
  if (!isTakenOut(view, feature) && isAddedUnderOverride(view, feature)) return undefined;
  const isDefault = defaultFeatures(view.release).includes(feature);
  if (feature === 'systemd' && view.text('INIT_MANAGER')) return false;
  if (isDefault) return isTakenOut(view, feature) || isReplaced(view) ? false : undefined;
  return isWritten(view, 'DISTRO_FEATURES') || fragmentsOf(view).some(({ features }) => features.length > 0)
    ? false
    : undefined;
}

/** Those of several features that are certainly missing. */
export function missingDistroFeatures(view: ConfigurationView, features: readonly string[]): readonly string[] {
  return features.filter((feature) => hasDistroFeature(view, feature) === false);
}

/** The words of BBMULTICONFIG. */
export function multiconfigsOf(view: ConfigurationView): readonly string[] | undefined {
  const words = view.words('BBMULTICONFIG');
  if (view.knowsDistro || !words || words.length > 0) return words;
  const brought = fragmentsOf(view).flatMap(({ multiconfigs = [] }) => multiconfigs);
  if (brought.length > 0) return brought;
  return isMainConfiguration(view.path) && !hasUnknownIncludes(view) ? [] : undefined;
}

/** CONTAINER_PROFILE; empty where nobody chooses one. */
export function containerProfileOf(view: ConfigurationView): string | undefined {
  return view.text('CONTAINER_PROFILE') || fragmentsOf(view).find(({ profile }) => profile)?.profile || '';
}

/** A `VIRTUAL-RUNTIME_container_` variable: as it is set, else as the profile sets it. */
export function virtualRuntimeOf(view: ConfigurationView, part: string): string | undefined {
  const name = `VIRTUAL-RUNTIME_container_${part}`;
  const text = view.text(name);
  if (text !== '' || view.knowsDistro) return text;
  const profile = containerProfileOf(view);
  return profile ? (variableNamed(name)?.byProfile?.[profile] ?? '') : '';
}

/** Whether the configuration has to do with containers: else what they need is of no interest. */
export function isForContainers(view: ConfigurationView): boolean {
  if (hasDistroFeature(view, 'virtualization')) return true;
  if (fragmentsOf(view).length > 0) return true;
  return view.knowsDistro ? false : containerVariables.some((name) => view.text(name) !== '');
}

const containerVariables = [
  'CONTAINER_PROFILE',
  'BUILD_PROFILE',
  'BUNDLED_CONTAINERS',
  'VIRTUAL-RUNTIME_container_engine',
  'VIRTUAL-RUNTIME_container_orchestration',
];

/** Whether the user's configuration has a say in a variable. */
function isWritten(view: Pick<ConfigurationView, 'operations'>, name: string): boolean {
  return view.operations(name).some(({ counts, origin }) => counts && origin && origin.path !== coreStandInPath);
}

/** Whether a file is one that chooses for the whole build, rather than a fragment that others are put together with. */
export function isMainConfiguration(path: string): boolean {
  return /(?:^|\/)local\.conf$|\/conf\/distro\/[^/]+\.conf$/.test(path);
}

/** The fragments that are included, as far as they are not at hand. */
function fragmentsOf(view: ConfigurationView): readonly HostFragment[] {
  return view.missingIncludes.flatMap((name) => hostFragment(name) ?? []);
}

function hasUnknownIncludes(view: ConfigurationView): boolean {
  return view.missingIncludes.some((name) => !hostFragment(name));
}

/** Whether features may come from a distro that is not at hand. */
function hasOtherDistro(view: ConfigurationView): boolean {
  const distro = view.text('DISTRO');
  if (!distro || distro === 'nodistro' || distro === 'poky') return false;
  return !view.readsDistro && !view.path.endsWith(`/distro/${distro}.conf`);
}

/** Whether a feature is added for a machine or a distro that may be the one in use. */
function isAddedUnderOverride(view: ConfigurationView, feature: string): boolean {
  return view
    .operations('DISTRO_FEATURES')
    .some(
      ({ operation, text, origin }) =>
        origin?.path !== coreStandInPath &&
        operation !== ':remove' &&
        typeof text === 'string' &&
        splitWords(text).includes(feature),
    );
}

/** Of what openembedded-core turns on unasked, that which containers need. */
function defaultFeatures(release: ReleaseName): readonly string[] {
  // INIT_MANAGER is systemd by default from wrynose on.
  return compareReleases(release, 'wrynose') >= 0 ? ['seccomp', 'ipv6', 'systemd'] : ['seccomp', 'ipv6'];
}

/** Whether `:remove` or DISTRO_FEATURES_OPTED_OUT takes a feature away: to add it then does not help. */
export function isTakenOut(view: ConfigurationView, feature: string): boolean {
  if (view.words('DISTRO_FEATURES_OPTED_OUT')?.includes(feature)) return true;
  return view
    .operations('DISTRO_FEATURES')
    .some(
      ({ operation, text, counts }) =>
        counts && operation === ':remove' && typeof text === 'string' && wordsOf(view, text).includes(feature),
    );
}

/** The words of a text, with the variables in it put in. */
function wordsOf(view: ConfigurationView, text: string): readonly string[] {
  return splitWords(text.replace(/\$\{([\w-]+)\}/g, (_, name: string) => view.text(name) ?? ''));
}

/** Whether the default features give way to what is assigned. From wrynose on bitbake.conf adds them to whatever that is. */
function isReplaced(view: ConfigurationView): boolean {
  if (compareReleases(view.release, 'wrynose') >= 0) return false;
  return view
    .operations('DISTRO_FEATURES')
    .some(
      ({ operation, text, counts }) =>
        counts && (operation === '=' || operation === ':=') && typeof text === 'string' && !text.includes('${'),
    );
}
