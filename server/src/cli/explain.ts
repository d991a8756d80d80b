/** `metavirt explain NAME... [--release NAME]`: what a variable, class, feature, task, rule or configuration key is, as Markdown. */
import { explain, nearestExplained } from '../features/explain';
import { isReleaseName, type ReleaseName, releases } from '../knowledge/release';
import type { Output } from './parse';

type Request =
  | { readonly kind: 'explain'; readonly names: readonly string[]; readonly release: ReleaseName | undefined }
  | { readonly kind: 'wrong'; readonly why: string };

/** Prints what is known of each name; 0 if all are known, 1 if one is not, 2 if the arguments make no sense. */
export function runExplain(args: readonly string[], output: Output): number {
  const request = readArguments(args);
  if (request.kind === 'wrong') {
    output.err(`metavirt explain: ${request.why}`);
    return 2;
  }
  const answers = request.names.map((name) => ({ name, text: explain(name, request.release) }));
  const known = answers.flatMap((answer) => answer.text ?? []);
  if (known.length > 0) output.out(known.join('\n\n---\n\n'));
  const unknown = answers.filter((answer) => answer.text === undefined);
  for (const { name } of unknown) output.err(`metavirt explain: ${unknownName(name)}`);
  return unknown.length === 0 ? 0 : 1;
}

function unknownName(name: string): string {
  const nearest = nearestExplained(name);
  return nearest === undefined
    ? `nothing is known of ${name}`
    : `nothing is known of ${name}; did you mean ${nearest}?`;
}

function readArguments(args: readonly string[]): Request {
  const at = args.indexOf('--release');
  const release = at < 0 ? undefined : args[at + 1];
  const names = at < 0 ? args : args.toSpliced(at, 2);
  if (at >= 0 && (release === undefined || !isReleaseName(release))) {
    return { kind: 'wrong', why: `--release takes one of ${releases.map(({ name }) => name).join(' ')}` };
  }
  const option = names.find((name) => name.startsWith('--'));
  if (option !== undefined) return { kind: 'wrong', why: `unknown option ${option}` };
  if (names.length === 0) return { kind: 'wrong', why: 'no name given' };
  return { kind: 'explain', names, release: release !== undefined && isReleaseName(release) ? release : undefined };
}
