/** Says in plain words why an image does not run, from what the container tools printed. */
import { lastPrinted } from '../lastPrinted';

/** What a person can be told as it is. */
export class RunFailure extends Error {
  constructor(
    message: string,
    /** What the program printed, for the output channel. */
    readonly output = '',
  ) {
    super(message);
  }
}

interface Explanation {
  /** The texts are those of podman, Docker, runc and crun; its first group is put in place of `$1`. */
  readonly pattern: RegExp;
  readonly message: string;
}

/** The first that fits counts. */
const explanations: readonly Explanation[] = [
  {
    pattern: /no space left on device|disk quota exceeded/i,
    message:
      'The disk is full on which containers are stored, or temporary files. Make room there: "podman image prune" and "docker system prune" remove what nothing uses.',
  },
  {
    pattern: /newuidmap|subuid|subgid/,
    message:
      'This user has no range of user numbers for containers without root. Add one: sudo usermod --add-subuids 100000-165535 --add-subgids 100000-165535 $USER',
  },
  {
    pattern: /no command or entrypoint provided|[Nn]o command specified/,
    message:
      'The image has neither an entry point nor a command. Set OCI_IMAGE_ENTRYPOINT or OCI_IMAGE_CMD in its recipe, or give a command here.',
  },
  {
    pattern: /exec format error|[Ee]xec user process caused[^\n]*format error/,
    message:
      'The programs of the image are for another processor than this machine has. Build it for this machine, or install qemu-user-static to emulate the other one.',
  },
  {
    // The file is there, but not what its first line or its ELF header names to start it with.
    pattern: /exec user process caused[^\n]*no such file or directory|exec (\/\S+): no such file or directory$/m,
    message:
      'The program that the image starts needs a loader or an interpreter that the image does not have: the C library, or the shell that a script names in its first line.',
  },
  {
    pattern:
      /exec:? \\?"([^"\\]+)\\?": (?:stat [^\n]*no such file|executable file not found|[^\n]*not found in \$PATH)/,
    message:
      '$1 is to be started and is not in the image. Check OCI_IMAGE_ENTRYPOINT and OCI_IMAGE_CMD, and what IMAGE_INSTALL puts in.',
  },
  {
    pattern: /executable file `([^`]+)` not found/,
    message:
      '$1 is to be started and is not in the image. Check OCI_IMAGE_ENTRYPOINT and OCI_IMAGE_CMD, and what IMAGE_INSTALL puts in.',
  },
  {
    pattern: /exec:? \\?"([^"\\]+)\\?":[^\n]*permission denied/,
    message: '$1 is in the image, but it may not be executed. Install it with mode 0755 in its recipe.',
  },
  {
    pattern: /rootlessport cannot expose privileged port (\d+)/,
    message: 'Port $1 of this machine is for root only. Choose a port from 1024 on.',
  },
  {
    pattern: /(?:[Aa]ddress already in use|port is already allocated)/,
    message: 'A port of this machine is taken by another program. Choose another port.',
  },
  {
    pattern: /name "?([^"\s]+)"? is already in use/,
    message: 'There is a container called $1 already. Choose another name.',
  },
  {
    pattern: /permission denied while trying to connect to the docker/i,
    message:
      'Docker does not let this user in. Add the user to the group docker (sudo usermod --append --groups docker $USER) and log in again, or run the image with podman.',
  },
  {
    pattern:
      /Cannot connect to the Docker daemon|failed to connect to the docker API|error during connect|docker daemon is not running/,
    message:
      'Docker does not run on this machine. Start it (sudo systemctl start docker), or run the image with podman.',
  },
];

/** The failure behind what `program` printed; its last line where the reason is not known. */
export function explainRunFailure(program: string, output: string): RunFailure {
  const explanation = explanationOf(output) ?? `${program} could not run the image: ${lastPrinted(output)}`;
  return new RunFailure(explanation, output);
}

/** The reason that a tool's output tells of; undefined where it is none that is known. */
export function explanationOf(output: string): string | undefined {
  for (const { pattern, message } of explanations) {
    const match = pattern.exec(output);
    if (match) return message.replace('$1', () => match[1] ?? '');
  }
  return undefined;
}
