/** The colours in which the active editor shows its text. */
import type { Page } from 'playwright-core';

/** A word, or what stands between two. */
export interface ColouredText {
  readonly text: string;
  readonly colour: string;
  /** How much the colour stands out from the background, as WCAG counts it: from 1, not at all, to 21. */
  readonly contrast: number;
}

/** What the active editor shows, in the order of the lines. */
export async function colouredTexts(page: Page): Promise<readonly ColouredText[]> {
  const { background, pieces } = await page.evaluate(shownPieces);
  return pieces.flatMap(({ text, colour }) =>
    text
      .split(/([^\w-]+)/)
      .filter((part) => part.trim() !== '')
      .map((part) => ({ text: part, colour, contrast: contrast(colour, background) })),
  );
}

/** Runs in the page. */
function shownPieces() {
  const editor = document.querySelector('.editor-group-container.active .monaco-editor');
  const background = editor?.querySelector('.monaco-editor-background') ?? document.body;
  const lines = [...(editor?.querySelectorAll<HTMLElement>('.view-line') ?? [])];
  lines.sort((first, second) => Number.parseFloat(first.style.top) - Number.parseFloat(second.style.top));
  return {
    background: getComputedStyle(background).backgroundColor,
    pieces: lines
      .flatMap((line) => [...line.querySelectorAll(':scope > span > span')])
      .map((piece) => ({
        text: (piece.textContent ?? '').replaceAll('\u00a0', ' '),
        colour: getComputedStyle(piece).color,
      })),
  };
}

function contrast(first: string, second: string): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Of a colour as a style has it: `rgb(30, 30, 30)`. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((channel) => {
    const share = Number(channel) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
