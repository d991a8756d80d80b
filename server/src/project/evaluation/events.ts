/** The events that BitBake fires while it reads metadata, and the handlers of the layers that listen to them. */
import { splitWords } from '../../syntax/bitbake/text';
import type { Evaluation } from './evaluation';

export type EventName =
  | 'ConfigParsed'
  | 'RecipePreDeferredInherits'
  | 'RecipePreFinalise'
  | 'RecipePostKeyExpansion'
  | 'RecipeTaskPreProcess'
  | 'RecipeParsed';

/** Runs those of the handlers whose `eventmask` names the event, in the order in which they were added. Throws what skips a recipe. */
export function fireEvent(
  name: EventName,
  evaluation: Evaluation,
  handlers: readonly string[] = evaluation.eventHandlers,
): void {
  const { store, python } = evaluation;
  for (const handler of new Set(handlers)) {
    const mask = store.getVarFlag(handler, 'eventmask');
    if (typeof mask === 'string' && mask !== '' && !splitWords(mask).includes(`bb.event.${name}`)) continue;
    python.runEventHandler(handler, name, evaluation);
  }
}
