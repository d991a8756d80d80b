/** The OCI runtime format as the real runc and crun read it: what runc refuses is an error here, and what only crun does a warning. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { changedJson } from './changedJson';
import { findingsIn } from './findings';

const run = promisify(execFile);

const profile = {
  defaultAction: 'SCMP_ACT_ALLOW',
  architectures: ['SCMP_ARCH_X86_64', 'SCMP_ARCH_AARCH64'],
  syscalls: [{ names: ['acct'], action: 'SCMP_ACT_ERRNO' }],
};

/** Runs a program of the host. */
const container = {
  ociVersion: '1.0.2',
  process: {
    terminal: false,
    user: { uid: 0, gid: 0 },
    args: ['/usr/bin/true'],
    env: ['PATH=/usr/bin'],
    cwd: '/',
    capabilities: { bounding: ['CAP_KILL'], effective: ['CAP_KILL'], permitted: ['CAP_KILL'] },
    rlimits: [{ type: 'RLIMIT_CORE', soft: 0, hard: 0 }],
    noNewPrivileges: true,
  },
  root: { path: 'rootfs', readonly: true },
  hostname: 'app',
  mounts: [
    { destination: '/proc', type: 'proc', source: 'proc' },
    { destination: '/usr', type: 'bind', source: '/usr', options: ['rbind', 'ro'] },
    {
      destination: '/dev',
      type: 'tmpfs',
      source: 'tmpfs',
      options: ['nosuid', 'strictatime', 'mode=755', 'size=65536k'],
    },
  ],
  linux: {
    namespaces: [{ type: 'pid' }, { type: 'network' }, { type: 'ipc' }, { type: 'uts' }, { type: 'mount' }],
    maskedPaths: ['/proc/kcore'],
    readonlyPaths: ['/proc/sys'],
  },
};

