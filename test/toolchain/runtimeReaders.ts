/** The programs that read configuration files of runtimes, asked what they make of one without starting anything. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { ReleaseName } from '../../server/src/knowledge/release';

export interface RuntimeReader {
  /** Where the file lies on a target; also how the format is told. */
  readonly path: string;
  readonly program: string;
  /** The last release of the layer that builds a program which reads as this one does; the newest where none is given. */
  readonly release?: ReleaseName;
  /** What the program says where it refuses the file; undefined where it takes it. The folder is empty, or was used before. */
  refusal(text: string, folder: string): Promise<string | undefined>;
}

interface Answer {
  readonly code: number | null;
  readonly output: string;
}

interface Options {
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

async function ask(
  program: string,
  args: readonly string[],
  { input = '', environment }: Options = {},
): Promise<Answer> {
  const child = spawn(program, args, { env: { ...process.env, ...environment }, timeout: 30_000 });
  // A program that refuses its arguments does not wait for the input.
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const ended = new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve));
  const [code, out, err] = await Promise.all([ended, textOf(child.stdout), textOf(child.stderr)]);
  return { code, output: out + err };
}

function refusedBy({ code, output }: Answer): string | undefined {
  return code === 0 ? undefined : output;
}

/** dockerd 20.10 has no `--validate`: without rights it says so, once it has read the file. */
const dockerd: RuntimeReader = {
  path: '/etc/docker/daemon.json',
  program: 'dockerd',
  async refusal(text, folder) {
    const file = join(folder, 'daemon.json');
    await writeFile(file, text);
    // The folder of the test is closed to others.
    const reading = ['--inh-caps=+dac_read_search', '--ambient-caps=+dac_read_search'];
    const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups', ...reading];
    const { output } = await ask('setpriv', [...nobody, 'dockerd', '--config-file', file]);
    return output.includes('needs to be started with root') ? undefined : output;
  },
};

const containerd: RuntimeReader = {
  path: '/etc/containerd/config.toml',
  program: 'containerd',
  async refusal(text, folder) {
    const file = join(folder, 'config.toml');
    await writeFile(file, text);
    return refusedBy(await ask('containerd', ['-c', file, 'config', 'dump']));
  },
};

const podman: RuntimeReader = {
  path: '/etc/containers/containers.conf',
  program: 'podman',
  async refusal(text, folder) {
    const [file, storage] = [join(folder, 'containers.conf'), join(folder, 'storage.conf')];
    await writeFile(file, text);
    await writeFile(storage, `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/graph"\nrunroot = "${folder}/run"\n`);
    const environment = { CONTAINERS_CONF: file, CONTAINERS_STORAGE_CONF: storage };
    // Some settings are looked at when a container is made; it is made of an empty folder, and never started.
    const root = join(folder, 'root');
    await mkdir(root, { recursive: true });
    return refusedBy(await ask('podman', ['create', '--rootfs', root, 'true'], { environment }));
  },
};

const storage: RuntimeReader = {
  path: '/etc/containers/storage.conf',
  program: 'podman',
  release: 'walnascar',
  async refusal(text, folder) {
    const file = join(folder, 'storage.conf');
    await writeFile(file, text.replaceAll('/STORE/', `${folder}/`));
    return refusedBy(await ask('podman', ['info'], { environment: { CONTAINERS_STORAGE_CONF: file } }));
  },
};

const lxc: RuntimeReader = {
  path: '/var/lib/lxc/app/config',
  program: 'lxc-info',
  async refusal(text, folder) {
    await mkdir(join(folder, 'app'), { recursive: true });
    await writeFile(join(folder, 'app', 'config'), text);
    return refusedBy(await ask('lxc-info', ['-P', folder, '-n', 'app', '-c', 'lxc.uts.name']));
  },
};

const cniPrograms = '/usr/lib/cni';

/** In namespaces of its own, so that nothing of it is seen on the host. */
const inEmptyNetwork = [
  'mount --make-rprivate /',
  'mount -t tmpfs tmpfs /run',
  'mount -t tmpfs tmpfs /var/lib',
  'ip netns add container',
  'ip link set lo up',
  'ip link add eth0 type bridge',
  'ip link set eth0 up',
  `exec ${cniPrograms}/"$1"`,
].join(' && ');

/** The first plugin of a list, given what libcni gives it. */
const cni: RuntimeReader = {
  path: '/etc/cni/net.d/10-net.conflist',
  program: `${cniPrograms}/bridge`,
  async refusal(text) {
    const { cniVersion, name, plugins } = JSON.parse(text) as CniList;
    const [plugin] = plugins;
    const environment = {
      CNI_COMMAND: 'ADD',
      CNI_CONTAINERID: 'container',
      CNI_NETNS: '/run/netns/container',
      CNI_IFNAME: plugin.type === 'loopback' ? 'lo' : 'eth9',
      CNI_PATH: cniPrograms,
    };
    const input = JSON.stringify({ ...plugin, cniVersion, name });
    const answer = await ask('unshare', ['-n', '-m', 'sh', '-c', inEmptyNetwork, 'sh', plugin.type], {
      input,
      environment,
    });
    // Not every kernel can make every device.
    return /operation not supported/i.test(answer.output) ? undefined : refusedBy(answer);
  },
};

interface CniList {
  readonly cniVersion?: string;
  readonly name?: string;
  readonly plugins: readonly [{ readonly type: string }];
}

/** By the name of the file in `readerCases`. */
export const runtimeReaders: Readonly<Record<string, RuntimeReader>> = {
  'daemon.json': dockerd,
  containerd,
  'containers.conf': podman,
  'storage.conf': storage,
  lxc,
  cni,
};
