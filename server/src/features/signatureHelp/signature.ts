/** Signatures as text with its parameters marked. */
import { type Span, span } from '../../base/span';

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The number of the signature that fits what is written. */
  readonly activeSignature: number;
  /** The number of its parameter at the cursor; undefined where there is none. */
  readonly activeParameter: number | undefined;
}

export interface Signature {
  readonly label: string;
  /** Markdown. */
  readonly meaning: string;
  readonly parameters: readonly SignatureParameter[];
}

export interface SignatureParameter {
  /** Its place in the label. */
  readonly span: Span;
  /** Markdown. */
  readonly meaning: string;
}

/** A piece of a label; with a meaning it is a parameter. */
export interface LabelPiece {
  readonly text: string;
  readonly meaning?: string;
}

/** Puts the label together. */
export function signatureOf(pieces: readonly LabelPiece[], meaning: string): Signature {
  let label = '';
  const parameters: SignatureParameter[] = [];
  for (const piece of pieces) {
    const start = label.length;
    label += piece.text;
    if (piece.meaning !== undefined) parameters.push({ span: span(start, label.length), meaning: piece.meaning });
  }
  return { label, meaning, parameters };
}