const changes: readonly string[] = [
  'hostname = "app"',
  'hostname -',
  'process.user -',
  'process.env -',
  'process.capabilities -',
  'process.rlimits -',
  'process.terminal = null',
  'ociVersion = "1.1.0"',
  'ociVersion = "1.0.2-dev"',
  'annotations = {"org.example.app": "yes"}',
  'root.readonly = false',
  'process.cwd = "/usr/bin"',
  'process.oomScoreAdj = 500',
  'process.user.umask = 18',
  'process.capabilities.bounding = []',
  'process.capabilities.ambient = null',
  'mounts + {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["size=10m", "mode=1777"]}',
  'mounts + {"destination": "/tmp", "type": "bind", "source": "/usr", "options": ["bind", "ro"]}',
  'mounts + {"destination": "/tmp", "type": "none", "source": "/usr", "options": ["rbind"]}',
  'mounts + {"destination": "/tmp", "type": "tmpfs"}',
  'linux.namespaces + {"type": "cgroup"}',
  'linux.rootfsPropagation = "rslave"',
  'linux.rootfsPropagation = "private"',
  'linux.devices = [{"path": "/dev/app", "type": "c", "major": 1, "minor": 3, "fileMode": 438, "uid": 0}]',
  'linux.devices = [{"path": "/dev/app", "type": "p"}]',
  'linux.sysctl = {"net.ipv4.ip_forward": "1", "kernel.shmmax": "100000"}',
  'linux.personality = {"domain": "LINUX"}',
  'hooks = {"createRuntime": [{"path": "/bin/true", "args": ["true"], "env": ["A=b"], "timeout": 5}]}',
  'hooks = {"prestart": [{"path": "/bin/true"}]}',
  'linux.personality = {"domain": "LINUX33"}',
  'process.Cwd = "/"',
  'unknown = 1',
  'linux.unknown = {}',
  'process.capabilities.boundign = []',
  'process.capabilities.bounding = ["CAP_KILL", "CAP_NOTHING"]',
  'process.capabilities.bounding = ["CAP_KILL", "NET_ADMIN"]',
  'mounts + {"destination": "tmp", "type": "tmpfs", "source": "tmpfs"}',
  'mounts + {"destination": "/tmp", "type": "bind", "source": "/usr", "options": ["rbind", "readonly"]}',
  'linux.maskedPaths = ["proc/kcore"]',
  'linux.uidMappings = [{"containerID": 0, "hostID": 1000, "size": 1}]',
  'ociVersion -',
  'ociVersion = "9.9.9"',
  'ociVersion = ""',
  'ociVersion = 1',
  'process -',
  'process = null',
  'root -',
  'root = "rootfs"',
  'root.path -',
  'root.path = ""',
  'root.path = 5',
  'root.readonly = "true"',
  'linux -',
  'linux.namespaces -',
  'mounts -',
  'mounts = {}',
  'process.args -',
  'process.args = []',
  'process.args = [""]',
  'process.args = "/usr/bin/true"',
  'process.args = [1]',
  'process.cwd -',
  'process.cwd = "usr"',
  'process.cwd = ""',
  'process.cwd = 5',
  'process.env = "A=b"',
  'process.env = ["A"]',
  'process.env = ["=b"]',
  'process.env = {"A": "b"}',
  'process.terminal = "false"',
  'process.user = "root"',
  'process.user.uid = "0"',
  'process.user.uid = -1',
  'process.user.uid = 1.5',
  'process.user.additionalGids = ["5"]',
  'process.user.umask = "022"',
  'process.capabilities = ["CAP_KILL"]',
  'process.capabilities.bounding = "CAP_KILL"',
  'process.capabilities.permitted -',
  'process.capabilities.permitted = ["CAP_CHOWN"]',
  'process.rlimits = [{"type": "RLIMIT_CORE", "hard": 1, "soft": 2}]',
  'process.rlimits = [{"type": "RLIMIT_CORE", "soft": 2}]',
  'process.rlimits = [{"type": "RLIMIT_FILES", "hard": 1, "soft": 1}]',
  'process.rlimits = [{"type": "CORE", "hard": 1, "soft": 1}]',
  'process.rlimits + {"type": "RLIMIT_CORE", "hard": 0, "soft": 0}',
  'process.rlimits = [{"hard": 1, "soft": 1}]',
  'process.rlimits = [{"type": "RLIMIT_CORE", "hard": "1", "soft": 1}]',
  'process.rlimits = {"type": "RLIMIT_CORE", "hard": 1, "soft": 1}',
  'process.noNewPrivileges = "true"',
  'process.oomScoreAdj = 2000',
  'process.oomScoreAdj = "500"',
  'mounts + {"type": "tmpfs", "source": "tmpfs"}',
  'mounts + {"target": "/tmp", "type": "tmpfs", "source": "tmpfs"}',
  'mounts + {"destination": "/tmp", "type": "tmpfs", "options": "ro"}',
  'mounts + {"destination": "/tmp", "type": "bind", "source": "/usr"}',
  'mounts + {"destination": "/tmp", "source": "/usr"}',
  'mounts + {"destination": "/tmp", "type": "bind", "source": "/usr", "options": ["ro"]}',
  'linux.namespaces + {"type": "pid"}',
  'linux.namespaces + {"type": "net"}',
  'linux.namespaces + {"type": "Network"}',
  'linux.namespaces + {"path": "/proc/self/ns/net"}',
  'linux.namespaces + {"type": "user"}',
  'linux.namespaces = ["pid"]',
  'linux.namespaces = {"type": "pid"}',
  'linux.namespaces = [{"type": "mount"}]',
  'linux.rootfsPropagation = "recursive"',
  'linux.devices = [{"path": "/dev/app", "type": "char", "major": 1, "minor": 3}]',
  'linux.devices = [{"path": "/dev/app", "major": 1, "minor": 3}]',
  'linux.devices = [{"path": "/dev/app", "type": "c", "major": "1", "minor": 3}]',
  'linux.devices = [{"path": "/dev/app", "type": "c", "major": 1, "minor": 3, "fileMode": "0666"}]',
  'linux.devices = [{"path": "/dev/app", "type": "c", "major": 1, "minor": 3, "uid": -1}]',
  'linux.sysctl = {"net.ipv4.ip_forward": 1}',
  'linux.sysctl = {"vm.swappiness": "1"}',
  'linux.sysctl = {"kernel.hostname": "app"}',
  'linux.sysctl = []',
  'linux.maskedPaths = "/proc/kcore"',
  'linux.cgroupsPath = 5',
  'linux.resources = {"memory": {"limit": "512m"}}',
  'linux.resources = {"memory": {"limit": 67108864, "swap": 33554432}}',
  'linux.resources = {"cpu": {"shares": "1024"}}',
  'linux.resources = {"cpu": {"shares": -1}}',
  'linux.resources = {"pids": 100}',
  'linux.resources = {"devices": [{"allow": "no", "access": "rwm"}]}',
  'linux.resources = {"devices": [{"allow": true, "type": "char", "access": "rwm"}]}',
  'linux.resources = {"devices": [{"allow": true, "type": "c"}]}',
  'annotations = {"org.example.app": 1}',
  'annotations = []',
  'hostname = 5',
  'hooks = []',
  'hooks = {"createRuntime": {"path": "/bin/true"}}',
  'hooks = {"createRuntime": [{}]}',
  'hooks = {"createRuntime": [{"path": "bin/true"}]}',
  'hooks = {"createRuntime": [{"path": "/bin/true", "args": "x"}]}',
  'hooks = {"createRuntime": [{"path": "/bin/true", "timeout": "5"}]}',
  'hooks = {"createRuntime": [{"path": "/bin/true", "timeout": -1}]}',
  '{"ociVersion": "1.0.2",}',
];

