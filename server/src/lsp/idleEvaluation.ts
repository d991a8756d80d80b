/** Evaluates what will be asked for next while the user pauses: the configuration, then the document last worked in. */
import { runInSlices, type SlicedWork } from '../base/pacer';
import type { ValuesHere } from '../features/context/valuesHere';
import { valueInWords } from '../features/describe/shortValue';
import { type ReportedErrors, reportedErrors } from '../features/reportedErrors';
import { now, yieldNow } from '../host/clock';
import type { SourceFile } from '../project/snapshot';
import type { OpenDocument, OpenDocuments } from './openDocuments';
import type { ProjectValues } from './projectValues';
import type { RuleFindings } from './ruleFindings';

export interface IdleEvaluation {
  /** Something has changed: what is under way is given up, and begun again once all is quiet. */
  restart(): void;
  opened(): void;
  edited(): void;
  /** Kept once what an editor asks right after an edit has had its turn: evaluating comes after that. */
  afterEdit(): Promise<void>;
  /** Kept once the user pauses: evaluating the configuration takes longer than the time between two keystrokes. */
  pause(): Promise<void>;
}

export interface IdleOptions {
  readonly values: ProjectValues;
  readonly ruleFindings: RuleFindings;
  readonly documents: OpenDocuments;
  /** Kept when all files are read. */
  readonly settled: () => Promise<void>;
  /** Other findings than before are to be shown in a document. */
  readonly found: (document: OpenDocument) => void;
  readonly failed: (error: unknown) => void;
}

/** Who types on would have to wait for a recipe to be evaluated: a pause this long is a pause for thought. */
const pauseMs = 500;

/** Nobody types yet in a document that was just opened, and a hover may come soon: editors wait about 300 ms before they ask for one. */
const openedPauseMs = 100;

/** What an editor asks after an edit comes within this time. */
const answersMs = 30;

/** Room beside a proposal. */
const maxValueLength = 40;

export function idleEvaluation(options: IdleOptions): IdleEvaluation {
  const { values, settled, failed } = options;
  let timer: NodeJS.Timeout | undefined;
  let startCount = 0;
  let lastEdit = Number.NEGATIVE_INFINITY;

  async function start(): Promise<void> {
    const own = ++startCount;
    const isCancelled = (): boolean => own !== startCount;
    try {
      await Promise.all([settled(), values.load()]);
      if (isCancelled()) return;
      await runInSlices(evaluation(options), { now, yieldNow, isCancelled }, 2);
    } catch (error) {
      failed(error);
    }
  }

  function restart(quietMs = pauseMs): void {
    startCount++;
    clearTimeout(timer);
    // Nobody waits for it: it keeps no server alive that is to end.
    timer = setTimeout(() => void start(), quietMs).unref();
  }

  async function quietFor(quietMs: number): Promise<void> {
    for (let waitMs = lastEdit + quietMs - now(); waitMs > 0; waitMs = lastEdit + quietMs - now()) {
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  return {
    restart: () => restart(),
    opened() {
      lastEdit = now();
      // The configuration takes longest, and is evaluated once: what a user asks for at the start goes before it.
      restart(values.hasConfiguration ? openedPauseMs : pauseMs);
    },
    edited() {
      lastEdit = now();
      restart();
    },
    afterEdit: () => quietFor(answersMs),
    pause: () => quietFor(pauseMs),
  };
}

function* evaluation({ values, ruleFindings, documents, found }: IdleOptions): SlicedWork<void> {
  const { lastChanged } = documents;
  if (values.configuration) yield;
  if (lastChanged && (yield* valuesRenewed(lastChanged, values))) found(lastChanged);
  // What was edited may matter to other documents: an include, a configuration.
  const others = documents.all().filter((document) => document !== lastChanged);
  for (const document of lastChanged ? [lastChanged, ...others] : others) {
    yield;
    if (ruleFindings.renew(document.file)) found(document);
  }
}

/** Whether another error than before is reported by the document's recipe, or none any more. */
function* valuesRenewed({ file }: OpenDocument, values: ProjectValues): SlicedWork<boolean> {
  const here = values.forFile(file);
  if (!here) return false;
  yield;
  const outcome = { values: yield* valuesInWords(here), reported: reportedBy(file, here, values) };
  const before = values.keptFor(file.path)?.reported;
  values.keep(file.path, outcome);
  return !isSame(before ?? new Map(), outcome.reported);
}

function* valuesInWords({ metadata }: ValuesHere): SlicedWork<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const name of metadata.names()) {
    if (metadata.isFunction(name)) continue;
    const value = metadata.variable(name);
    if (value.kind === 'known') texts.set(name, valueInWords(value.text, maxValueLength));
    yield;
  }
  return texts;
}

function reportedBy(file: SourceFile, here: ValuesHere, values: ProjectValues): ReportedErrors {
  return here.recipe && values.isCertain ? reportedErrors(file, here) : new Map();
}

function isSame(before: ReportedErrors, after: ReportedErrors): boolean {
  return before.size === after.size && [...after].every(([statement, message]) => before.get(statement) === message);
}
