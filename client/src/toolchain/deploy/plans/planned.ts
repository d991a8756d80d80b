/** What the plans for the kinds of target have in common. */
import type { ProgramPaths } from '../../programs/programPaths';
import type { DeployFailure } from '../failure';
import type { DeployPlan } from '../plan';

export interface PlanningSituation {
  readonly programs: ProgramPaths;
  /** A folder for what is needed on the way. */
  readonly scratch: string;
  /** `linux/arm64`, for targets that take the image of one platform; without it that of this machine. */
  readonly platform?: string;
  /** A manifest that names the image where it went. */
  readonly manifest?: PlannedManifest;
}

/** The steps, or why there are none. */
export type Planned =
  | Pick<DeployPlan, 'reference' | 'steps' | 'digest' | 'digestFile'>
  | { readonly failure: DeployFailure };

export interface PlannedManifest {
  readonly path: string;
  /** All of what the file is to hold. */
  readonly text: string;
  readonly reference: string;
}
