/** The module `bb.event`: the classes of events, which handlers compare with, and what is done with them while metadata is read. */
import { findAttribute } from '../../../python/attributes';
import { classOf } from '../../../python/builtinClasses';
import { defineClass, PyClass, PyInstance } from '../../../python/class';
import { libraryTable } from '../../../python/library/libraryTable';
import { defineMethod, defineNative } from '../../../python/native';
import { PyModule, type PyValue, Unknown } from '../../../python/value';

/** Each class below the one it extends; one that extends two is below the first. */
const HIERARCHY = `
Event
  HeartbeatEvent
  OperationStarted
    ParseStarted
    CacheLoadStarted
    TreeDataPreparationStarted
  OperationCompleted
    ParseCompleted
    CacheLoadCompleted
    TreeDataPreparationCompleted
  OperationProgress
    ParseProgress
    CacheLoadProgress
    TreeDataPreparationProgress
  ConfigParsed
  MultiConfigParsed
  RecipeEvent
    RecipePreDeferredInherits
    RecipePreFinalise
    RecipePostKeyExpansion
    RecipeTaskPreProcess
    RecipeParsed
  BuildBase
    BuildInit
    BuildStarted
    BuildCompleted
  DiskFull
  MonitorDiskEvent
  NoProvider
  MultipleProviders
  DepTreeGenerated
  TargetsTreeGenerated
  ReachableStamps
  StaleSetSceneTasks
  FilesMatchingFound
  ConfigFilesFound
  ConfigFilePathFound
  MsgBase
    MsgDebug
    MsgNote
    MsgWarn
    MsgError
    MsgFatal
    MsgPlain
  LogExecTTY
  MetadataEvent
  ProcessStarted
  ProcessProgress
  ProcessFinished
  SanityCheck
  SanityCheckPassed
  SanityCheckFailed
  NetworkTest
  NetworkTestPassed
  NetworkTestFailed
  FindSigInfoResult
  GetTaskSignatureResult
  ParseError
`;

/** The class `bb.event.NAME`, shared by all evaluations; undefined for a name that is none. */
export function eventClass(name: string): PyClass | undefined {
  return EVENT_CLASSES.get(name);
}

const EVENT_CLASSES: ReadonlyMap<string, PyClass> = eventClasses();

function eventClasses(): Map<string, PyClass> {
  const classes = new Map<string, PyClass>();
  const ancestors: PyClass[] = [];
  for (const line of HIERARCHY.trim().split('\n')) {
    const name = line.trim();
    const depth = (line.length - name.length) / 2;
    const base = ancestors[depth - 1];
    const cls = defineClass(name, new Map(), base ? { base } : {});
    // An event can be made by Python code, with whatever arguments it has.
    if (!base)
      cls.attributes.set(
        '__init__',
        defineMethod('__init__(self, *args, **keywords)', () => null),
      );
    classes.set(name, cls);
    ancestors[depth] = cls;
  }
  return classes;
}

export function createEventModule(): PyModule {
  const attributes = libraryTable([
    defineNative('getName(e)', (run, event = null) => {
      const name =
        event instanceof PyInstance || event instanceof PyClass ? findAttribute(event, '__name__', run) : null;
      return name ?? classOf(event).name;
    }),
    ...['fire', 'register', 'remove', 'check_for_interrupts', 'enable_heartbeat', 'disable_heartbeat'].map((name) =>
      defineNative(`${name}(*args, **keywords)`, () => null, { handlesUnknown: true }),
    ),
    defineNative('get_handlers()', () => new Unknown('asks which event handlers there are')),
  ]);
  for (const [name, cls] of EVENT_CLASSES) attributes.set(name, cls);
  const constants: readonly (readonly [string, PyValue])[] = [
    ['Registered', 10],
    ['AlreadyRegistered', 14],
    ['worker_pid', 0],
  ];
  for (const [name, value] of constants) attributes.set(name, value);
  return new PyModule('bb.event', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses bb.event.${name}`),
  );
}
