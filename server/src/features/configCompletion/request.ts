/** What is asked at a place of a configuration file, and what is answered. */
import type { Span } from '../../base/span';
import type { ConfigFile } from '../../formats/configFile';
import type { ConfigPlace } from '../../formats/keys/configPlace';
import type { KeyShape } from '../../formats/keys/keyShape';
import type { Writing } from '../../formats/keys/placeAt';

export interface ConfigRequest {
  readonly file: ConfigFile;
  readonly syntax: Writing;
  readonly offset: number;
  readonly place: ConfigPlace;
  /** Of the file as a whole. */
  readonly root: KeyShape;
  /** Whether what is inserted has to stay on its line. */
  readonly isOneLine: boolean;
}

export interface ConfigItem {
  readonly label: string;
  readonly kind: 'key' | 'table' | 'value';
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown; empty where there is nothing to say. */
  readonly documentation: string;
  /** With tab stops, as snippets have them: `$` and `}` of the text itself are escaped. */
  readonly insert: string;
  /** What editors compare with the text that is replaced. */
  readonly filter: string;
  readonly isDeprecated: boolean;
  /** Whether choosing it calls for the next completion at once. */
  readonly goesOn: boolean;
}

export interface ConfigItems {
  readonly replace: Span;
  /** Best first. */
  readonly items: readonly ConfigItem[];
  /** A comma that is missing before, to be put in along with any of them. */
  readonly before?: { readonly offset: number; readonly text: string };
}

/** What stands at the beginning of what is replaced, if that is a quote. */
export function typedQuote({ file, place: { replace } }: ConfigRequest): string {
  const first = file.text.charAt(replace.start);
  return replace.end > replace.start && (first === '"' || first === "'") ? first : '';
}
