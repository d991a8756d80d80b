/** What can be compared of images, whether they are built or only written down as a recipe. */
import type { ContainedImage } from '../layout/containedImage';

export type ComparedValue =
  /** Words of a command, or entries of a list; none where it is not set. */
  | { readonly kind: 'known'; readonly items: readonly string[] }
  /** Of a recipe: these, and others that a build or the base image adds. */
  | { readonly kind: 'atLeast'; readonly items: readonly string[] }
  /** Why finishes "unknown, because it ...". */
  | { readonly kind: 'unknown'; readonly why: string };

export const factNames = [
  'system',
  'architecture',
  'variant',
  'entrypoint',
  'command',
  'working folder',
  'user',
  'environment',
  'ports',
  'volumes',
  'stop signal',
  'labels',
  'author',
  'layer count',
  'layers',
  'layer sizes',
] as const;

export type FactName = (typeof factNames)[number];

/** Of all others the order of the items means nothing. */
export const sequenceNames: ReadonlySet<string> = new Set(['entrypoint', 'command', 'layers', 'layer sizes']);

/** What is not in the map is not compared. */
export type ImageFacts = ReadonlyMap<FactName, ComparedValue>;

/** All of a built image is known, but for the config of what is no container image. */
export function imageFacts({ platform, config, layers }: ContainedImage): ImageFacts {
  const of = (items: readonly (string | null | undefined)[]): ComparedValue => ({
    kind: 'known',
    items: items.filter((item) => item !== null && item !== undefined),
  });
  return new Map<FactName, ComparedValue>([
    ['system', of([platform?.os])],
    ['architecture', of([platform?.architecture])],
    ['variant', of([platform?.variant])],
    ['entrypoint', of(config?.entrypoint ?? [])],
    ['command', of(config?.command ?? [])],
    ['working folder', of([config?.workingFolder])],
    ['user', of([config?.user])],
    ['environment', of(config?.environment ?? [])],
    ['ports', of((config?.ports ?? []).map(portWithProtocol))],
    ['volumes', of(config?.volumes ?? [])],
    ['stop signal', of([config?.stopSignal])],
    ['labels', of(Object.entries(config?.labels ?? {}).map(([name, value]) => `${name}=${value}`))],
    ['author', of([config?.author])],
    ['layer count', of([String(layers.length)])],
    // Compressed otherwise, a layer is the same one.
    ['layers', of(layers.map(({ diffId, digest }) => diffId ?? digest))],
    ['layer sizes', of(layers.map(({ sizeBytes }) => String(sizeBytes)))],
  ]);
}

/** `80` and `80/tcp` are one port (config.md, ExposedPorts). */
export function portWithProtocol(port: string): string {
  return port.includes('/') ? port : `${port}/tcp`;
}

/** Undefined where it is not known, or not one word. */
export function architectureIn(facts: ImageFacts): string | undefined {
  const value = facts.get('architecture');
  return value?.kind === 'known' && value.items.length === 1 ? value.items[0] : undefined;
}
