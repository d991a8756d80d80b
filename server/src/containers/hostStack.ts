/** Which engine and orchestration a configuration chooses for its container hosts, and what these need. */
import { isInRange } from '../knowledge/release';
import { baseName } from '../project/paths';
import type { Snapshot } from '../project/snapshot';
import { featuresRequiredBy, featuresWithoutAnother } from './distroFeatureNeeds';
import {
  type ConfigurationView,
  containerProfileOf,
  missingDistroFeatures,
  virtualRuntimeOf,
} from './hostConfiguration';

export interface HostStack {
  /** What chooses it. */
  readonly variable: string;
  readonly name: string;
  /** The distro features that it needs and that are certainly missing. */
  readonly missing: readonly string[];
  /** Whether it has units for systemd alone. */
  readonly startedBySystemd: boolean;
}

/** What the user's own files choose; undefined where they leave it to the layer. */
export function chosenStack(view: ConfigurationView, snapshot: Snapshot): HostStack | undefined {
  const variable = stackVariables.find((name) => {
    const author = view.operations(name).findLast(({ counts }) => counts)?.origin?.path;
    return author !== undefined && !/\/layer\.conf$|meta-virt-container/.test(author) && view.text(name);
  });
  const name = variable && view.text(variable);
  if (!variable || !name) return undefined;
  const orchestration = virtualRuntimeOf(view, 'orchestration') ?? '';
  const missing = missingFeatures(view, orchestration, snapshot);
  return { variable, name, missing, startedBySystemd: orchestration.startsWith('k3s') };
}

const stackVariables = [
  'CONTAINER_PROFILE',
  'VIRTUAL-RUNTIME_container_orchestration',
  'VIRTUAL-RUNTIME_container_engine',
];

function missingFeatures(view: ConfigurationView, orchestration: string, snapshot: Snapshot): readonly string[] {
  const { release } = view;
  const isHost = containerProfileOf(view) !== '' && isInRange({ since: 'walnascar' }, release);
  const features = new Set([
    ...(isHost ? ['virtualization'] : []),
    ...(isHost && extendsHostImage(snapshot) ? ['systemd'] : []),
    ...featuresRequiredBy(virtualRuntimeOf(view, 'engine') ?? '', release),
    ...(k3sProfiles.includes(orchestration)
      ? ['k3s', 'seccomp', 'systemd']
      : featuresRequiredBy(orchestration, release)),
  ]);
  // That a feature which is on lacks another one has the same cause.
  const dependent = featuresWithoutAnother(view).map(({ needed }) => needed);
  return missingDistroFeatures(view, [...features]).filter((feature) => !dependent.includes(feature));
}

/** Whether somebody here builds on container-image-host, which requires systemd; an image of one's own does not. */
function extendsHostImage(snapshot: Snapshot): boolean {
  const image = 'container-image-host';
  return [...snapshot.files()].some(
    ({ dialect, name, includes }) =>
      (dialect === 'append' && name === image) || includes.some((path) => baseName(path) === `${image}.bb`),
  );
}

const k3sProfiles: readonly string[] = ['k3s-host', 'k3s-node'];
