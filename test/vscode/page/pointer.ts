/** What a person does in the workbench with the mouse. */
import type { Page } from 'playwright-core';
import { see, WAIT_MS } from './screen';

const RESTING_MS = 500;
const HOVER_MS = 4000;
const HOVER_ATTEMPTS = 5;

/** Rests the mouse pointer on the first occurrence of `text` in the active editor, over its last character. */
async function pointAt(page: Page, text: string): Promise<void> {
  const { x, y } = await restingPlaceOf(page, text);
  // VS Code takes a pointer for resting only after it has seen it move over the word.
  await page.mouse.move(x - 4, y);
  await page.mouse.move(x, y, { steps: 4 });
}

/** Rests the pointer on the text until a hover says what is given: what moves the text away under the pointer may come at any time. */
export async function seeHover(page: Page, text: string, said: string): Promise<void> {
  const hover = page.locator('.monaco-hover', { hasText: said });
  for (let attempt = 0; attempt < HOVER_ATTEMPTS; attempt++) {
    await pointAt(page, text);
    const isSeen = await hover
      .first()
      .waitFor({ timeout: HOVER_MS })
      .then(
        () => true,
        () => false,
      );
    if (isSeen) return;
  }
  await see(hover);
}

/** Follows the link that begins where the last line of the active terminal with `text` ends it, once its tooltip says what is given. */
export async function followTerminalLink(page: Page, text: string, said: string): Promise<void> {
  const line = page.locator('.terminal-wrapper.active .xterm-rows > div', { hasText: text }).last();
  await see(line);
  const content = line.locator('span', { hasText: text }).last();
  const [box, words] = [await content.boundingBox(), (await content.textContent()) ?? ''];
  if (!box) throw new Error(`${text} is not on the screen`);
  const index = words.indexOf(text) + text.length + 1;
  const place = { x: box.x + (box.width * (index + 0.5)) / words.length, y: box.y + box.height / 2 };
  // Links are looked for where the pointer moves.
  await page.mouse.move(place.x - 4, place.y);
  await page.mouse.move(place.x, place.y, { steps: 4 });
  await see(page.locator('.workbench-hover', { hasText: said }));
  await page.keyboard.down('Control');
  await page.mouse.click(place.x, place.y);
  await page.keyboard.up('Control');
}

/** Where the text stands once it stays there: what is shown above a line, such as a code lens, comes later than the line and moves it. */
async function restingPlaceOf(page: Page, text: string): Promise<{ readonly x: number; readonly y: number }> {
  for (let before: { readonly y: number } | undefined; ; ) {
    const found = await page.waitForFunction(placeOfText, text, { timeout: WAIT_MS });
    const place = await found.jsonValue();
    if (!place) throw new Error(`${text} is not on the screen`);
    if (before?.y === place.y) return place;
    before = place;
    await page.waitForTimeout(RESTING_MS);
  }
}

/** Runs in the page. The editor draws a line as several pieces of text, with no-break spaces for spaces. */
function placeOfText(text: string): { readonly x: number; readonly y: number } | undefined {
  for (const line of document.querySelectorAll('.editor-group-container.active .view-line')) {
    const start = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(text);
    if (start < 0) continue;
    const pieces = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let index = start + text.length - 1;
    for (let piece = pieces.nextNode(); piece; piece = pieces.nextNode()) {
      const length = piece.textContent?.length ?? 0;
      if (index >= length) {
        index -= length;
        continue;
      }
      const range = document.createRange();
      range.setStart(piece, index);
      range.setEnd(piece, index + 1);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
  }
  return undefined;
}
