/** The rules about what makes a build or an image open to others, in alphabetical order. */
import type { Rule } from '../rule';
import { latestTag } from './latestTag';
import { plainHttpRegistry } from './plainHttpRegistry';
import { remoteContainerWithoutDigest } from './remoteContainerWithoutDigest';
import { secretInMetadata } from './secretInMetadata';

export const securityRules: readonly Rule[] = [
  latestTag,
  plainHttpRegistry,
  remoteContainerWithoutDigest,
  secretInMetadata,
];
