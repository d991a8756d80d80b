/** A page of text to read: what it says, how its parts look, and where they lead. */

/** What a part of the text is; the view gives each a look. Values stand out by having none. */
export type ReportStyle = 'title' | 'heading' | 'name' | 'muted' | 'place' | 'good' | 'bad';

export type ReportTarget =
  | { readonly kind: 'file'; readonly path: string; readonly line: number }
  /** The explanation of another variable of the same recipe. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A setting of the extension, by its whole name. */
  | { readonly kind: 'setting'; readonly name: string };

/** Spans are UTF-16 offsets into the report's text. */
export interface ReportPart {
  readonly start: number;
  readonly end: number;
  readonly style: ReportStyle | undefined;
  readonly target: ReportTarget | undefined;
}

export interface Report {
  readonly text: string;
  /** In order, and apart from each other. */
  readonly parts: readonly ReportPart[];
}

/** How a path of the layers is shown. */
export type PathName = (path: string) => string;

/** Puts a report together. What is written may be any text of a layer: it cannot break a line or hide what follows it. */
export class ReportWriter {
  #text = '';
  readonly #parts: ReportPart[] = [];

  /** Adds to the present line. */
  write(text: string, style?: ReportStyle, target?: ReportTarget): this {
    const start = this.#text.length;
    this.#text += visibleText(text);
    if (style ?? target) this.#parts.push({ start, end: this.#text.length, style, target });
    return this;
  }

  endLine(count = 1): this {
    this.#text += '\n'.repeat(count);
    return this;
  }

  finish(): Report {
    return { text: `${this.#text.trimEnd()}\n`, parts: this.#parts };
  }
}

/** Control characters and those that turn the direction of the text are shown by their code. */
function visibleText(text: string): string {
  return text.replaceAll(
    /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
