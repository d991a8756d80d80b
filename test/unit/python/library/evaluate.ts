/** Runs Python code with the library, for tests. */
import { PyException } from '../../../../server/src/python/exception';
import { compileModule, createRun, executeModule, SyntaxFailure } from '../../../../server/src/python/interpreter';
import { type FileView, type HostFacts, unknownFiles, unknownHost } from '../../../../server/src/python/library/host';
import { standardLibrary } from '../../../../server/src/python/library/standardLibrary';
import { createBudget, OutOfBudget, type PythonRun, UnknownError } from '../../../../server/src/python/run';
import { messageOf, toRepr } from '../../../../server/src/python/text';
import { type PyModule, type PyValue, Unknown } from '../../../../server/src/python/value';

export interface TestWorld {
  readonly files?: FileView;
  readonly facts?: HostFacts;
  readonly steps?: number;
  readonly names?: ReadonlyMap<string, PyValue>;
  /** Asked before the standard library. */
  readonly find?: (name: string) => PyModule | Unknown | undefined;
}

/** What `repr` gives for an expression after some statements; or what was raised, or why it is unknown. */
export function evaluate(statements: string, expression: string, world: TestWorld = {}): string {
  const library = standardLibrary(world.files ?? unknownFiles, world.facts ?? unknownHost);
  const run = createRun({
    budget: createBudget(world.steps ?? 1_000_000),
    importModule: (name) => world.find?.(name) ?? library.find(name),
  });
  const globals = new Map<string, PyValue>([['open', library.open], ...(world.names ?? [])]);
  const module = compileModule(`${statements}\nresult = ${expression}\n`);
  if (module instanceof SyntaxFailure) return `syntax error: ${module.message}`;
  return outcome(run, () => {
    executeModule(module, globals, run);
    const shown = toRepr(globals.get('result') ?? null, run);
    return shown instanceof Unknown ? `unknown, because it ${shown.why}` : shown;
  });
}

function outcome(run: PythonRun, work: () => string): string {
  try {
    return work();
  } catch (error) {
    if (error instanceof PyException) return `raises ${error.className}: ${String(messageOf(error.instance, run))}`;
    if (error instanceof UnknownError) return `unknown, because it ${error.why}`;
    if (error instanceof OutOfBudget) return 'out of budget';
    throw error;
  }
}

export interface ExpressionCase {
  readonly headline: string;
  readonly statements: string;
  readonly expression: string;
  readonly answer: string;
}

/** The cases of a text: headlines with `#`, statements, expressions, and below each its indented answer. */
export function parseExpressions(text: string): ExpressionCase[] {
  const cases: ExpressionCase[] = [];
  let headline = '';
  let statements = '';
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1] ?? '';
    if (line.startsWith('# ')) {
      headline = line.slice(2);
      statements = '';
    } else if (next.startsWith('    ') && !line.startsWith('    ')) {
      cases.push({ headline, statements, expression: line, answer: next.slice(4) });
    } else if (line !== '' && !line.startsWith('    ')) statements += `${line}\n`;
  }
  return cases;
}
