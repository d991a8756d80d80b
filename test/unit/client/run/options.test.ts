import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { joinCommand, splitCommand } from '../../../../client/src/toolchain/run/commandWords';
import {
  freeContainerName,
  imageRepository,
  isContainerName,
} from '../../../../client/src/toolchain/run/containerName';
import { helperMachineCommand } from '../../../../client/src/toolchain/run/helperMachine';
import { formatPorts, isPrivileged, parsePorts, proposedPorts } from '../../../../client/src/toolchain/run/ports';
import { explanationOf } from '../../../../client/src/toolchain/run/runFailure';
import { environmentProblem, type RunOptions, volumeProblem } from '../../../../client/src/toolchain/run/runOptions';
import { createArguments } from '../../../../client/src/toolchain/run/startContainer';

const options: RunOptions = { ports: [], volumes: [], environment: {}, isInteractive: false, isPrivileged: false };

describe('The name of a container', () => {
  it('is that of the image, with a number where it is taken', () => {
    assert.equal(freeContainerName('hello-latest', new Set()), 'hello-latest');
    assert.equal(freeContainerName('hello-latest', new Set(['hello-latest', 'hello-latest-2'])), 'hello-latest-3');
  });

  it('has nothing that engines refuse, whatever the image is called', () => {
    for (const image of ['', '-x', '"two\nlines"', '..', 'ä ö', 'x'.repeat(500), '$(id)']) {
      const name = freeContainerName(image, new Set(['container']));
      assert.ok(isContainerName(name), name);
    }
  });

  it('is not that of the image in the storage, which has small letters and single separators', () => {
    for (const image of ['Hello_World--latest', '-.-', '', '$(id) x', 'x'.repeat(500)]) {
      assert.match(imageRepository(image), /^metavirt\/[a-z0-9]+(-[a-z0-9]+)*$/, image);
    }
  });
});

describe('A command that is typed', () => {
  const cases: readonly (readonly [text: string, words: readonly string[]])[] = [
    ['', []],
    ['  ', []],
    ['/bin/sh -c "echo $HOME; id"', ['/bin/sh', '-c', 'echo $HOME; id']],
    [`'a "b"' c\\ d "e\\"f" ''`, ['a "b"', 'c d', 'e"f', '']],
    ['-x=$(id) `id` *', ['-x=$(id)', '`id`', '*']],
  ];
  it('is taken apart as a shell would, but for what a shell puts in', () => {
    for (const [text, words] of cases) assert.deepEqual(splitCommand(text), { kind: 'words', words }, text);
  });

  it('is written so that it can be read again', () => {
    for (const [, words] of cases) assert.deepEqual(splitCommand(joinCommand(words)), { kind: 'words', words });
    assert.deepEqual(splitCommand(joinCommand(["it's", '', 'a\nb'])), { kind: 'words', words: ["it's", '', 'a\nb'] });
  });

  it('needs its quotes closed', () => {
    assert.deepEqual(splitCommand('echo "x'), { kind: 'invalid', why: 'A quote " is not closed' });
  });
});

describe('Ports', () => {
  it('are read in the forms that engines have', () => {
    const parsed = parsePorts('8080:80, 53/udp 0.0.0.0:8443:443');
    assert.equal(parsed.kind === 'ports' && formatPorts(parsed.ports), '8080:80 53:53/udp 0.0.0.0:8443:443');
    assert.deepEqual(parsed.kind === 'ports' && parsed.ports.map(isPrivileged), [false, true, false]);
  });

  it('are refused where they are none', () => {
    for (const text of ['http', '0:80', '70000:80', '80:80:80:80', '-p', '8080:80/sctp']) {
      assert.equal(parsePorts(text).kind, 'invalid', text);
    }
  });

  it('are proposed for what everybody may listen on, and each only once', async () => {
    const proposed = await proposedPorts(['80/tcp', '8080', '443/tcp', 'x/tcp', '9000-9010/tcp', '0/tcp']);
    assert.deepEqual(
      proposed.map(({ containerPort }) => containerPort),
      [80, 8080, 443],
    );
    assert.ok(proposed.every((port) => !isPrivileged(port) && port.hostAddress === '127.0.0.1'));
    assert.equal(new Set(proposed.map(({ hostPort }) => hostPort)).size, 3);
  });
});

