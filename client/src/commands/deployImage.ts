/** `metavirt.deployImage`: copies an image from the deploy folder to a registry and shows the digest it has there. */
import { commands, env, ProgressLocation, window } from 'vscode';
import { abortSignalOf } from '../abortSignal';
import { reportMissingProgram } from '../missingProgram';
import type { Session } from '../session';
import { readSettings } from '../settings';
import { type CopyOutcome, type CopyRequest, copyImage } from '../toolchain/copyImage';
import { formatImageReference, isLoopbackRegistry, parseImageReference } from '../toolchain/imageReference';
import { type RegistryCredentials, withAuthFile } from '../toolchain/registryCredentials';
import { InterruptedError } from '../toolchain/runProgram';
import { MissingProgramError } from '../toolchain/startProgram';
import { mayRunPrograms } from '../trust';
import { askForCredentials, forgetCredentials, storedCredentials } from './deployImage/credentials';
import { askForDestination, rememberDestination } from './deployImage/destination';
import { chooseSource } from './deployImage/source';

export interface DeployImageArguments {
  /** An OCI layout or archive, instead of picking one from the deploy folder. */
  readonly layout?: string;
  /** The recipe whose image is meant: of several images of it, one is picked. */
  readonly recipe?: string;
  /** The image in the layout, where it holds several. */
  readonly image?: string;
  /** The reference to copy to. With it nothing is asked: what is missing or refused ends the command. */
  readonly destination?: string;
  /** False accepts plain HTTP and unknown certificates. */
  readonly tlsVerify?: boolean;
  readonly authFile?: string;
}

export type DeployResult =
  | { readonly kind: 'deployed'; readonly digest: string; readonly reference: string; readonly pinnedReference: string }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'cancelled' };

const cancelled: DeployResult = { kind: 'cancelled' };

export async function deployImage(session: Session, choice: DeployImageArguments = {}): Promise<DeployResult> {
  if (!mayRunPrograms('Deploying an image')) return { kind: 'failed', message: 'The workspace is not trusted.' };
  const source = await chooseSource(session, { path: choice.layout, recipe: choice.recipe, image: choice.image });
  if (!source)
    return choice.layout === undefined
      ? cancelled
      : { kind: 'failed', message: `${choice.layout} is not an OCI image.` };
  const typed = choice.destination ?? (await askForDestination(session, source));
  if (typed === undefined) return cancelled;
  const parsed = parseImageReference(typed);
  if (parsed.kind === 'invalid') return fail(session, parsed.why);
  const destination = parsed.reference;
  const settings = readSettings();
  const authFile = choice.authFile ?? settings.authFile;
  const request: CopyRequest = {
    skopeo: settings.skopeo,
    source,
    destination,
    tlsVerify: choice.tlsVerify ?? verifiesCertificates(destination.registry, settings.insecureRegistries),
    ...(authFile === '' ? {} : { authFile }),
  };
  try {
    const outcome = await copyAskingForWhatIsMissing(session, request, choice.destination === undefined);
    if (outcome?.kind !== 'copied')
      return outcome ? fail(session, outcomeMessage(outcome), outcomeOutput(outcome)) : cancelled;
    await rememberDestination(session, source, formatImageReference(destination));
    if (isLoopbackRegistry(destination.registry)) session.output.info(loopbackAdvice(destination.registry));
    showDigest(source.suggestedName, outcome);
    return { ...outcome, kind: 'deployed' };
  } catch (error) {
    if (error instanceof InterruptedError) return cancelled;
    if (error instanceof MissingProgramError)
      return { kind: 'failed', message: await reportMissingProgram(error.program) };
    return fail(session, String(error));
  }
}

/** QEMU's own network, which vdkr and vpdmn have too, gives the host that address. */
function loopbackAdvice(registry: string): string {
  const address = `10.0.2.2${/:\d+$/.exec(registry)?.[0] ?? ''}`;
  return `From inside QEMU, vdkr or vpdmn, the registry ${registry} is ${address}: localhost is the virtual machine itself there.`;
}

/** A registry on this machine has no certificate as a rule, and nobody listens in between. */
function verifiesCertificates(registry: string, insecureRegistries: readonly string[]): boolean {
  return !isLoopbackRegistry(registry) && !insecureRegistries.includes(registry);
}

/**
 * Copies; where the layout holds several images or the registry wants credentials, asks and copies again. Undefined if the
 * user left a question.
 */
async function copyAskingForWhatIsMissing(
  session: Session,
  request: CopyRequest,
  mayAsk: boolean,
): Promise<CopyOutcome | undefined> {
  const { registry } = request.destination;
  const stored = request.authFile === undefined ? await storedCredentials(session, registry) : undefined;
  const first = await copyWithProgress(session, request, stored);
  if (!mayAsk || first.kind === 'copied') return first;
  if (first.kind === 'severalImages') {
    const name = await window.showQuickPick([...first.names], {
      title: 'Deploy image',
      placeHolder: 'The image in the layout',
    });
    if (name === undefined) return undefined;
    return copyAskingForWhatIsMissing(session, { ...request, source: { ...request.source, name } }, mayAsk);
  }
  if (first.failure.cause !== 'credentials') return first;
  await forgetCredentials(session, registry);
  const asked = await askForCredentials(registry);
  if (!asked) return undefined;
  const second = await copyWithProgress(session, request, asked.credentials);
  if (second.kind === 'copied') void asked.keepIfWanted(session);
  return second;
}

async function copyWithProgress(
  session: Session,
  request: CopyRequest,
  credentials: RegistryCredentials | undefined,
): Promise<CopyOutcome> {
  const reference = formatImageReference(request.destination);
  const title = `Copying to ${reference}`;
  session.output.info(`${title}: ${request.source.path}`);
  const copy = (withFile: CopyRequest, signal: AbortSignal, report: (message: string, increment: number) => void) =>
    copyImage(withFile, ({ message, incrementPercent }) => report(message, incrementPercent), signal);
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, cancellation) => {
    const report = (message: string, increment: number) => {
      session.output.info(message);
      progress.report({ message, increment });
    };
    const signal = abortSignalOf(cancellation);
    if (!credentials) return copy(request, signal, report);
    return withAuthFile(request.destination.registry, credentials, (authFile) =>
      copy({ ...request, authFile }, signal, report),
    );
  });
}

function outcomeMessage(outcome: Exclude<CopyOutcome, { kind: 'copied' }>): string {
  if (outcome.kind === 'failed') return outcome.failure.message;
  return outcome.names.length > 0
    ? `The layout holds several images: ${outcome.names.join(', ')}. Say which one.`
    : 'The layout holds several images that have no names, so skopeo cannot tell them apart.';
}

function outcomeOutput(outcome: CopyOutcome): string {
  return outcome.kind === 'failed' ? outcome.failure.output : '';
}

function fail(session: Session, message: string, output = ''): DeployResult {
  session.output.error(output === '' ? message : `${message}\n${output.trimEnd()}`);
  const show = 'Show Output';
  void window.showErrorMessage(message, show).then((choice) => {
    if (choice === show) void commands.executeCommand('metavirt.showOutput');
  });
  return { kind: 'failed', message };
}

function showDigest(name: string, outcome: Extract<CopyOutcome, { kind: 'copied' }>): void {
  const copyReference = 'Copy Reference';
  const message = `${name} is at ${outcome.reference} with the digest ${outcome.digest}.`;
  void window.showInformationMessage(message, copyReference).then((choice) => {
    if (choice === copyReference) void env.clipboard.writeText(outcome.pinnedReference);
  });
}
