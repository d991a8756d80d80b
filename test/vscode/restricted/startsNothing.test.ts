import * as assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { makeRunnableLayout } from '../../toolchain/containerHost';
import { forgetTraces, tracesOfPrograms } from '../fixture/tracedPrograms';
import { openSampleFile, SAMPLE } from '../suite/workspace';

const EXTENSION_ID = 'metavirt.meta-virtualization';

/** Long enough for a command that needs no answer to have started what it would start. */
const COMMAND_MS = 700;

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly taskDefinitions: readonly { readonly type: string }[];
    readonly languageModelTools?: readonly { readonly name: string }[];
  };
}

interface ToolHost {
  invokeTool(name: string, options: object): Promise<unknown>;
}

const layout = join(SAMPLE, 'build/tmp/deploy/images/qemux86-64/hello-container-latest-oci');

/** Answers to everything that any command asks, so that none stops at a question. */
const everyAnswer = {
  recipe: 'hello-container',
  buildFolder: join(SAMPLE, 'build'),
  layout,
  path: layout,
  file: { path: layout },
  destination: 'localhost:1/hello:1',
  target: 'localhost:1/hello:1',
  tlsVerify: false,
  task: 'cleansstate',
  anyway: true,
  runner: 'podman',
  container: { engine: 'podman', id: '0'.repeat(64) },
  force: true,
  name: 'OCI_IMAGE_ENTRYPOINT',
  uri: vscode.Uri.file(join(SAMPLE, 'meta-sample/recipes-containers/images/hello-container.bb')).toString(),
};

describe('A workspace that is not trusted', () => {
  let manifest: Manifest;
  before(async () => {
    await makeRunnableLayout(layout, { command: ['/bin/sh'] });
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    assert.ok(extension);
    const { serverReady } = (await extension.activate()) as { readonly serverReady: Promise<void> };
    await serverReady;
    manifest = extension.packageJSON as Manifest;
    await openSampleFile('meta-sample/recipes-containers/images/hello-container.bb');
  });
  beforeEach(forgetTraces);

  it('is what these tests run in, and every program leaves a trace in it', async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    for (const program of ['podman', 'skopeo', 'sh', 'bitbake', 'no-such-program']) {
      await promisify(execFile)(program, ['--version']).catch(() => {});
    }
    const called = tracesOfPrograms().filter((trace) => trace.endsWith(' --version') && !trace.startsWith('node'));
    assert.deepEqual(called, ['podman --version', 'skopeo --version', 'sh --version', 'bitbake --version']);
  });

  it('starts nothing, whichever command is run and whatever it is given', async function () {
    this.timeout(120_000);
    const commands = manifest.contributes.commands.map(({ command }) => command);
    assert.ok(commands.length > 15);
    const guilty: string[] = [];
    for (const command of commands) {
      for (const given of [[], [everyAnswer]]) {
        const run = vscode.commands.executeCommand(command, ...given).then(undefined, () => undefined);
        await Promise.race([run, setTimeout(COMMAND_MS)]);
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        const traces = tracesOfPrograms();
        if (traces.length > 0)
          guilty.push(`${command}(${given.length > 0 ? 'with answers' : ''}): ${traces.join('; ')}`);
        forgetTraces();
      }
    }
    assert.deepEqual(guilty, []);
    assert.equal(vscode.window.terminals.length, 0);
  });

  it('starts nothing, whichever tool of the chat is used', async () => {
    const { lm } = vscode as unknown as { readonly lm: ToolHost };
    const names = (manifest.contributes.languageModelTools ?? []).map(({ name }) => name);
    assert.ok(names.length > 0);
    for (const name of names) {
      const input = { recipe: 'hello-container', variable: 'PN' };
      const used = lm.invokeTool(name, { input, toolInvocationToken: undefined });
      assert.match(JSON.stringify(await used), /"value":"/);
    }
    assert.deepEqual(tracesOfPrograms(), []);
  });

  it('starts nothing, whichever task is run', async () => {
    for (const { type } of manifest.contributes.taskDefinitions) {
      const definition = { ...everyAnswer, type };
      const task = new vscode.Task(definition, vscode.TaskScope.Workspace, 'hello-container', 'metavirt');
      // VS Code asks for trust first, and waits for an answer.
      const asked = [
        vscode.tasks.fetchTasks({ type }),
        vscode.tasks.executeTask(task),
        vscode.commands.executeCommand('workbench.action.tasks.runTask', definition),
      ].map((run) => run.then(undefined, () => undefined));
      await Promise.race([Promise.all(asked), setTimeout(COMMAND_MS)]);
    }
    assert.deepEqual(tracesOfPrograms(), []);
    assert.equal(vscode.window.terminals.length, 0);
  });
});