describe('What an engine is called with', () => {
  const request = { engine: 'podman', programs: {}, source: { path: '/x', storage: 'layout' } } as const;
  const names = { imageName: 'app', containerName: 'app' };

  it('has each choice in an argument of its own, and the command behind the image', () => {
    const ports = [{ hostAddress: '127.0.0.1', hostPort: 8080, containerPort: 80, protocol: 'tcp' }] as const;
    const asked = { ...options, ports, volumes: ['/a b:/c'], entrypoint: '/bin/sh', command: ['-c', '$(id)'] };
    assert.deepEqual(createArguments({ ...request, ...names, options: asked }, 'abc', '/env'), [
      'create',
      '--pull=never',
      '--name=app',
      '--label=metavirt.image=app',
      '--publish=127.0.0.1:8080:80/tcp',
      '--volume=/a b:/c',
      '--entrypoint=/bin/sh',
      'abc',
      '-c',
      '$(id)',
    ]);
  });

  it('names the file of the variables, and no value of them', () => {
    const asked = { ...options, environment: { TOKEN: 'secret' }, isInteractive: true, isPrivileged: true };
    const words = createArguments({ ...request, ...names, options: asked }, 'abc', '/env');
    assert.deepEqual(words.slice(4), ['--env-file=/env', '--interactive', '--tty', '--privileged', 'abc']);
  });
});

describe('What vdkr is called with', () => {
  it('keeps the entry point with run, and replaces it with vrun', () => {
    const ports = [{ hostAddress: '127.0.0.1', hostPort: 8080, containerPort: 80, protocol: 'tcp' }] as const;
    const kept = helperMachineCommand('vdkr', 'metavirt/app:latest', { ...options, ports, command: ['x y'] });
    assert.deepEqual(kept.arguments, ['run', '-it', '-p', '8080:80', 'metavirt/app:latest', 'x y']);
    const replaced = helperMachineCommand('vpdmn', 'app', {
      ...options,
      volumes: ['/tmp:/b:ro'],
      entrypoint: '/bin/sh',
    });
    assert.deepEqual(replaced, { program: 'vpdmn', arguments: ['vrun', '-it', '-v', '/tmp:/b:ro', 'app', '/bin/sh'] });
  });

  it('has no variables, which others could read', () => {
    assert.throws(
      () => helperMachineCommand('vdkr', 'app', { ...options, environment: { A: 'b' } }),
      /others can read/,
    );
  });
});

describe('What engines do not take', () => {
  it('is said of variables and folders before they are asked', () => {
    assert.equal(environmentProblem({ A: 'b c', _x: '' }), undefined);
    assert.match(environmentProblem({ 'A B': '' }) ?? '', /no name/);
    assert.match(environmentProblem({ A: 'b\nc' }) ?? '', /several lines/);
    assert.equal(volumeProblem('/a b:/c:ro,z'), undefined);
    for (const volume of ['name:/c', '/a', '/a:c', '--x:/c', '/a:/b:/c']) assert.ok(volumeProblem(volume), volume);
  });
});

describe('What engines print when they fail', () => {
  const cases: readonly (readonly [output: string, meaning: RegExp])[] = [
    ['docker: Error response from daemon: No command specified.', /neither an entry point nor a command/],
    [
      'OCI runtime create failed: runc create failed: exec: "/app": stat /app: no such file or directory: unknown',
      /^\/app is to be started/,
    ],
    ['crun: executable file `app` not found in $PATH: No such file or directory', /^app is to be started/],
    ['exec /usr/bin/app: exec format error', /another processor/],
    ['exec /usr/bin/app: no such file or directory', /a loader or an interpreter/],
    ['Bind for 0.0.0.0:8080 failed: port is already allocated', /port of this machine is taken/],
    ['Error: rootlessport cannot expose privileged port 80, you can add', /^Port 80 of this machine is for root only/],
    [
      'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
      /group docker/,
    ],
    ['permission denied while trying to connect to the docker API at unix:///var/run/docker.sock', /group docker/],
    ['failed to connect to the docker API at unix:///var/run/docker.sock; check if', /Docker does not run/],
    ['Error: writing blob: write /layer-2: no space left on device', /^The disk is full .*"podman image prune"/],
    ['Error: cannot find newuidmap: exec: "newuidmap": executable file not found in $PATH', /no range of user numbers/],
  ];
  it('is told in plain words, with what to do', () => {
    for (const [output, meaning] of cases) assert.match(explanationOf(output) ?? '', meaning, output);
  });

  it('is left as it is where the reason is not known', () => {
    assert.equal(explanationOf('Error: something else'), undefined);
  });
});
