/** Tells how a deployment ended. */
import { basename } from 'node:path';
import { env, window } from 'vscode';
import { showErrorWithOutput } from '../../errorWithOutput';
import type { Session } from '../../session';
import type { DeployOutcome } from '../../toolchain/deploy/deploy';
import type { DeployFailure } from '../../toolchain/deploy/failure';
import { isLoopbackRegistry } from '../../toolchain/images/imageReference';

export type DeployResult =
  | {
      readonly kind: 'deployed';
      readonly digest: string;
      readonly reference: string;
      readonly pinnedReference?: string;
    }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

export interface ManifestAfterDeploying {
  /** The file that was applied. */
  readonly appliedManifest: string | undefined;
  /** Offered where there is one. */
  readonly applyManifest: (() => Promise<void>) | undefined;
}

export function showDeployed(
  session: Session,
  name: string,
  outcome: Extract<DeployOutcome, { kind: 'deployed' }>,
  { appliedManifest, applyManifest }: ManifestAfterDeploying,
): DeployResult {
  const { digest, reference, pinnedReference, isConverted } = outcome;
  const registry = pinnedReference?.split('/')[0] ?? '';
  if (isLoopbackRegistry(registry)) session.output.info(loopbackAdvice(registry));
  const note = isConverted ? ' The registry took it in another form than the layout has.' : '';
  const applied = appliedManifest === undefined ? '' : ` ${basename(appliedManifest)} names it there and is applied.`;
  const message = `${name} is at ${reference} with the digest ${digest}.${note}${applied}`;
  session.output.info(message);
  const copyReference = 'Copy Reference';
  const apply = 'Apply a Manifest…';
  const actions = applyManifest ? [copyReference, apply] : [copyReference];
  void window.showInformationMessage(message, ...actions).then((choice) => {
    if (choice === copyReference) void env.clipboard.writeText(pinnedReference ?? reference);
    if (choice === apply) void applyManifest?.();
  });
  return { kind: 'deployed', digest, reference, ...(pinnedReference === undefined ? {} : { pinnedReference }) };
}

export function showFailure(session: Session, message: string, failure?: DeployFailure): DeployResult {
  const isUntrusted = failure?.cause === 'tls' && failure.registry !== undefined;
  const mend = isUntrusted ? ' Add it to "metavirt.deploy.insecureRegistries" if it is yours.' : '';
  const whole = `${message}${mend}`;
  session.output.error(failure && failure.output !== '' ? `${whole}\n${failure.output.trimEnd()}` : whole);
  showErrorWithOutput(whole);
  return { kind: 'failed', message: whole };
}

/** QEMU's own network, which vdkr and vpdmn have too, gives the host that address. */
function loopbackAdvice(registry: string): string {
  const address = `10.0.2.2${/:\d+$/.exec(registry)?.[0] ?? ''}`;
  return `From inside QEMU, vdkr or vpdmn, the registry ${registry} is ${address}: localhost is the virtual machine itself there.`;
}
