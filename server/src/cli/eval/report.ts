/** What `metavirt eval` prints of a recipe. */
import type { EvaluatedMetadata, VariableValue } from '../../project/evaluation/evaluatedMetadata';
import type { ExplainedOperation } from '../../project/evaluation/explainHistory';
import type { EvaluationArguments } from './arguments';

export interface RecipeReport {
  readonly file: string;
  readonly variant?: string;
  readonly pn: string | null;
  readonly skipped: string | null;
  readonly errors: readonly MessageReport[];
  readonly warnings: readonly MessageReport[];
  /** In the order in which they are inherited; those of the configuration left out. */
  readonly classes: readonly string[];
  readonly tasks: readonly { readonly name: string; readonly after: readonly string[] }[];
  readonly vars: Readonly<Record<string, VariableReport>>;
}

interface MessageReport {
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
}

interface VariableReport {
  readonly value: string | null;
  /** False where the value depends on what only a build can tell, or BitBake fails to work it out. */
  readonly known: boolean;
  readonly why?: string;
  readonly raw: string | null;
  readonly flags?: Readonly<Record<string, string>>;
  readonly history?: readonly OperationReport[];
}

interface OperationReport {
  readonly file: string | null;
  readonly line: number | null;
  readonly name: string;
  readonly op: string;
  readonly value: string;
  /** Overrides that must be active for it. */
  readonly override?: string;
  /** Whether the final value owes something to it. */
  readonly counts: boolean;
  readonly after: string | null;
}

export function recipeReport(
  { written, variant }: { readonly written: string; readonly variant: string | undefined },
  metadata: EvaluatedMetadata,
  { variables, withHistory }: Pick<EvaluationArguments, 'variables' | 'withHistory'>,
): RecipeReport {
  const names = variables.length > 0 ? variables : metadata.names().filter((name) => !metadata.isFunction(name));
  const name = metadata.variable('PN');
  return {
    file: written,
    ...(variant === undefined ? {} : { variant }),
    pn: name.kind === 'known' ? name.text : null,
    skipped: metadata.skipped ?? null,
    errors: messages(metadata, 'error'),
    warnings: messages(metadata, 'warning'),
    classes: metadata.classes,
    tasks: metadata.tasks,
    vars: Object.fromEntries(names.map((each) => [each, variableReport(each, metadata, withHistory)])),
  };
}

function messages(metadata: EvaluatedMetadata, wanted: 'error' | 'warning'): readonly MessageReport[] {
  return metadata.messages
    .filter(({ severity }) => severity === wanted)
    .map(({ origin, message }) => ({ file: origin?.path ?? null, line: origin?.line ?? null, message }));
}

function variableReport(name: string, metadata: EvaluatedMetadata, withHistory: boolean): VariableReport {
  const flags = [...metadata.flags(name)].filter(([flag]) => flag !== 'doc');
  return {
    ...valueReport(metadata.variable(name)),
    raw: metadata.unexpanded(name) ?? null,
    ...(flags.length > 0 ? { flags: Object.fromEntries(flags) } : {}),
    ...(withHistory ? { history: metadata.history(name).map(operationReport) } : {}),
  };
}

function valueReport(value: VariableValue): Pick<VariableReport, 'value' | 'known' | 'why'> {
  switch (value.kind) {
    case 'known':
      return { value: value.text, known: true };
    case 'unset':
      return { value: null, known: true };
    case 'unknown':
      return { value: null, known: false, why: value.why };
    case 'failed':
      return { value: null, known: false, why: value.message };
  }
}

function operationReport({
  origin,
  name,
  operation,
  text,
  overrides,
  counts,
  after,
}: ExplainedOperation): OperationReport {
  return {
    file: origin?.path ?? null,
    line: origin?.line ?? null,
    name,
    op: operation,
    value: String(text ?? ''),
    ...(overrides === '' ? {} : { override: overrides }),
    counts,
    after: after ?? null,
  };
}

/** For people: the recipe, then a variable a line. */
export function recipeInWords({ file, pn, skipped, errors, vars }: RecipeReport): string {
  const lines = [`${pn ?? 'unknown recipe'} (${file})`];
  if (skipped !== null) lines.push(`  skipped: ${skipped}`);
  for (const { file: place, line, message } of errors) lines.push(`  error: ${place ?? ''}:${line ?? ''}: ${message}`);
  for (const [name, { value, known, why, history }] of Object.entries(vars)) {
    lines.push(
      `  ${name} ${known ? (value === null ? 'is not set' : `= ${JSON.stringify(value)}`) : `is unknown: ${why}`}`,
    );
    for (const operation of history ?? []) lines.push(`      ${operationInWords(operation)}`);
  }
  return lines.join('\n');
}

function operationInWords({ file, line, name, op, value, override, counts }: OperationReport): string {
  const place = file === null ? 'BitBake' : `${file}:${line}`;
  const condition = override === undefined ? '' : ` [${override}]`;
  return `${counts ? '*' : ' '} ${place}: ${name} ${op}${condition} ${JSON.stringify(value)}`;
}
