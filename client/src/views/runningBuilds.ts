/** The status bar item of the builds that run: how far they are, and on hover which tasks run, since when and how far each is. */
import { type Disposable, MarkdownString, StatusBarAlignment, Uri, window } from 'vscode';
import type { BuildProgress } from '../toolchain/buildOutput/buildEvents';
import {
  countText,
  durationText,
  percentDone,
  progressText,
  runningRows,
} from '../toolchain/buildOutput/buildProgressText';

export interface RunningBuilds extends Disposable {
  /** Shows a build until it is ended. */
  start(name: string): ShownBuild;
}

export interface ShownBuild {
  report(progress: BuildProgress): void;
  end(): void;
}

interface RunningBuild {
  readonly name: string;
  readonly startedMs: number;
  progress: BuildProgress;
}

const renewMs = 1000;
const mostRows = 30;
const nothingKnown: BuildProgress = { phase: undefined, tasks: undefined, setscene: undefined, running: [] };

export function showRunningBuilds(): RunningBuilds {
  const builds = new Set<RunningBuild>();
  const item = window.createStatusBarItem('metavirt.build', StatusBarAlignment.Left, 0);
  item.name = 'BitBake Build';
  item.command = { command: 'workbench.action.terminal.focus', title: 'Show the terminal of the build' };
  let timer: NodeJS.Timeout | undefined;

  function show(): void {
    const [build] = builds;
    if (!build) {
      clearInterval(timer);
      timer = undefined;
      item.hide();
      return;
    }
    // The times go on though nothing is reported.
    timer ??= setInterval(show, renewMs);
    item.text = `$(sync~spin) ${shortText(build)}`;
    item.accessibilityInformation = {
      label: `Building ${build.name}: ${progressText(build.progress)}`,
      role: 'button',
    };
    item.tooltip = tooltip([...builds]);
    item.show();
  }

  return {
    start(name) {
      const build: RunningBuild = { name, startedMs: Date.now(), progress: nothingKnown };
      builds.add(build);
      show();
      return {
        report: (progress) => {
          build.progress = progress;
        },
        end() {
          builds.delete(build);
          show();
        },
      };
    },
    dispose() {
      clearInterval(timer);
      item.dispose();
    },
  };
}

function shortText({ name, progress }: RunningBuild): string {
  const { phase, tasks } = progress;
  if (phase || !tasks) return `${name}${phase ? `: ${phase.name}` : ''}`;
  return `${name} ${Math.floor(percentDone(progress) ?? 0)} %`;
}

function tooltip(builds: readonly RunningBuild[]): MarkdownString {
  const text = new MarkdownString();
  for (const build of builds) {
    text
      .appendMarkdown('**Building ')
      .appendText(build.name)
      .appendMarkdown(`** · ${durationText(Date.now() - build.startedMs)}\n\n`);
    text.appendText(summary(build.progress));
    appendRunning(text, build.progress);
    text.appendMarkdown('\n\n');
  }
  return text.appendMarkdown('Click to show the terminal.');
}

function summary(progress: BuildProgress): string {
  const { phase, tasks, setscene } = progress;
  if (phase || !tasks) return progressText(progress) || 'BitBake is starting.';
  const fromSstate = setscene ? `, ${countText(setscene)} looked for in sstate` : '';
  return `${countText(tasks)} tasks done${fromSstate}`;
}

/** Each task links to its log. */
function appendRunning(text: MarkdownString, { running }: BuildProgress): void {
  if (running.length === 0) return;
  text.appendMarkdown('\n\n| Task | Recipe | | Time |\n|:--|:--|--:|--:|\n');
  const shown = running.slice(0, mostRows);
  for (const [index, cells] of runningRows(shown, Date.now()).entries()) {
    const logFile = shown[index]?.logFile;
    text.appendMarkdown('| ');
    for (const [column, cell] of cells.entries()) {
      const isLink = column === 0 && logFile !== undefined;
      if (isLink) text.appendMarkdown('[');
      text.appendText(cell);
      if (isLink) text.appendMarkdown(`](${Uri.file(logFile).toString()})`);
      text.appendMarkdown(' | ');
    }
    text.appendMarkdown('\n');
  }
}
