/** The questions about a run, one function each. What they give is undefined if the user left. */
import { InputBoxValidationSeverity, window } from 'vscode';
import { joinCommand, splitCommand } from '../../toolchain/run/commandWords';
import { isContainerName } from '../../toolchain/run/containerName';
import type { RunnerName } from '../../toolchain/run/engines';
import type { ImageProcess } from '../../toolchain/run/imageProcess';
import { formatPorts, isPrivileged, type PortMapping, parsePorts } from '../../toolchain/run/ports';
import { environmentProblem, type RunOptions, volumeProblem } from '../../toolchain/run/runOptions';

const runnerTexts: Readonly<Record<RunnerName, string>> = {
  podman: 'containers without a service, and without root',
  docker: 'containers of the Docker service',
  runc: 'in a terminal, without an engine: the image is unpacked by umoci',
  crun: 'in a terminal, without an engine: the image is unpacked by umoci',
  vdkr: 'in a virtual machine of meta-virtualization with Docker in it',
  vpdmn: 'in a virtual machine of meta-virtualization with podman in it',
};

export async function askForRunner(runners: readonly RunnerName[]): Promise<RunnerName | undefined> {
  const items = runners.map((runner) => ({ label: runner, description: runnerTexts[runner], runner }));
  const options = { title: 'Run image', placeHolder: 'What runs the image', ignoreFocusOut: true };
  return (await window.showQuickPick(items, options))?.runner;
}

export async function askForPorts(ports: readonly PortMapping[]): Promise<readonly PortMapping[] | undefined> {
  const text = await askForText(
    'Ports of this machine and of the container: 8080:80, or 0.0.0.0:8080:80 to let the network in. Nothing for none.',
    formatPorts(ports),
    (typed) => {
      const parsed = parsePorts(typed);
      return parsed.kind === 'invalid' ? parsed.why : undefined;
    },
    (typed) => {
      const parsed = parsePorts(typed);
      const privileged = parsed.kind === 'ports' ? parsed.ports.find(isPrivileged) : undefined;
      return (
        privileged && `Port ${privileged.hostPort} of this machine is for root only: engines without root refuse it.`
      );
    },
  );
  const parsed = text === undefined ? undefined : parsePorts(text);
  return parsed?.kind === 'ports' ? parsed.ports : undefined;
}

export async function askForVolumes(volumes: readonly string[]): Promise<readonly string[] | undefined> {
  const prompt =
    'Folders of this machine that the container sees: /folder/here:/folder/there, with :ro to forbid writing.';
  const problem = (words: readonly string[]) => words.map(volumeProblem).find((why) => why !== undefined);
  return askForWords(prompt, joinCommand(volumes), problem);
}

export async function askForVariables(
  environment: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const lines = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  const problem = (words: readonly string[]) =>
    words.every((word) => word.includes('='))
      ? environmentProblem(variablesOf(words))
      : 'Write NAME=value, with quotes around blanks: GREETING="good morning"';
  const prompt = 'Variables on top of those of the image. They are kept in the secret storage of VS Code.';
  const words = await askForWords(prompt, joinCommand(lines), problem);
  return words && variablesOf(words);
}

/** An entry point of one's own leaves the command of the image out. */
export async function askForEntrypoint(options: RunOptions, process: ImageProcess): Promise<RunOptions | undefined> {
  const ofImage = joinCommand(process.entrypoint);
  const prompt = `The program to start, such as /bin/sh to look around. Nothing ${ofImage === '' ? 'for the command alone' : `for that of the image: ${ofImage}`}.`;
  const text = await askForText(prompt, options.entrypoint ?? '', (typed) =>
    /\s/.test(typed) ? 'One program; its arguments are the command' : undefined,
  );
  if (text === undefined) return undefined;
  const { entrypoint: _, ...others } = options;
  return text === '' ? others : { ...others, entrypoint: text };
}

export async function askForCommand(options: RunOptions, process: ImageProcess): Promise<RunOptions | undefined> {
  const ofImage = joinCommand(process.command);
  const prompt = `Words behind the entry point, or the program where there is none. ${ofImage === '' ? '' : `Nothing for those of the image: ${ofImage}.`}`;
  const words = await askForWords(prompt, joinCommand(options.command ?? []), () => undefined);
  if (words === undefined) return undefined;
  const { command: _, ...others } = options;
  return words.length === 0 ? others : { ...others, command: words };
}

export function askForName(name: string): Promise<string | undefined> {
  const rule = 'Up to 63 letters, digits, "_", "." and "-", a letter or a digit first';
  return askForText('Name of the container', name, (typed) => (isContainerName(typed) ? undefined : rule));
}

async function askForWords(
  prompt: string,
  value: string,
  problem: (words: readonly string[]) => string | undefined,
): Promise<readonly string[] | undefined> {
  const text = await askForText(prompt, value, (typed) => {
    const split = splitCommand(typed);
    return split.kind === 'invalid' ? split.why : problem(split.words);
  });
  const split = text === undefined ? undefined : splitCommand(text);
  return split?.kind === 'words' ? split.words : undefined;
}

async function askForText(
  prompt: string,
  value: string,
  problem: (text: string) => string | undefined,
  warning: (text: string) => string | undefined = () => undefined,
): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: 'Run image',
    prompt,
    value,
    ignoreFocusOut: true,
    validateInput(text) {
      const wrong = problem(text.trim());
      if (wrong !== undefined) return wrong;
      const message = warning(text.trim());
      return message === undefined ? undefined : { message, severity: InputBoxValidationSeverity.Warning };
    },
  });
  return answer?.trim();
}

function variablesOf(words: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)]));
}
