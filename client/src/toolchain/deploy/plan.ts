/** What will be done to deploy an image: plain data that is shown before it is run. Nothing in it is secret. */
import type { ProgramCommand } from '../startProgram';
import type { DeployTarget } from './target';

/** How the outcome of a command shows whether the right image arrived. */
export type Check =
  /** Standard output is a manifest or configuration as it is stored. */
  | { readonly kind: 'sha256OfOutput'; readonly expected: Expected }
  /** Standard output holds one of the digests. */
  | { readonly kind: 'digestInOutput'; readonly expected: readonly string[] }
  /** Standard output holds the SHA-256 of the file. */
  | { readonly kind: 'sha256InOutput'; readonly file: string };

/** A digest that is known, or that a program writes into a file. */
export type Expected =
  | { readonly kind: 'digest'; readonly digest: string }
  | { readonly kind: 'digestFile'; readonly path: string };

export interface RunStep {
  readonly kind: 'run';
  readonly title: string;
  readonly command: ProgramCommand;
  /** Whom a failure is about, for its message. */
  readonly about: FailureSubject;
  /** How many steps of progress the command reports, where that is known. */
  readonly progressSteps?: number;
  /** Doing it again is right after a fault of the network. */
  readonly isRepeatable?: boolean;
  readonly check?: Check;
  /** Prints the folder in which the program keeps images: whose disk it is that is full. */
  readonly storage?: ProgramCommand;
  /** Removes what the command has written so far, for it stands on a disk that is full. */
  readonly makeRoom?: ProgramCommand;
}

export type DeployStep =
  | RunStep
  | {
      readonly kind: 'write';
      readonly title: string;
      readonly path: string;
      readonly text: string;
      /** What of the text matters, in one line. */
      readonly summary: string;
    }
  | { readonly kind: 'link'; readonly title: string; readonly path: string; readonly to: string }
  /** Removes what earlier runs left beside the path when they were ended. */
  | { readonly kind: 'removeUnfinished'; readonly title: string; readonly path: string }
  /** Gives a finished file its name, in place of one that was there. */
  | { readonly kind: 'publish'; readonly title: string; readonly from: string; readonly to: string };

export type FailureSubject =
  | { readonly kind: 'registry'; readonly registry: string }
  | { readonly kind: 'host'; readonly host: string; readonly program: string }
  | { readonly kind: 'program'; readonly program: string };

export interface DeployPlan {
  readonly target: DeployTarget;
  /** The target in one line, as parseTarget takes it. */
  readonly destination: string;
  /** The name with which to find the image there: a reference, a name in an engine, a path. */
  readonly reference: string;
  readonly steps: readonly DeployStep[];
  /** The digest of what is copied: of the index where all platforms are, else of the one manifest. */
  readonly digest: string;
  /** A file into which a step writes the digest that the destination has, where that may be another. */
  readonly digestFile?: string;
}
