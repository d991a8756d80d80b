/** What `metavirt deploy` prints of a target. */
import type { DeployOutcome } from '../../toolchain/deploy/deploy';
import { planLines } from '../../toolchain/deploy/planText';

/** How it ended for a target: deployed, only planned, or not. */
export function isFine(outcome: DeployOutcome): boolean {
  return outcome.kind === 'deployed' || outcome.kind === 'declined';
}

/** One line of JSON. */
export function jsonReport(image: string, target: string, outcome: DeployOutcome): string {
  switch (outcome.kind) {
    case 'deployed': {
      const { digest, reference, pinnedReference, isConverted } = outcome;
      return JSON.stringify({ image, target, outcome: 'deployed', digest, reference, pinnedReference, isConverted });
    }
    case 'declined': {
      const { digest, steps } = outcome.plan;
      return JSON.stringify({ image, target, outcome: 'planned', digest, steps });
    }
    default:
      return JSON.stringify({ image, target, outcome: 'failed', ...failureOf(outcome) });
  }
}

/** Lines for people. */
export function textReport(target: string, outcome: DeployOutcome): string {
  switch (outcome.kind) {
    case 'deployed': {
      const note = outcome.isConverted ? ', in another form than in the layout' : '';
      return `${outcome.pinnedReference ?? `${outcome.reference} ${outcome.digest}`}${note}`;
    }
    case 'declined':
      return [`${target}, ${outcome.plan.digest}`, ...planLines(outcome.plan)].join('\n');
    default:
      return failureOf(outcome).message;
  }
}

/** What to do about the failure of a registry, where an option of the command line is it. */
const mends: Readonly<Record<string, string>> = {
  credentials: ' Give them with --authfile, or with --username and --password-stdin.',
  tls: ' Its authority goes into --cert-dir; --insecure takes any certificate, and plain HTTP.',
};

function failureOf(outcome: Extract<DeployOutcome, { kind: 'failed' | 'severalImages' }>): {
  readonly cause: string;
  readonly message: string;
} {
  if (outcome.kind === 'severalImages') {
    const names = outcome.names.join(', ') || 'none of which has a name';
    return { cause: 'image', message: `The layout holds several images: ${names}. Say which one with --image.` };
  }
  const { cause, message, registry } = outcome.failure;
  return { cause, message: `${message}${registry === undefined ? '' : (mends[cause] ?? '')}` };
}
