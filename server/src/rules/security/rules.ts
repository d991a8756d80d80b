/** The rules about what makes a build, an image or a container open to others, in alphabetical order. */
import type { Rule } from '../rule';
import { devModeWithoutNonrootUser } from './devModeWithoutNonrootUser';
import { nonrootUserBeforeImageOci } from './nonrootUserBeforeImageOci';
import { nonrootWithoutPasswd } from './nonrootWithoutPasswd';
import { ociRunsAsRoot } from './ociRunsAsRoot';
import { ociUnknownUser } from './ociUnknownUser';
import { plainHttpRegistry } from './plainHttpRegistry';
import { secretInMetadata } from './secretInMetadata';

export const securityRules: readonly Rule[] = [
  devModeWithoutNonrootUser,
  nonrootUserBeforeImageOci,
  nonrootWithoutPasswd,
  ociRunsAsRoot,
  ociUnknownUser,
  plainHttpRegistry,
  secretInMetadata,
];
