/** What can stand behind a colon of a name. */
import { operatorNamed } from '../../knowledge/knowledge';
import { buildOverrides, packageVariables } from '../../knowledge/namedOverrides';
import { configurationNames } from '../../project/configurationNames';
import { nameParts } from '../../syntax/bitbake/text';
import type { OverridePlace } from '../context/context';
import { assignmentsNear } from './assignmentsNear';
import { functionOperationCandidates, isFunctionName, withBody } from './functionForms';
import type { Candidate } from './item';
import { packageCandidates } from './packages';
import type { CompletionRequest } from './request';

/** `:append` and its kin, the overrides of the build, and package names for the variables that are set by package. */
export function* overrideCandidates(request: CompletionRequest, place: OverridePlace): Iterable<Candidate> {
  const { base, operation } = nameParts(place.before);
  const isFunction = place.of === 'function' || isFunctionName(request, base);
  const isByPackage = packageVariables.has(base) && !place.before.includes(':');
  if (isByPackage) yield* isFunction && !place.hasMore ? packageScriptsOf(request) : ownPackages(request);
  if (operation === undefined) {
    yield* isFunction ? functionOperationCandidates(request, place) : operationCandidates(request, place);
  }
  for (const label of buildOverrides()) yield { label, kind: 'override', fit: 1, topic: `override ${label}` };
  for (const kind of ['machine', 'distro'] as const) {
    for (const label of configurationNames(request.snapshot, kind)) {
      yield { label, kind: 'override', fit: 2, note: kind };
    }
  }
  if (request.setting.recipe !== undefined) return;
  for (const recipe of request.snapshot.recipeNames()) {
    yield { label: `pn-${recipe}`, kind: 'override', fit: 3, note: 'recipe' };
  }
}

/** A script of a package is a function: its name goes on with a body. */
function* packageScriptsOf(request: CompletionRequest): Iterable<Candidate> {
  for (const each of ownPackages(request)) yield { ...each, ...(request.options.snippets && withBody(each.label)) };
}

/** The packages that bitbake.conf makes of every recipe, and those that this file names elsewhere. */
function* ownPackages(request: CompletionRequest): Iterable<Candidate> {
  for (const suffix of ['', '-dev', '-doc', '-dbg', '-staticdev', '-locale', '-src']) {
    yield { label: `\${PN}${suffix}`, kind: 'package', fit: suffix === '' ? 0 : 1 };
  }
  for (const variable of ['FILES', 'RDEPENDS', 'SUMMARY']) {
    for (const { name } of assignmentsNear(request, variable)) {
      for (const label of nameParts(name).overrides) yield { label, kind: 'package', fit: 0 };
    }
  }
  if (request.setting.isConfiguration) yield* packageCandidates(request);
}

const operations = ['append', 'prepend', 'remove'] as const;

function* operationCandidates({ options }: CompletionRequest, place: OverridePlace): Iterable<Candidate> {
  for (const operation of operations) {
    const entry = operatorNamed(`:${operation}`);
    const snippet = !place.hasMore && options.snippets ? assignmentOf(operation) : undefined;
    yield { label: operation, kind: 'operator', fit: 0, ...(entry && { topic: `operator ${entry.name}` }), ...snippet };
  }
}

/** BitBake puts no blank between the old value and the new one: the blank has to stand in the value. */
function assignmentOf(operation: (typeof operations)[number]) {
  const value = operation === 'append' ? ' $1' : operation === 'prepend' ? '$1 ' : '$1';
  return { insert: `${operation} = "${value}"`, isSnippet: true, goesOn: true };
}
