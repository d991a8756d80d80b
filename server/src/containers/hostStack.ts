/** Which engine and orchestration a configuration chooses for its container hosts, and what these need. */
import { isInRange } from '../knowledge/release';
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
}

/** What the user's own files choose; undefined where they leave it to the layer. */
export function chosenStack(view: ConfigurationView): HostStack | undefined {
  const variable = stackVariables.find((name) => {
    const author = view.operations(name).findLast(({ counts }) => counts)?.origin?.path;
    return author !== undefined && !/\/layer\.conf$|meta-virt-container/.test(author) && view.text(name);
  });
  const name = variable && view.text(variable);
  return variable && name ? { variable, name, missing: missingFeatures(view) } : undefined;
}

const stackVariables = [
  'CONTAINER_PROFILE',
  'VIRTUAL-RUNTIME_container_orchestration',
  'VIRTUAL-RUNTIME_container_engine',
];

function missingFeatures(view: ConfigurationView): readonly string[] {
  const { release } = view;
  const isHost = containerProfileOf(view) !== '' && isInRange({ since: 'walnascar' }, release);
  const orchestration = virtualRuntimeOf(view, 'orchestration') ?? '';
  const features = new Set([
    ...(isHost ? ['virtualization', 'systemd'] : []),
    ...featuresRequiredBy(virtualRuntimeOf(view, 'engine') ?? '', release),
    ...(k3sProfiles.includes(orchestration) ? ['k3s', 'seccomp'] : featuresRequiredBy(orchestration, release)),
  ]);
  // That a feature which is on lacks another one has the same cause.
  const dependent = featuresWithoutAnother(view).map(({ needed }) => needed);
  return missingDistroFeatures(view, [...features]).filter((feature) => !dependent.includes(feature));
}

const k3sProfiles: readonly string[] = ['k3s-host', 'k3s-node'];
