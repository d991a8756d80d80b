/** The rules about what makes a build, an image or a container open to others, in alphabetical order. */
import type { Rule } from '../rule';
import { devModeWithoutNonrootUser } from './devModeWithoutNonrootUser';
import { latestTag } from './latestTag';
import { nonrootUserBeforeImageOci } from './nonrootUserBeforeImageOci';
import { nonrootWithoutPasswd } from './nonrootWithoutPasswd';
import { ociRunsAsRoot } from './ociRunsAsRoot';
import { ociUnknownUser } from './ociUnknownUser';
import { plainHttpRegistry } from './plainHttpRegistry';
import { remoteContainerWithoutDigest } from './remoteContainerWithoutDigest';
import { secretInMetadata } from './secretInMetadata';
import { setuidBitLost } from './setuidBitLost';

export const securityRules: readonly Rule[] = [
  devModeWithoutNonrootUser,
  latestTag,
  nonrootUserBeforeImageOci,
  nonrootWithoutPasswd,
  ociRunsAsRoot,
  ociUnknownUser,
  plainHttpRegistry,
  remoteContainerWithoutDigest,
  secretInMetadata,
  setuidBitLost,
];
