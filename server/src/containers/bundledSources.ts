/** What the containers of an image or of a bundle are called in CONTAINER_SERVICE_FILE, and how they are started. */
import { bundledContainer } from './bundledContainer';
import { bundleEntry } from './bundleEntry';

export interface BundledSource {
  /** The flag that the classes look for. */
  readonly flag: string;
  /** Undefined where the usual one is taken. */
  readonly runtime: string | undefined;
  /** Empty where the container gets no unit, not even one of the author's own. */
  readonly policy: string;
}

export function sourceOfContainer(entry: string): BundledSource {
  const { name, runtime, policy } = bundledContainer(entry);
  return { flag: name, runtime, policy };
}

export function sourceOfBundle(entry: string): BundledSource {
  const { source, policy } = bundleEntry(entry);
  return { flag: source, runtime: undefined, policy };
}
