/** The place of something that takes a while: how far it is, a way to give it up, and then what came of it. */
import type { ImageFailure } from '../../src/imageProtocol';
import { button, element } from './dom';
import type { Asked, OnProgress } from './host';
import { failureText } from './parts';

/** `ask` is called at once, and again if the user gave up and changes his mind. */
export function awaited<Answer extends { readonly kind: string }>(
  doing: string,
  ask: (onProgress: OnProgress) => Asked<Answer | ImageFailure | null | undefined>,
  show: (answer: Exclude<Answer, ImageFailure>) => Node,
): HTMLElement {
  const place = element('div', { class: 'awaited' });

  async function start(): Promise<void> {
    const bar = element('progress', { max: 100, 'aria-label': doing });
    const words = element('span', { role: 'status' }, `${doing}…`);
    const asked = ask((percent, message) => {
      if (percent !== undefined) bar.value = percent;
      if (message !== undefined) words.textContent = `${doing}: ${message}`;
    });
    place.replaceChildren(
      element('div', { class: 'progress' }, words, bar, button('Cancel', asked.giveUp, { class: 'secondary' })),
    );
    const answer = await asked.answer;
    place.replaceChildren(...(await ended(answer)));
  }

  async function ended(answer: Answer | ImageFailure | null | undefined): Promise<readonly Node[]> {
    const again = button('Try Again', () => void start(), { class: 'secondary' });
    if (answer === null) return [element('p', { role: 'status' }, 'Given up. '), again];
    if (answer === undefined) return [failureText('The language server does not answer.'), again];
    if (isFailure(answer)) return [failureText(answer.message), again];
    return [show(answer as Exclude<Answer, ImageFailure>)];
  }

  void start();
  return place;
}

function isFailure(answer: { readonly kind: string }): answer is ImageFailure {
  return answer.kind === 'failed';
}
