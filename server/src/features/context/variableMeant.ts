/** Which variable of a recipe the name at a place stands for. */
import type { EvaluatedMetadata } from '../../project/evaluation/evaluatedMetadata';
import { expansionsIn } from '../../syntax/bitbake/expansions';
import { nameParts, splitWords } from '../../syntax/bitbake/text';
import type { Context } from './context';

/** A name as written where a variable is set or read, or one of its flags. */
export interface WrittenVariable {
  readonly kind: 'set' | 'read';
  readonly name: string;
  readonly flag: string | undefined;
}

/** Undefined where no variable is named. Within a value, the variable is that whose value it is. */
export function variableNamedBy(context: Context, text: string): WrittenVariable | undefined {
  const word = text.slice(context.span.start, context.span.end);
  if (word === '' && context.kind !== 'value') return undefined;
  switch (context.kind) {
    case 'definedName':
      return context.of === 'variable' ? { kind: 'set', name: context.name, flag: undefined } : undefined;
    case 'lineStart':
      return { kind: 'set', name: word, flag: undefined };
    case 'flag':
      return { kind: 'set', name: context.owner, flag: word };
    case 'value':
      return { kind: 'set', name: context.owner.name, flag: context.owner.flag };
    case 'variable':
      return { kind: 'read', name: word, flag: undefined };
    case 'pythonName':
    case 'shellWord':
      return isVariableLike(word) ? { kind: 'read', name: word, flag: undefined } : undefined;
    default:
      return undefined;
  }
}

/** Functions keep the names of the variables they read, and shell functions see exported ones by name. */
function isVariableLike(word: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(word);
}

export interface MeantVariable {
  readonly name: string;
  readonly flag: string | undefined;
}

/**
 * What BitBake knows the variable as. Assignments to `A:append:x` and `A:x` are about `A`; what is set for a package of the recipe, such
 * as `FILES:${PN}-doc`, is a variable of its own.
 */
export function variableMeant({ kind, name, flag }: WrittenVariable, metadata: EvaluatedMetadata): MeantVariable {
  if (kind === 'read') return { name: expandedName(name, metadata), flag };
  const { base, overrides } = nameParts(name);
  const variable = expandedName(base, metadata);
  if (overrides.length === 0) return { name: variable, flag };
  const isPackage = packagesOf(metadata);
  const packageName = overrides.map((override) => expandedName(override, metadata)).find(isPackage);
  return { name: packageName === undefined ? variable : `${variable}:${packageName}`, flag };
}

/** The name with the values of its `${...}` put in, as far as they are known. */
function expandedName(name: string, metadata: EvaluatedMetadata): string {
  if (!name.includes('${')) return name;
  let expanded = '';
  let copied = 0;
  for (const expansion of expansionsIn(name, 0, name.length)) {
    if (expansion.kind !== 'variable') continue;
    const value = metadata.variable(name.slice(expansion.name.start, expansion.name.end));
    if (value.kind !== 'known') continue;
    expanded += name.slice(copied, expansion.span.start) + value.text;
    copied = expansion.span.end;
  }
  return expanded + name.slice(copied);
}

function packagesOf(metadata: EvaluatedMetadata): (name: string) => boolean {
  const value = metadata.variable('PACKAGES');
  const packages = new Set(value.kind === 'known' ? splitWords(value.text) : []);
  for (const override of metadata.overrides()) packages.delete(override);
  return (name) => packages.has(name);
}
