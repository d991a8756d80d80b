/** Errors and warnings told from the events of BitBake's log, in the words of its console. */
import { placeInRecipe, placeOfMessage, reasonOfScript } from './bitbakeMessagePlace';
import type { BuildFinding } from './buildEvents';
import { formattedMessage, numberField, textField, textsField } from './eventFields';
import type { BuildEvent } from './eventLogReader';
import { recipeFile } from './recipeFile';

export interface EventFindings {
  /** What the event says to the author of the metadata, if anything. */
  take(event: BuildEvent): BuildFinding | undefined;
}

interface StartedTask {
  readonly file: string;
  readonly task: string;
  /** The recipe's PF: `app-1.0-r0`. */
  readonly recipeVersion: string;
}

/** The classes of the events that findings are told from. */
export const findingClasses: readonly string[] = [
  'logging.LogRecord',
  'bb.build.TaskStarted',
  'bb.build.TaskFailed',
  'bb.build.TaskFailedSilent',
  'bb.runqueue.runQueueTaskFailed',
  'bb.runqueue.sceneQueueTaskFailed',
  'bb.event.NoProvider',
];

// BitBake's own levels of a message that is shown once are one below those of Python.
const warningLevel = 29;
const errorOnceLevel = 39;
const onceLevels = new Set([warningLevel, errorOnceLevel]);

export function createEventFindings(): EventFindings {
  /** By the process in which the task runs. */
  const started = new Map<number, StartedTask>();
  /** By `FILE:TASK`. */
  const logFiles = new Map<string, string>();
  const reasons = new Map<string, string>();

  function logged(event: BuildEvent): BuildFinding | undefined {
    const level = numberField(event, 'levelno') ?? 0;
    if (level < warningLevel) return undefined;
    const severity = level >= errorOnceLevel ? 'error' : 'warning';
    const file = textField(event, 'fn');
    const subject = file === undefined ? '' : `${file}: `;
    const words = [subject + formattedMessage(event), ...textsField(event, 'bb_exc_formatted')].join('\n').trimEnd();
    const task = started.get(numberField(event, 'taskpid') ?? 0);
    if (!task) return { severity, message: words, place: placeOfMessage(words) };
    const reason = reasonOfScript(words);
    if (reason !== undefined) {
      reasons.set(`${task.file}:${task.task}`, reason);
      return undefined;
    }
    const place = placeOfMessage(words) ?? placeInRecipe(task.file, task.task, words);
    const prefix = onceLevels.has(level) ? '' : `${task.recipeVersion} ${task.task}: `;
    return { severity, message: `${prefix}${words}`, place };
  }

  function failed(event: BuildEvent): BuildFinding {
    const { file, task } = taskOf(event);
    const reason = reasons.get(`${file}:${task}`) ?? `exit code ${numberField(event, 'exitcode') ?? 1}`;
    const logFile = logFiles.get(`${file}:${task}`);
    return {
      severity: 'error',
      message: `${task} failed with ${reason}`,
      place: { file, line: undefined, names: [task] },
      ...(logFile === undefined ? {} : { logFile }),
    };
  }

  function setsceneFailed(event: BuildEvent): BuildFinding {
    const { file, task } = taskOf(event);
    const logFile = logFiles.get(`${file}:${task}`);
    const exitCode = numberField(event, 'exitcode') ?? 1;
    return {
      severity: 'warning',
      message: `Setscene task (${textField(event, 'taskstring') ?? ''}) failed with exit code '${exitCode}' - real task will be run instead`,
      place: { file, line: undefined, names: [task.replace(/_setscene$/, '')] },
      ...(logFile === undefined ? {} : { logFile }),
    };
  }

  return {
    take(event) {
      switch (event.className) {
        case 'logging.LogRecord':
          return logged(event);
        case 'bb.build.TaskStarted':
          started.set(numberField(event, 'pid') ?? 0, {
            ...taskOf(event),
            recipeVersion: textField(event, '_package') ?? '',
          });
          return undefined;
        case 'bb.build.TaskFailed':
        case 'bb.build.TaskFailedSilent': {
          const { file, task } = taskOf(event);
          logFiles.set(`${file}:${task}`, textField(event, 'logfile') ?? '');
          return undefined;
        }
        case 'bb.runqueue.runQueueTaskFailed':
          return failed(event);
        case 'bb.runqueue.sceneQueueTaskFailed':
          return setsceneFailed(event);
        case 'bb.event.NoProvider':
          return noProvider(event);
        default:
          return undefined;
      }
    },
  };
}

function taskOf(event: BuildEvent): { readonly file: string; readonly task: string } {
  return {
    file: recipeFile(textField(event, 'taskfile') ?? ''),
    task: textField(event, 'taskname') ?? textField(event, '_task') ?? '',
  };
}

/** Close matches are of interest only where no reason is known, as on the console. */
function noProvider(event: BuildEvent): BuildFinding {
  const isRuntime = event.fields.get('_runtime') === true;
  const dependees = textsField(event, '_dependees').join(', ');
  const asked =
    dependees === '' ? '' : ` (but ${dependees} ${isRuntime ? 'R' : ''}DEPENDS on or otherwise requires it)`;
  const reasons = textsField(event, '_reasons');
  const matches = reasons.length > 0 ? [] : [...new Set(textsField(event, '_close_matches'))].sort();
  const headline = `Nothing ${isRuntime ? 'R' : ''}PROVIDES '${textField(event, '_item') ?? ''}'${asked}`;
  const message = [
    `${headline}${matches.length > 0 ? '. Close matches:' : ''}`,
    ...matches.map((match) => `  ${match}`),
    ...reasons,
  ].join('\n');
  return { severity: 'error', message, place: placeOfMessage(message) };
}
