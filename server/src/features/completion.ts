/** Completion: what can be written at the cursor. */
import type { Span } from '../base/span';
import type { Snapshot, SourceFile } from '../project/snapshot';
import { classCandidates } from './completion/classes';
import { pythonCandidates, shellCandidates } from './completion/code';
import { flagCandidates } from './completion/flags';
import { functionCandidates, taskFunctionCandidates } from './completion/functions';
import { includeCandidates } from './completion/includes';
import type { Candidate, CompletionList, CompletionOptions } from './completion/item';
import { lineStartCandidates } from './completion/lineStart';
import { operatorCandidates } from './completion/operators';
import { overrideCandidates } from './completion/overrides';
import { ranked } from './completion/rank';
import { type CompletionRequest, typedText } from './completion/request';
import { taskCandidates } from './completion/tasks';
import { type ValueCandidates, valueCandidates } from './completion/values';
import { referenceCandidates, variableCandidates } from './completion/variables';
import type { Context } from './context/context';
import { contextAt } from './context/contextAt';
import { fileSetting } from './context/fileSetting';

/** The items for the place, best first; undefined where nothing can be proposed, as in comments. */
export function complete(
  snapshot: Snapshot,
  file: SourceFile,
  offset: number,
  options: CompletionOptions,
): CompletionList | undefined {
  const context = contextAt(file.tree, offset);
  if (!context || !isWorthAsking(context, options.trigger)) return undefined;
  const setting = fileSetting(snapshot, file);
  const request: CompletionRequest = { snapshot, file, offset, options, setting, release: snapshot.release?.name };
  const { replace, candidates } = candidatesAt(request, context);
  return { replace, ...ranked(candidates, typedText(request, replace)) };
}

/** A blank or a punctuation mark opens a list only where a word of a known kind follows. */
function isWorthAsking(context: Context, trigger: string | undefined): boolean {
  if (trigger === undefined) return true;
  return !['lineStart', 'keyword', 'definedName', 'operator', 'pythonName', 'shellWord'].includes(context.kind);
}

function candidatesAt(request: CompletionRequest, context: Context): ValueCandidates {
  if (context.kind === 'value') return valueCandidates(request, context);
  return { replace: context.span, candidates: namesAt(request, context) };
}

function namesAt(
  request: CompletionRequest,
  context: Exclude<Context, { readonly kind: 'value' }> & { readonly span: Span },
): Iterable<Candidate> {
  switch (context.kind) {
    case 'lineStart':
      return lineStartCandidates(request);
    case 'keyword':
      return request.offset === context.span.end ? lineStartCandidates(request) : [];
    case 'definedName':
      return context.of === 'function' ? taskFunctionCandidates(request) : variableCandidates(request);
    case 'override':
      return overrideCandidates(request, context);
    case 'flag':
      return flagCandidates(request, context);
    case 'operator':
      return operatorCandidates(request, context.span.end > context.span.start);
    case 'variable':
      return referenceCandidates(request, context);
    case 'class':
      return classCandidates(request);
    case 'include':
      return includeCandidates(request, context);
    case 'task':
      return taskCandidates(request, context);
    case 'function':
      return functionCandidates(request);
    case 'pythonName':
      return pythonCandidates(request);
    case 'shellWord':
      return shellCandidates(request);
  }
}