const profileChanges: readonly string[] = [
  'defaultAction = "SCMP_ACT_LOG"',
  'defaultAction = "SCMP_ACT_ALLOW"',
  'architectures -',
  'syscalls = []',
  'syscalls -',
  'syscalls.0.names = ["acct", "no_such_call"]',
  'syscalls.0.errnoRet = 38',
  'syscalls.0.args = [{"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}]',
  'syscalls.0.args = [{"index": 0, "value": 1, "valueTwo": 1, "op": "SCMP_CMP_MASKED_EQ"}]',
  'syscalls.0.action = "SCMP_ACT_KILL_PROCESS"',
  'syscalls.0.action = "SCMP_ACT_TRAP"',
  'unknown = 1',
  'syscalls.0.unknown = 1',
  'defaultAction -',
  'defaultAction = "allow"',
  'defaultAction = "SCMP_ACT_ALOW"',
  'defaultAction = 5',
  'architectures = ["x86_64"]',
  'architectures = ["SCMP_ARCH_X64"]',
  'architectures = "SCMP_ARCH_X86_64"',
  'syscalls = {}',
  'syscalls.0.names = "acct"',
  'syscalls.0.action -',
  'syscalls.0.action = "SCMP_ACT_DENY"',
  'syscalls.0.action = "scmp_act_errno"',
  'syscalls.0.errnoRet = "EPERM"',
  'syscalls.0.errnoRet = -1',
  'syscalls.0.args = {"index": 0, "value": 1, "op": "SCMP_CMP_EQ"}',
  'syscalls.0.args = [{"index": 0, "value": 1}]',
  'syscalls.0.args = [{"index": 0, "value": 1, "op": "EQ"}]',
  'syscalls.0.args = [{"index": 0, "value": "1", "op": "SCMP_CMP_EQ"}]',
  'syscalls.0.args = [{"index": 6, "value": 1, "op": "SCMP_CMP_EQ"}]',
];

let folder: string;
let containerCount = 0;
/** What the runtimes say of the container that they ought to start; empty where they do, as they do to root. */
const obstacles = new Map<string, string>();

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-runtimes-'));
  for (const name of ['usr', 'proc', 'dev', 'sys', 'tmp'])
    await mkdir(join(folder, 'runc/rootfs', name), { recursive: true });
  for (const name of ['bin', 'lib', 'lib64']) await symlink(`usr/${name}`, join(folder, 'runc/rootfs', name));
  await cp(join(folder, 'runc'), join(folder, 'crun'), { recursive: true, verbatimSymlinks: true });
  for (const runtime of ['runc', 'crun']) obstacles.set(runtime, await refusalOf(runtime, JSON.stringify(container)));
});

after(() => rm(folder, { recursive: true, force: true }));

/** What a runtime says where it does not start the container; empty where it does. */
async function refusalOf(runtime: string, text: string): Promise<string> {
  const bundle = join(folder, runtime);
  await writeFile(join(bundle, 'config.json'), text);
  const options = ['--root', join(folder, 'state', runtime)];
  const id = `case${containerCount++}`;
  // crun wants cgroups of one version.
  const command = 'umount /sys/fs/cgroup/unified 2>/dev/null; exec "$@"';
  try {
    await run('unshare', ['-m', 'sh', '-c', command, 'sh', runtime, ...options, 'run', id], {
      cwd: bundle,
      timeout: 20_000,
    });
    return '';
  } catch (error) {
    await run(runtime, [...options, 'delete', '-f', id]).catch(() => undefined);
    const { stderr = '', message } = error as { readonly stderr?: string; readonly message: string };
    return (stderr || message).replaceAll(id, 'ID').replace(/time="[^"]*" /g, '');
  }
}

/** Where no container can be started, what is said of each is no verdict on it. */
async function verdictOf(runtime: string, text: string): Promise<string | undefined> {
  const refusal = await refusalOf(runtime, text);
  const obstacle = obstacles.get(runtime);
  return obstacle !== '' && refusal === obstacle ? undefined : refusal;
}

async function assertAgreement(path: string, text: string, whole: string): Promise<void> {
  const { errors, warnings } = findingsIn(path, text);
  const [runc, crun] = [await verdictOf('runc', whole), await verdictOf('crun', whole)];
  const said = `${text}\nrunc: ${runc}\ncrun: ${crun}\nerrors: ${errors.join('\n')}\nwarnings: ${warnings.join('\n')}`;
  if (runc !== undefined) assert.equal(errors.length > 0, runc !== '', said);
  if (crun !== undefined && crun !== '') assert.ok(errors.length + warnings.length > 0, said);
}

describe('The same verdict as runc and crun on what describes a container', () => {
  for (const change of changes) {
    test(change, async () => {
      const text = changedJson(container, change);
      await assertAgreement('/layer/files/config.json', text, text);
    });
  }
});

describe('The same verdict as runc and crun on seccomp profiles', () => {
  for (const change of profileChanges) {
    test(change, async () => {
      const text = changedJson(profile, change);
      const whole = JSON.stringify({ ...container, linux: { ...container.linux, seccomp: 0 } });
      await assertAgreement(
        '/layer/files/seccomp.json',
        text,
        whole.replace('"seccomp":0', () => `"seccomp":${text}`),
      );
    });
  }
});
