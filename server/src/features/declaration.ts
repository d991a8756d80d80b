/** Declaration: where a variable gets its default, which others then change. */
import type { Span } from '../base/span';
import type { AssignmentPlace, Place, Snapshot, SourceFile } from '../project/snapshot';
import { nameParts } from '../syntax/bitbake/text';
import { fileSetting } from './context/fileSetting';
import { placesByNearness } from './context/nearest';
import { askedUse } from './uses/askedUse';

export interface Declarations {
  /** The name that was asked for. */
  readonly origin: Span;
  /** Nearest first. */
  readonly targets: readonly Place[];
}

/** More places than these help nobody. */
const maxTargets = 30;

/**
 * The weak defaults of a variable; without any, where it is set whatever the overrides. Undefined for other names, and for a variable
 * that nothing but `:append` and its like speaks of: their definitions say it all.
 */
export function declarations(snapshot: Snapshot, file: SourceFile, offset: number): Declarations | undefined {
  const asked = askedUse(snapshot, file, offset);
  if (asked?.target.space !== 'datastore') return undefined;
  const places = snapshot.assignmentsOf(asked.target.text).filter(isPlain);
  const { own, foreign } = placesByNearness(snapshot, places, {
    ...file,
    related: fileSetting(snapshot, file).related,
  });
  const meant = own.length > 0 ? own : foreign;
  const weak = meant.filter(({ operator }) => operator === '?=' || operator === '??=');
  const targets = (weak.length > 0 ? weak : meant).slice(0, maxTargets);
  return targets.length === 0 ? undefined : { origin: asked.use.span, targets };
}

/** Whether the assignment gives the whole value for every override. */
function isPlain({ name, flag, operator }: AssignmentPlace): boolean {
  const { operation, overrides } = nameParts(name);
  return flag === undefined && operation === undefined && overrides.length === 0 && wholeOperators.has(operator);
}

const wholeOperators: ReadonlySet<string> = new Set(['=', '?=', '??=', ':=']);
