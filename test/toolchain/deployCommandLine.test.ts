/** `metavirt deploy` as CI runs it: a process of its own, with the real skopeo and registries that ask for an account over TLS. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { deployTestImage, makeLargeLayout, makeLayout } from './deployFolder';
import { registryAccount, startRegistry, type TestRegistry } from './registry';
import { filesWith, formsOf, shownDuring, textsWith } from './secretTraces';
import { makeServerCertificate } from './serverCertificate';

let folder: string;
let program: string;
let open: TestRegistry;
let guarded: TestRegistry;
let authority: string;
let image: { readonly layout: string; readonly digest: string };
const outerEnvironment = { ...process.env };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'metavirt-cli-'));
  process.env.HOME = folder;
  process.env.XDG_RUNTIME_DIR = folder;
  process.env.TMPDIR = folder;
  delete process.env.REGISTRY_AUTH_FILE;
  delete process.env.BUILDDIR;
  program = join(folder, 'deploy.js');
  const source = resolve(__dirname, '../../client/src/cli/deploy.ts');
  const run = `require('${source}').runDeploy(process.argv.slice(2)).then((status) => { process.exitCode = status; });`;
  const stdin = { contents: run, resolveDir: folder };
  buildSync({ stdin, outfile: program, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  const tls = await makeServerCertificate(join(folder, 'tls'));
  authority = dirname(tls.authority);
  image = await deployTestImage(join(folder, 'build/tmp/deploy/images/qemux86-64'), 'hello-container', 'latest');
  [open, guarded] = await Promise.all([startRegistry(), startRegistry({ asksForAccount: true, tls })]);
});

after(async () => {
  await Promise.all([open?.stop(), guarded?.stop()]);
  Object.assign(process.env, outerEnvironment);
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function start(
  args: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  child.stdin.end(input);
  let out = '';
  let err = '';
  child.stdout.on('data', (text: Buffer) => {
    out += text.toString();
  });
  child.stderr.on('data', (text: Buffer) => {
    err += text.toString();
  });
  const ended = new Promise<Ended>((done) => child.once('close', (status) => done({ status, out, err })));
  return { child, ended };
}

const metavirtDeploy = (...args: string[]): Promise<Ended> => start(args).ended;

describe('metavirt deploy', () => {
  test('Finds an image by its recipe in the build folder, and prints where it is', async () => {
    const target = `docker://${open.address}/team/hello:1.0`;
    const { status, out, err } = await metavirtDeploy('hello-container', target, '--build', join(folder, 'build'));
    assert.equal(status, 0, err);
    assert.equal(out, `${open.address}/team/hello@${image.digest}\n`);
    assert.match(err, /Copying blob/);
  });

  test('Goes on to the other targets after one that fails, and prints JSON', async () => {
    const targets = ['docker://127.0.0.1:1/gone:1', `oci-archive:${folder}/cli.tar`];
    const { status, out } = await metavirtDeploy(image.layout, ...targets, '--json');
    assert.equal(status, 1);
    const [gone, archive] = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual([gone?.outcome, gone?.cause, gone?.target], ['failed', 'unreachable', targets[0]]);
    assert.deepEqual([archive?.outcome, archive?.digest], ['deployed', image.digest]);
  });

  test('Only says what it would do with --dry-run', async () => {
    const target = `docker://${open.address}/dry:1`;
    const { status, out } = await metavirtDeploy(image.layout, target, '--dry-run');
    assert.equal(status, 0);
    assert.match(out, /skopeo copy --all .* oci:\S+ docker:\/\/\S+\/dry:1\n/);
    assert.equal(await open.digestOf('dry', '1'), undefined);
  });

  test('Tells wrong use from a failure', async () => {
    const cases: readonly (readonly [args: readonly string[], status: number, message: RegExp])[] = [
      [[], 2, /name an image and a target/],
      [[image.layout], 2, /name an image and a target/],
      [[image.layout, 'moon:1'], 2, /"moon" is no kind of target/],
      [[image.layout, 'docker://nowhere'], 2, /Begin with the registry/],
      [[image.layout, 'podman:A B'], 2, /no name of an image/],
      [[image.layout, 'podman', '--colour'], 2, /--colour/],
      [[image.layout, 'podman', '--username', 'x'], 2, /--password-stdin/],
      [[image.layout, 'ssh://-oProxyCommand=x/podman'], 2, /Begin with the machine/],
      [['no-such-image', 'podman'], 1, /give the build folder with --build/],
      [['no-such-image', 'podman', '--build', join(folder, 'build')], 1, /there are hello-container-latest/],
    ];
    for (const [args, status, message] of cases) {
      const ended = await metavirtDeploy(...args);
      assert.equal(ended.status, status, `${args.join(' ')}: ${ended.err}`);
      assert.match(ended.err, message);
      assert.equal(ended.err.trimEnd().split('\n').length, 1, ended.err);
    }
  });

  test('Puts the image into a manifest, and applies it after the image is there', async () => {
    const programs = join(folder, 'programs');
    await mkdir(programs);
    await writeFile(
      join(programs, 'kubectl'),
      `#!/bin/sh\n{ echo "$1 $2"; cat "$3"; } > '${join(folder, 'applied')}'\n`,
    );
    await chmod(join(programs, 'kubectl'), 0o755);
    const manifest = join(folder, 'app.yaml');
    await writeFile(manifest, 'kind: Pod # one\nspec:\n  containers:\n  - image: old # this\n');
    const args = [image.layout, `docker://${open.address}/pod/app:1`, '--manifest', 'app.yaml'];
    const { status, err } = await start(args, '', { PATH: `${programs}:${process.env.PATH}` }).ended;
    assert.equal(status, 0, err);
    const reference = `${open.address}/pod/app:1@${image.digest}`;
    const text = `kind: Pod # one\nspec:\n  containers:\n  - image: ${reference} # this\n`;
    assert.equal(await readFile(manifest, 'utf8'), text);
    assert.equal(await readFile(join(folder, 'applied'), 'utf8'), `apply --filename\n${text}`);
    const elsewhere = await metavirtDeploy(image.layout, 'oci-archive:x.tar', '--manifest', 'app.yaml');
    assert.match(elsewhere.err, /Kubernetes takes images from/);
  });

  test('Says which images a layout holds that has several', async () => {
    const layout = join(folder, 'several-oci');
    await makeLayout(layout, ['one', 'two'], 'several');
    const unnamed = await metavirtDeploy(layout, `docker://${open.address}/several:1`);
    assert.equal(unnamed.status, 1);
    assert.match(unnamed.err, /one, two.*--image/);
    const named = await metavirtDeploy(layout, `docker://${open.address}/several:1`, '--image', 'two');
    assert.equal(named.status, 0, named.err);
  });
});

describe('metavirt deploy to a registry that asks for an account over TLS', () => {
  const target = () => `docker://${guarded.address}/team/hello:1.0`;
  const login = ['--username', registryAccount.username, '--password-stdin'];
  const secure = () => ['--cert-dir', authority];

  test('Does not trust a certificate of another authority', async () => {
    const other = await makeServerCertificate(join(folder, 'other'));
    const { status, err } = await metavirtDeploy(image.layout, target(), '--cert-dir', dirname(other.authority));
    assert.equal(status, 1);
    assert.match(err, /no certificate that this machine trusts.*--cert-dir/);
  });

  test('Needs them, and says so', async () => {
    const { status, err } = await metavirtDeploy(image.layout, target(), ...secure());
    assert.equal(status, 1);
    assert.match(err, /asks for a user name.*--password-stdin/);
  });

  test('Refuses the wrong password, and stores nothing', async () => {
    const { status, err } = await start([image.layout, target(), ...secure(), ...login], 'wrong\n').ended;
    assert.equal(status, 1);
    assert.match(err, /did not accept/);
    assert.equal(await guarded.digestOf('team/hello', '1.0'), undefined);
  });

  test('Takes the right one, which no command line, output or file that is left shows', async () => {
    const large = await makeLargeLayout(join(folder, 'large-oci'), 3, 1_000_000);
    const secrets = formsOf(registryAccount);
    const running = start([large.layout, target(), ...secure(), ...login], `${registryAccount.password}\n`);
    const shown = await shownDuring(async () => void (await running.ended));
    const { status, out, err } = await running.ended;
    assert.equal(status, 0, err);
    assert.notDeepEqual(textsWith(shown, [guarded.address]), [], 'no command line was seen');
    assert.deepEqual(textsWith(shown, secrets), []);
    assert.equal(await guarded.digestOf('team/hello', '1.0'), large.digest);
    assert.deepEqual(textsWith([out, err], secrets), []);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.startsWith('metavirt-deploy')),
      [],
    );
    assert.deepEqual(await filesWith(folder, secrets), []);
  });

  test('Takes the file of a login', async () => {
    const auth = Buffer.from(`${registryAccount.username}:${registryAccount.password}`).toString('base64');
    const file = join(folder, 'login.json');
    await writeFile(file, JSON.stringify({ auths: { [guarded.address]: { auth } } }));
    const { status, err } = await metavirtDeploy(image.layout, target(), ...secure(), '--authfile', file);
    await rm(file);
    assert.equal(status, 0, err);
  });
});

describe('metavirt deploy that is ended from outside', () => {
  test('Says that it was interrupted, ends what it started, and leaves nothing', async () => {
    const archive = join(folder, 'ended.tar');
    const large = await makeLargeLayout(join(folder, 'interrupted-oci'), 4, 2_000_000);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const running = start([large.layout, `oci-archive:${archive}`]);
      running.child.stderr?.once('data', () => running.child.kill(signal));
      const { status, err } = await running.ended;
      assert.equal(status, 1, err);
      assert.match(err, /interrupted\. Run it again to finish/);
    }
    const left = (await readdir(folder)).filter((name) => name.startsWith('metavirt-deploy') || name === 'ended.tar');
    assert.deepEqual(left, []);
  });

  test('Is finished by the next run after it was killed at any point', async () => {
    const archive = join(folder, 'killed.tar');
    const large = await makeLargeLayout(join(folder, 'killed-oci'), 4, 500_000);
    for (let point = 0; point < 10; point++) {
      const running = start([large.layout, `oci-archive:${archive}`]);
      await setTimeout(Math.random() * 600);
      running.child.kill('SIGKILL');
      await running.ended;
    }
    const { status, out, err } = await metavirtDeploy(large.layout, `oci-archive:${archive}`);
    assert.equal(status, 0, err);
    assert.equal(out, `${archive} ${large.digest}\n`);
    assert.deepEqual(
      (await readdir(folder)).filter((name) => name.endsWith('.unfinished')),
      [],
    );
  });
});
