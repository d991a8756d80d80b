/** The tasks of a recipe, to choose one to run. */
import { firstSentence, taskNamed } from '../knowledge/knowledge';
import type { EvaluatedMetadata } from '../project/evaluation/evaluatedMetadata';

export interface RecipeTask {
  /** With its `do_`. */
  readonly name: string;
  /** One sentence, as Markdown; null where nothing is known of it. */
  readonly meaning: string | null;
}

/** In the order in which they were added. Those that only take a result from sstate are BitBake's to run. */
export function recipeTasks(metadata: EvaluatedMetadata): readonly RecipeTask[] {
  return metadata.tasks
    .map(({ name }) => name)
    .filter((name) => !name.endsWith('_setscene'))
    .map((name) => ({ name, meaning: meaningOf(metadata, name) }));
}

function meaningOf(metadata: EvaluatedMetadata, task: string): string | null {
  const known = taskNamed(task);
  if (known) return firstSentence(known.meaning);
  const doc = metadata.flag(task, 'doc');
  return doc.kind === 'known' && doc.text !== '' ? firstSentence(doc.text) : null;
}
