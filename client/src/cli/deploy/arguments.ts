/** The command line of `metavirt deploy`. */
import { parseArgs } from 'node:util';

export interface DeployCommandLine {
  readonly kind: 'deploy';
  readonly image: string;
  readonly targets: readonly string[];
  readonly buildFolder: string | undefined;
  /** Which of several images in the layout. */
  readonly imageInLayout: string | undefined;
  readonly platform: string | undefined;
  readonly authFile: string | undefined;
  /** Whose password comes on standard input. */
  readonly username: string | undefined;
  readonly certificateFolder: string | undefined;
  readonly isInsecure: boolean;
  readonly sshConfigFile: string | undefined;
  /** A manifest of Kubernetes that gets the image. */
  readonly manifest: string | undefined;
  readonly isDryRun: boolean;
  readonly asJson: boolean;
}

export type DeployArguments =
  | DeployCommandLine
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly why: string };

const options = {
  build: { type: 'string' },
  image: { type: 'string' },
  platform: { type: 'string' },
  authfile: { type: 'string' },
  username: { type: 'string' },
  'password-stdin': { type: 'boolean', default: false },
  'cert-dir': { type: 'string' },
  insecure: { type: 'boolean', default: false },
  'ssh-config': { type: 'string' },
  manifest: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

export function readDeployArguments(args: readonly string[]): DeployArguments {
  try {
    return checked(parse(args));
  } catch (error) {
    const [sentence = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    return wrong(sentence);
  }
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options, allowPositionals: true });
}

function checked({ values, positionals }: ReturnType<typeof parse>): DeployArguments {
  if (values.help) return { kind: 'help' };
  const [image, ...targets] = positionals;
  if (image === undefined || targets.length === 0) return wrong('name an image and a target');
  const { platform, username, authfile } = values;
  if (platform !== undefined && !/^\w+\/\w+(?:\/\w+)?$/.test(platform)) {
    return wrong('--platform takes an operating system and an architecture, as in linux/arm64');
  }
  if (values['password-stdin'] !== (username !== undefined)) {
    return wrong('--username and --password-stdin belong together');
  }
  if (username !== undefined && authfile !== undefined) return wrong('give --authfile or --username, not both');
  return {
    kind: 'deploy',
    image,
    targets,
    buildFolder: values.build,
    imageInLayout: values.image,
    platform,
    authFile: authfile,
    username,
    certificateFolder: values['cert-dir'],
    isInsecure: values.insecure,
    sshConfigFile: values['ssh-config'],
    manifest: values.manifest,
    isDryRun: values['dry-run'],
    asJson: values.json,
  };
}

function wrong(why: string): DeployArguments {
  return { kind: 'wrong', why };
}
