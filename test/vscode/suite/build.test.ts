import * as assert from 'node:assert/strict';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { bitbakeCalls, replayRecording } from '../fixture/bitbakeCalls';
import { until } from './until';
import { BUILD_FOLDER, SAMPLE } from './workspace';

/** What the recording of a parse error is about: its third line lacks the closing quote. */
const BROKEN_RECIPE = vscode.Uri.file(join(String(process.env.METAVIRT_FAULTS), 'recipes-parse-quote/broken_1.0.bb'));

/** What `metavirt.buildImage` gives back. */
interface BuildResult {
  readonly exitCode: number | null;
  readonly interrupted: boolean;
}

describe('Building an image', () => {
  it('runs bitbake for the recipe in the build folder and reports that it succeeded', async () => {
    replayRecording('success.txt');
    const result = await buildImage('hello-container');
    assert.deepEqual(
      { exitCode: result.exitCode, interrupted: result.interrupted },
      { exitCode: 0, interrupted: false },
    );
    assert.deepEqual(bitbakeCalls(), [{ arguments: ['hello-container'], folder: BUILD_FOLDER }]);
  });

  it('shows a parse error as a problem on the line that BitBake names', async () => {
    replayRecording('parse-quote-build.txt');
    const result = await buildImage('hello-container');
    assert.equal(result.exitCode, 1);
    const problem = await until('a problem of the build', () => buildProblems(BROKEN_RECIPE)[0]);
    assert.equal(problem.range.start.line, 2);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /unparsed line/);
  });

  it('takes the problems of the last build away when the next one starts', async () => {
    replayRecording('success.txt');
    await buildImage('hello-container');
    assert.deepEqual(buildProblems(BROKEN_RECIPE), []);
  });

  it('interrupts bitbake when its task is terminated', async () => {
    replayRecording('interrupt-once.txt');
    const build = buildImage('slow-all');
    const execution = await until('the running task', () =>
      vscode.tasks.taskExecutions.find(({ task }) => task.name === 'build slow-all'),
    );
    await until('the call of bitbake', () => bitbakeCalls()[0]);
    execution.terminate();
    assert.equal((await build).interrupted, true);
  });

  it('refuses what is not the name of a recipe', async () => {
    replayRecording('success.txt');
    const result = await vscode.commands.executeCommand('metavirt.buildImage', {
      recipe: '--help',
      buildFolder: BUILD_FOLDER,
    });
    assert.equal(result, undefined);
    assert.deepEqual(bitbakeCalls(), []);
  });
});

describe('Tasks of BitBake', () => {
  it('are offered for the images of the workspace, for parsing and for what goes with images', async () => {
    const offered = await vscode.tasks.fetchTasks({ type: 'metavirt' });
    const names = offered.map(({ name }) => name);
    for (const name of ['build hello-container', 'build hello-web', 'parse recipes'])
      assert.ok(names.includes(name), name);
    assert.equal(new Set(names).size, names.length);
  });

  it('parse all recipes, run one task of a recipe, and do again what was done last', async () => {
    replayRecording('success.txt');
    const run = (command: string, choice?: object) =>
      vscode.commands.executeCommand<BuildResult | undefined>(`metavirt.${command}`, choice);
    assert.equal((await run('parseRecipes', { buildFolder: BUILD_FOLDER }))?.exitCode, 0);
    const task = { recipe: 'mc:other:hello-container', task: 'compile', force: true, anyway: true };
    assert.equal((await run('runTask', { ...task, buildFolder: BUILD_FOLDER }))?.exitCode, 0);
    assert.equal((await run('cleanRecipe', { recipe: 'hello', task: 'cleansstate', anyway: true }))?.exitCode, 0);
    assert.equal(await run('runTask', { recipe: 'hello', task: '--help' }), undefined);
    replayRecording('success.txt');
    await run('runTask', { ...task, task: 'install', buildFolder: BUILD_FOLDER });
    await run('buildAgain');
    assert.deepEqual(
      bitbakeCalls().map((call) => call.arguments.join(' ')),
      ['-c install -f mc:other:hello-container', '-c install -f mc:other:hello-container'],
    );
  });

  it('stand in tasks.json with all that can be said of them', async () => {
    replayRecording('success.txt');
    const task = { label: 'compile it', type: 'metavirt', recipe: 'hello', task: 'compile', force: true };
    const settings = vscode.Uri.file(join(SAMPLE, '.vscode'));
    const file = vscode.Uri.joinPath(settings, 'tasks.json');
    const text = JSON.stringify({ version: '2.0.0', tasks: [{ ...task, buildFolder: BUILD_FOLDER }] });
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    await until('the task', async () => (await vscode.tasks.fetchTasks()).find(({ name }) => name === task.label));
    await vscode.commands.executeCommand('workbench.action.tasks.runTask', task.label);
    const call = await until('the call of bitbake', () => bitbakeCalls()[0]);
    assert.deepEqual(call.arguments, ['-c', 'compile', '-f', 'hello']);
    await until('the end of the task', () => vscode.tasks.taskExecutions.length === 0 || undefined);
    await vscode.workspace.fs.delete(settings, { recursive: true });
  });
});

async function buildImage(recipe: string): Promise<BuildResult> {
  const choice = { recipe, buildFolder: BUILD_FOLDER };
  const result = await vscode.commands.executeCommand<BuildResult | undefined>('metavirt.buildImage', choice);
  assert.ok(result, 'the build was started');
  return result;
}

function buildProblems(file: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(file).filter((diagnostic) => diagnostic.source === 'bitbake');
}
