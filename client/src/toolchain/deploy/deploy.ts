/** Deploys an image: reads it, plans, has the plan looked at where somebody wants to, and runs it. */
import { tmpdir } from 'node:os';
import { formatPinnedReference } from '../images/imageReference';
import type { ProgramPaths } from '../programs/programPaths';
import { withScratchFolder } from '../scratchFolder';
import type { DeployFailure } from './failure';
import type { DeployPlan } from './plan';
import { planDeploy } from './planDeploy';
import { readManifest } from './readManifest';
import { type RegistryCredentials, withAuthFile } from './registryCredentials';
import { type RunOptions, runPlan } from './runPlan';
import { type ImageSource, readSourceImage } from './sourceImage';
import type { DeployTarget } from './target';

export interface DeployRequest {
  /** The programs that are not to be looked for on PATH. */
  readonly programs: ProgramPaths;
  readonly source: ImageSource;
  readonly target: DeployTarget;
  /** `linux/arm64`, for targets that take the image of one platform; without it that of this machine. */
  readonly platform?: string;
  /** A manifest of Kubernetes that gets the image and is applied; a new Deployment where there is no such file. */
  readonly manifest?: string;
  /** For a registry, in place of login files. */
  readonly credentials?: RegistryCredentials;
}

export interface DeployOptions extends RunOptions {
  /** Looks at the plan; false leaves it at that. Without it the plan is run. */
  approve?(plan: DeployPlan): Promise<boolean> | boolean;
}

export type DeployOutcome =
  | {
      readonly kind: 'deployed';
      /** What the destination has. */
      readonly digest: string;
      readonly destination: string;
      /** As in DeployPlan. */
      readonly reference: string;
      /** For a registry, the reference that names just this content. */
      readonly pinnedReference?: string;
      /** The registry took it only after a change of form: its digest is not that of the layout. */
      readonly isConverted: boolean;
    }
  | { readonly kind: 'severalImages'; readonly names: readonly string[] }
  | { readonly kind: 'declined'; readonly plan: DeployPlan }
  | { readonly kind: 'failed'; readonly failure: DeployFailure };

/** Rejects as runPlan does; what is needed on the way is gone afterwards in any case. */
export function deploy(request: DeployRequest, options: DeployOptions): Promise<DeployOutcome> {
  return withScratchFolder(tmpdir(), 'metavirt-deploy-', async (scratch) => {
    const reading = await readSourceImage(request.source, scratch, options.signal);
    if (reading.kind !== 'image') return reading;
    const { programs, platform, target } = request;
    const manifest =
      request.manifest === undefined ? undefined : await readManifest(request.manifest, target, reading.image);
    if (manifest && 'failure' in manifest) return { kind: 'failed', failure: manifest.failure };
    const planning = planDeploy(reading.image, target, {
      programs,
      scratch,
      ...(platform === undefined ? {} : { platform }),
      ...(manifest ? { manifest } : {}),
    });
    if (planning.kind === 'failed') return planning;
    const { plan } = planning;
    if (options.approve && !(await options.approve(plan))) return { kind: 'declined', plan };
    const outcome = await runWithCredentials(plan, request, options);
    if (outcome.kind === 'failed') return outcome;
    return { kind: 'deployed', isConverted: outcome.digest !== plan.digest, ...placeOf(plan, outcome.digest) };
  });
}

function runWithCredentials(plan: DeployPlan, { target, credentials }: DeployRequest, options: RunOptions) {
  if (!credentials || target.kind !== 'registry') return runPlan(plan, options);
  return withAuthFile(target.reference.registry, credentials, (authFile) =>
    // The variable keeps the file's place out of the plan, which is shown before the file is there.
    runPlan(plan, { ...options, environment: { ...options.environment, REGISTRY_AUTH_FILE: authFile } }),
  );
}

function placeOf({ target, destination, reference }: DeployPlan, digest: string) {
  const place = { digest, destination, reference };
  return target.kind === 'registry'
    ? { ...place, pinnedReference: formatPinnedReference(target.reference, digest) }
    : place;
}
