/** Deploys with progress; where several images are meant or a registry wants credentials, asks and deploys again. */
import { window } from 'vscode';
import type { Session } from '../../session';
import { readSettings } from '../../settings';
import { showProgress } from '../../shownProgress';
import { type DeployOutcome, type DeployRequest, deploy } from '../../toolchain/deploy/deploy';
import { formatTarget } from '../../toolchain/deploy/formatTarget';
import type { DeployPlan } from '../../toolchain/deploy/plan';
import { confirmPlan } from './confirmPlan';
import { askForCredentials, forgetCredentials, storedCredentials } from './credentials';
import { isTrustedTarget } from './recentTargets';
import type { NamedSource } from './source';

export type AskedRequest = Omit<DeployRequest, 'programs' | 'source'> & { readonly source: NamedSource };

export interface AskedOutcome {
  /** Undefined if the user left a question. */
  readonly outcome: DeployOutcome | undefined;
  /** The plan need not be shown again for this target. */
  readonly isTrusted: boolean;
}

/** With `mayAsk` false the plan is run as it is, and what would be asked ends it. Rejects as `deploy` does. */
export async function deployAskingForWhatIsMissing(
  session: Session,
  request: AskedRequest,
  mayAsk: boolean,
): Promise<AskedOutcome> {
  const destination = formatTarget(request.target);
  let isTrusted = isTrustedTarget(session, destination);
  // To trust a target is not to trust what is applied there.
  let isSeen = !mayAsk || (isTrusted && request.manifest === undefined);
  const approve = async (plan: DeployPlan) => {
    if (isSeen) return true;
    const answer = await confirmPlan(request.source.suggestedName, plan);
    isTrusted ||= answer === 'always';
    // Credentials that are asked for in between change nothing of it.
    isSeen = answer !== undefined;
    return isSeen;
  };
  return { outcome: await deployAsking(session, request, mayAsk, approve), isTrusted };
}

type Approve = (plan: DeployPlan) => Promise<boolean>;

async function deployAsking(
  session: Session,
  request: AskedRequest,
  mayAsk: boolean,
  approve: Approve,
): Promise<DeployOutcome | undefined> {
  const { target } = request;
  const registry = target.kind === 'registry' && target.authFile === undefined ? target.reference.registry : undefined;
  const stored = registry === undefined ? undefined : await storedCredentials(session, registry);
  const first = await deployWithProgress(session, stored ? { ...request, credentials: stored } : request, approve);
  if (!mayAsk) return first;
  if (first.kind === 'severalImages' && first.names.length > 0) {
    const placeHolder = 'The image in the layout';
    const name = await window.showQuickPick([...first.names], { title: 'Deploy image', placeHolder });
    if (name === undefined) return undefined;
    return deployAsking(session, { ...request, source: { ...request.source, name } }, mayAsk, approve);
  }
  if (target.kind !== 'registry' || !isRefusedByRegistry(first)) return first;
  await forgetCredentials(session, target.reference.registry);
  const asked = await askForCredentials(target.reference.registry);
  if (!asked) return undefined;
  // What was typed comes before a file whose credentials were refused.
  const { authFile, ...withoutFile } = target;
  const again = { ...request, target: withoutFile, credentials: asked.credentials };
  const second = await deployWithProgress(session, again, approve);
  if (second.kind === 'deployed') void asked.keepIfWanted(session);
  return second;
}

/** The cluster that a manifest is applied to may want credentials too, but none of the registry's. */
function isRefusedByRegistry(outcome: DeployOutcome): boolean {
  return outcome.kind === 'failed' && outcome.failure.cause === 'credentials' && outcome.failure.registry !== undefined;
}

/** An archive is unpacked before there is a plan, which may take a while; a layout is read in no time. */
const readingDelayMs = 500;

async function deployWithProgress(session: Session, request: AskedRequest, approve: Approve): Promise<DeployOutcome> {
  const title = `Deploying to ${formatTarget(request.target)}`;
  session.output.info(`${title}: ${request.source.path}`);
  const interruption = new AbortController();
  let progress = showProgress(`Reading ${request.source.suggestedName}`, interruption, readingDelayMs);
  try {
    return await deploy(
      { programs: readSettings().programs, ...request },
      {
        async approve(plan) {
          progress.end();
          const isApproved = await approve(plan);
          if (isApproved) progress = showProgress(title, interruption);
          return isApproved;
        },
        signal: interruption.signal,
        onProgress(step) {
          if (step.message !== '') session.output.info(step.message);
          progress.report(step);
        },
      },
    );
  } finally {
    progress.end();
  }
}
