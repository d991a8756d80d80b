/** Completion: what can be written at the cursor. */
import type { Snapshot, SourceFile } from '../project/snapshot';
import { classCandidates } from './completion/classes';
import { flagCandidates } from './completion/flags';
import { functionNameCandidates } from './completion/functionForms';
import { exportCandidates, functionCandidates, handlerCandidates } from './completion/functions';
import { includeCandidates } from './completion/includes';
import type { Candidate, CompletionList, CompletionOptions, Proposals } from './completion/item';
import { lineStartProposals } from './completion/lineStart';
import { operatorCandidates } from './completion/operators';
import { overrideCandidates } from './completion/overrides';
import { pythonCandidates } from './completion/python';
import { ranked } from './completion/rank';
import { type CompletionRequest, typedText } from './completion/request';
import { shellCandidates } from './completion/shell';
import { taskCandidates } from './completion/tasks';
import { type ValueProposals, valueProposals } from './completion/values';
import { referenceProposals, variableCandidates } from './completion/variables';
import type { Context, FunctionWord, ValuePlace } from './context/context';
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
  const { replace, ...proposals } = proposalsAt(request, context);
  return { replace, ...ranked(proposals, typedText(request, replace)) };
}

/** A blank or a punctuation mark opens a list only where a word of a known kind follows; a dot, only what a name of Python has. */
function isWorthAsking(context: Context, trigger: string | undefined): boolean {
  if (trigger === undefined) return true;
  if (trigger === '.') return context.kind === 'pythonName';
  return !['lineStart', 'keyword', 'definedName', 'operator', 'pythonName', 'shellWord'].includes(context.kind);
}

function proposalsAt(request: CompletionRequest, context: Context): ValueProposals {
  if (context.kind === 'value') return valueProposals(request, context);
  return { replace: context.span, ...namesAt(request, context) };
}

function namesAt(request: CompletionRequest, context: Exclude<Context, ValuePlace>): Proposals {
  switch (context.kind) {
    case 'lineStart':
      return lineStartProposals(request);
    case 'keyword':
      return request.offset === context.span.end ? lineStartProposals(request) : { candidates: [] };
    case 'definedName':
      return {
        candidates: context.of === 'function' ? functionNameCandidates(request, context) : variableCandidates(request),
      };
    case 'override':
      return { candidates: overrideCandidates(request, context) };
    case 'flag':
      return { candidates: flagCandidates(request, context) };
    case 'operator':
      return { candidates: operatorCandidates(request, context.span.end > context.span.start) };
    case 'variable':
      return referenceProposals(request, context);
    case 'class':
      return { candidates: classCandidates(request) };
    case 'include':
      return { candidates: includeCandidates(request, context) };
    case 'task':
      return { candidates: taskCandidates(request, context) };
    case 'function':
      return { candidates: usedFunctionCandidates(request, context) };
    case 'pythonName':
      return { candidates: pythonCandidates(request, context) };
    case 'shellWord':
      return { candidates: shellCandidates(request, context) };
  }
}

function usedFunctionCandidates(request: CompletionRequest, { directive }: FunctionWord): Iterable<Candidate> {
  switch (directive) {
    case 'addhandler':
      return handlerCandidates(request);
    case 'EXPORT_FUNCTIONS':
      return exportCandidates(request);
    default:
      return functionCandidates(request);
  }
}
