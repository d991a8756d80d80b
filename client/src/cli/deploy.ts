/** `metavirt deploy`: what `dist/deploy.js` is. The program of the server loads it for this one command. */
import { join, resolve } from 'node:path';
import { type DeployOutcome, type DeployRequest, deploy } from '../toolchain/deploy/deploy';
import { parseTarget, type TargetSituation } from '../toolchain/deploy/parseTarget';
import type { RegistryCredentials } from '../toolchain/deploy/registryCredentials';
import type { ImageSource } from '../toolchain/deploy/sourceImage';
import type { DeployTarget } from '../toolchain/deploy/target';
import { findOnPath } from '../toolchain/findOnPath';
import { readHostSystem } from '../toolchain/hostSystem';
import { isLoopbackRegistry } from '../toolchain/images/imageReference';
import { missingProgramMessage } from '../toolchain/programs/programAdvice';
import { InterruptedError } from '../toolchain/runProgram';
import { MissingProgramError } from '../toolchain/startProgram';
import type { StepProgress } from '../toolchain/stepProgress';
import { type DeployCommandLine, readDeployArguments } from './deploy/arguments';
import { deployHelp } from './deploy/help';
import { buildFolderOf, type FoundImage, findImage } from './deploy/image';
import { createProgress } from './deploy/progress';
import { isFine, jsonReport, textReport } from './deploy/report';

const fine = 0;
const failed = 1;
const wrongUse = 2;

/** Deploys as the arguments behind `deploy` say, and returns the exit status. */
export async function runDeploy(args: readonly string[]): Promise<number> {
  const request = readDeployArguments(args);
  if (request.kind === 'help') return say(deployHelp, fine);
  if (request.kind === 'wrong') return complain(`${request.why}; see metavirt deploy --help`, wrongUse);
  const buildFolder = await buildFolderOf(request.buildFolder);
  const image = await findImage(request.image, buildFolder);
  if (image.kind === 'missing') return complain(image.why, failed);
  const situation = await situationOf(request, image, buildFolder);
  const targets: DeployTarget[] = [];
  for (const written of request.targets) {
    const parsed = parseTarget(written, situation);
    if (parsed.kind === 'invalid') return complain(`${written}: ${parsed.why}`, wrongUse);
    targets.push(parsed.target);
  }
  const credentials = request.username === undefined ? undefined : await readCredentials(request.username);
  const source = request.imageInLayout === undefined ? image.source : { ...image.source, name: request.imageInLayout };
  return deployToAll(request, source, targets, credentials);
}

/** Every target is tried, also after one that failed. */
async function deployToAll(
  request: DeployCommandLine,
  source: ImageSource,
  targets: readonly DeployTarget[],
  credentials: RegistryCredentials | undefined,
): Promise<number> {
  const signal = interruptedBySignals();
  const { platform, manifest } = request;
  const asked = {
    programs: {},
    source,
    ...(platform === undefined ? {} : { platform }),
    ...(manifest === undefined ? {} : { manifest: resolve(manifest) }),
    ...(credentials ? { credentials } : {}),
  };
  let status = fine;
  for (const [index, target] of targets.entries()) {
    const written = request.targets[index] ?? '';
    const outcome = await deployWithProgress({ ...asked, target }, signal, request.isDryRun);
    if (!outcome) return complain(`${written}: interrupted. Run it again to finish.`, failed);
    if (!isFine(outcome)) status = failed;
    if (request.asJson) say(jsonReport(request.image, written, outcome), status);
    else if (isFine(outcome)) say(textReport(written, outcome), status);
    else complain(`${written}: ${textReport(written, outcome)}`, status);
  }
  return status;
}

/** Undefined if a signal ended it. */
async function deployWithProgress(
  request: DeployRequest,
  signal: AbortSignal,
  isDryRun: boolean,
): Promise<DeployOutcome | undefined> {
  const progress = createProgress(process.stderr);
  const onProgress = (step: StepProgress) => progress.report(step);
  try {
    return await deploy(request, { signal, onProgress, ...(isDryRun ? { approve: () => false } : {}) });
  } catch (error) {
    if (error instanceof InterruptedError) return undefined;
    if (error instanceof MissingProgramError) return missingProgram(error.program);
    throw error;
  } finally {
    progress.end();
  }
}

async function situationOf(
  request: DeployCommandLine,
  image: Extract<FoundImage, { kind: 'image' }>,
  buildFolder: string | undefined,
): Promise<TargetSituation> {
  const { authFile, certificateFolder, sshConfigFile } = request;
  const script = buildFolder && join(buildFolder, 'container-registry', 'container-registry.sh');
  return {
    name: image.name,
    folder: process.cwd(),
    containerRegistryScript: script && (await findOnPath(script)),
    // A registry on this machine has no certificate as a rule; whoever names its authority knows better.
    verifiesCertificates: (registry) =>
      !request.isInsecure && (certificateFolder !== undefined || !isLoopbackRegistry(registry)),
    ...(authFile === undefined ? {} : { authFile }),
    ...(certificateFolder === undefined ? {} : { certificateFolder }),
    ...(sshConfigFile === undefined ? {} : { sshConfigFile }),
  };
}

/** The first line of standard input, without its end. */
async function readCredentials(username: string): Promise<RegistryCredentials> {
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk as string;
    if (text.includes('\n')) break;
  }
  return { username, password: text.split(/\r?\n/, 1)[0] ?? '' };
}

function interruptedBySignals(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => controller.abort());
  return controller.signal;
}

async function missingProgram(program: string): Promise<DeployOutcome> {
  const message = missingProgramMessage(program, await readHostSystem());
  return { kind: 'failed', failure: { cause: 'other', message, output: '' } };
}

function say(text: string, status: number): number {
  process.stdout.write(`${text}\n`);
  return status;
}

function complain(text: string, status: number): number {
  process.stderr.write(`metavirt deploy: ${text}\n`);
  return status;
}
