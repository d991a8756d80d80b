/** The rules about what makes a build or an image open to others, in alphabetical order. */
import type { Rule } from '../rule';
import { plainHttpRegistry } from './plainHttpRegistry';
import { secretInMetadata } from './secretInMetadata';

export const securityRules: readonly Rule[] = [plainHttpRegistry, secretInMetadata];
