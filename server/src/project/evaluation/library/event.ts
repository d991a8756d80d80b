/** The module `bb.event`: the classes of events, which handlers compare with, and what is done with them while metadata is read. */
import { findAttribute } from '../../../python/attributes';
import { classOf } from '../../../python/builtinClasses';
import { defineClass, PyClass, PyInstance } from '../../../python/class';
import { classTree } from '../../../python/classTree';
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

const EVENT_CLASSES: ReadonlyMap<string, PyClass> = classTree(HIERARCHY, (name, base) => {
  if (base) return defineClass(name, new Map(), { base });
  const made = defineClass(name, new Map());
  // An event can be made by Python code, with whatever arguments it has.
  made.attributes.set(
    '__init__',
    defineMethod('__init__(self, *args, **keywords)', () => null),
  );
  return made;
});

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
