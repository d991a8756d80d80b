/** `metavirt.deployImage`: brings an image from the deploy folder to where it is to run, and shows the digest it has there. */
import { commands, Uri } from 'vscode';
import { reportMissingProgram } from '../missingProgram';
import type { Session } from '../session';
import { readSettings } from '../settings';
import { parseTarget, type TargetSituation } from '../toolchain/deploy/parseTarget';
import { referenceInManifest } from '../toolchain/deploy/plans/manifest';
import { imageNameOfLink, isLoopbackRegistry } from '../toolchain/images/imageReference';
import { InterruptedError } from '../toolchain/runProgram';
import { MissingProgramError } from '../toolchain/startProgram';
import { mayRunPrograms } from '../trust';
import { chooseManifest } from './deployImage/chooseManifest';
import { chooseTarget } from './deployImage/chooseTarget';
import { type AskedOutcome, type AskedRequest, deployAskingForWhatIsMissing } from './deployImage/deployAsking';
import { rememberTarget } from './deployImage/recentTargets';
import { type DeployResult, showDeployed, showFailure } from './deployImage/result';
import { chooseSource, type NamedSource } from './deployImage/source';
import { containerRegistryScript } from './deployImage/targetKinds';

export interface DeployImageArguments {
  /** An OCI layout or archive, instead of picking one from the deploy folder. */
  readonly layout?: string;
  /** The recipe whose image is meant: of several images of it, one is picked. */
  readonly recipe?: string;
  /** The image in the layout, where it holds several. */
  readonly image?: string;
  /** What people call it, in place of the name of its folder or recipe. */
  readonly name?: string;
  /** The reference in a registry to copy to; short for the target `docker://…`. */
  readonly destination?: string;
  /** Where it goes, as `metavirt deploy` takes it. With a target nothing is asked: what is missing or refused ends the command. */
  readonly target?: string;
  /** A manifest of Kubernetes that gets the image and is applied. */
  readonly manifest?: string;
  /** The plan is shown, though there is a target. */
  readonly showsPlan?: boolean;
  /** `linux/arm64`, for targets that take the image of one platform. */
  readonly platform?: string;
  /** False accepts plain HTTP and unknown certificates. */
  readonly tlsVerify?: boolean;
  readonly authFile?: string;
}

export async function deployImage(session: Session, choice?: DeployImageArguments): Promise<DeployResult> {
  if (!mayRunPrograms('Deploying an image')) return { kind: 'failed', message: 'The workspace is not trusted.' };
  // From a menu the command gets an address instead.
  const given = choice instanceof Uri ? {} : (choice ?? {});
  const source = await chooseSource(session, {
    path: given.layout,
    recipe: given.recipe,
    image: given.image,
    name: given.name,
  });
  if (!source) {
    return given.layout === undefined
      ? { kind: 'cancelled' }
      : { kind: 'failed', message: `${given.layout} is not an OCI image.` };
  }
  const situation = await situationOf(session, source, given);
  const named =
    given.destination === undefined ? given.target : `docker://${given.destination.replace(/^docker:\/\//, '')}`;
  const written = named ?? (await chooseTarget(session, source, situation));
  if (written === undefined) return { kind: 'cancelled' };
  const parsed = parseTarget(written, situation);
  if (parsed.kind === 'invalid') return showFailure(session, parsed.why);
  const { platform, manifest } = given;
  const request = {
    source,
    target: parsed.target,
    ...(platform === undefined ? {} : { platform }),
    ...(manifest === undefined ? {} : { manifest }),
  };
  try {
    const mayAsk = named === undefined || given.showsPlan === true;
    const ended = await deployAskingForWhatIsMissing(session, request, mayAsk);
    return await finish(session, request, ended);
  } catch (error) {
    if (error instanceof InterruptedError) return { kind: 'cancelled' };
    if (error instanceof MissingProgramError) {
      return { kind: 'failed', message: await reportMissingProgram(error.program) };
    }
    return showFailure(session, error instanceof Error ? error.message : String(error));
  }
}

async function finish(
  session: Session,
  { source, target, manifest }: AskedRequest,
  { outcome, isTrusted }: AskedOutcome,
): Promise<DeployResult> {
  switch (outcome?.kind) {
    case 'deployed': {
      const { suggestedName: image, path, name } = source;
      const named = name === undefined ? {} : { nameInLayout: name };
      await rememberTarget(session, {
        image,
        path,
        ...named,
        target: outcome.destination,
        digest: outcome.digest,
        isTrusted,
      });
      const takesManifest = manifest === undefined && referenceInManifest(target, outcome.digest) !== undefined;
      const again = { layout: path, name: image, target: outcome.destination };
      const chosen = name === undefined ? again : { ...again, image: name };
      return showDeployed(session, image, outcome, {
        appliedManifest: manifest,
        applyManifest: takesManifest ? () => applyManifest(image, chosen) : undefined,
      });
    }
    case 'failed':
      return showFailure(session, outcome.failure.message, outcome.failure);
    case 'severalImages':
      return showFailure(
        session,
        outcome.names.length > 0
          ? `The layout holds several images: ${outcome.names.join(', ')}. Say which one.`
          : 'The layout holds several images that have no names, so skopeo cannot tell them apart.',
      );
    default:
      return { kind: 'cancelled' };
  }
}

/** The image is there already: what is left to do of the plan is the manifest. */
async function applyManifest(image: string, again: DeployImageArguments): Promise<void> {
  const manifest = await chooseManifest(imageNameOfLink(image).repository);
  if (manifest === undefined) return;
  await commands.executeCommand('metavirt.deployImage', { ...again, manifest, showsPlan: true });
}

async function situationOf(
  session: Session,
  source: NamedSource,
  { authFile, tlsVerify }: DeployImageArguments,
): Promise<TargetSituation> {
  const settings = readSettings();
  const credentialsFile = authFile ?? settings.authFile;
  return {
    name: source.proposedName,
    folder: source.path,
    containerRegistryScript: await containerRegistryScript(session.buildFolder.current()),
    // A registry on this machine has no certificate as a rule, and nobody listens in between.
    verifiesCertificates: (registry) =>
      tlsVerify ?? (!isLoopbackRegistry(registry) && !settings.insecureRegistries.includes(registry)),
    ...(credentialsFile === '' ? {} : { authFile: credentialsFile }),
  };
}
