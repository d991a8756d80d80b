/** Class statements. */
import { buildClass } from '../buildClass';
import { PyClass, PyClassMethod } from '../class';
import { raise } from '../exception';
import { Frame } from '../function';
import type { Statement } from '../parse/ast';
import { type PyValue, Unknown } from '../value';
import { CompileScope, type Execute, NORMAL } from './context';
import { applyDecorators } from './decorators';
import { compileExpression, compileItems, UnknownItems } from './expression';
import { documentationOf } from './function';
import { compileStore } from './name';
import { compileBlock } from './statement';

type ClassStatement = Extract<Statement, { kind: 'class' }>;

export function compileClass(scope: CompileScope, statement: ClassStatement): Execute {
  const { name, args } = statement;
  const decorators = statement.decorators.map((decorator) => compileExpression(scope, decorator));
  const bases = compileItems(
    scope,
    args.flatMap((arg) =>
      arg.kind === 'positional' ? [arg.value] : arg.kind === 'star' ? [{ ...arg, kind: 'starred' as const }] : [],
    ),
  );
  const metaclass = args.find((arg) => arg.kind === 'keyword' && arg.name === 'metaclass');
  const evaluateMetaclass = metaclass && compileExpression(scope, metaclass.value);
  const inner = new CompileScope(statement.scope, scope, `${scope.qualifier}${name}.`);
  const body = compileBlock(inner, statement.body);
  const documentation = documentationOf(statement.body);
  const store = compileStore(scope, name);
  return (frame) => {
    const callables = decorators.map((decorator) => decorator(frame));
    const evaluatedBases = bases(frame);
    const meta = evaluateMetaclass?.(frame);
    const namespace = new Map<string, PyValue>([
      ['__module__', frame.globals.get('__name__') ?? 'builtins'],
      ['__qualname__', scope.qualifier + name],
      ['__doc__', documentation],
    ]);
    // Its only slot is the class itself, by which `super()` in its methods finds it.
    const classFrame = new Frame(
      frame.run,
      frame.budget,
      frame.globals,
      [undefined],
      frame,
      namespace,
      frame.environment,
    );
    body(classFrame);
    const unknown = evaluatedBases.find((base) => base instanceof Unknown);
    const cls =
      unknown instanceof UnknownItems
        ? new Unknown(unknown.why)
        : (unknown ?? made(name, evaluatedBases, namespace, meta, frame));
    classFrame.slots[0] = cls;
    if (cls instanceof PyClass) tellBases(cls, frame);
    store(frame, applyDecorators(callables, cls, frame));
    return NORMAL;
  };
}

function made(
  name: string,
  bases: readonly PyValue[],
  namespace: Map<string, PyValue>,
  meta: PyValue | undefined,
  frame: Frame,
): PyValue {
  if (meta instanceof Unknown) return meta;
  const cls = buildClass(name, bases, namespace, meta, frame.run);
  if (cls) return cls;
  const names = bases.map((base) => (base instanceof PyClass ? base.name : '?')).join(', ');
  return raise('TypeError', `Cannot create a consistent method resolution\norder (MRO) for bases ${names}`);
}

/** A class that is extended may have a say: its `__init_subclass__` is a class method without being declared one. */
function tellBases(cls: PyClass, { run }: Frame): void {
  for (const ancestor of cls.mro.slice(1)) {
    const hook = ancestor.attributes.get('__init_subclass__');
    if (hook === undefined) continue;
    run.call(hook instanceof PyClassMethod ? hook.callee : hook, [cls]);
    return;
  }
}
