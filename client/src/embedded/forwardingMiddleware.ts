/** Puts what the extensions for Python and shell scripts say of the code in a recipe behind what the server says. */
import {
  type CompletionItem,
  type CompletionList,
  commands,
  type Definition,
  Hover,
  type Location,
  type LocationLink,
  type SignatureHelp,
  type Uri,
} from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import type { EmbeddedDocuments } from './embeddedDocuments';

/** More than the list of an editor shows in ten pages. */
const maxItems = 200;

type Forwarding = Pick<
  Middleware,
  'provideCompletionItem' | 'provideHover' | 'provideSignatureHelp' | 'provideDefinition'
>;

/** Each asks the server alone where nothing is forwarded. */
export function forwardingMiddleware(embedded: EmbeddedDocuments): Forwarding {
  return {
    async provideCompletionItem(document, position, context, token, next) {
      const [ours, uri] = await Promise.all([
        next(document, position, context, token),
        embedded.at(document, position, token),
      ]);
      if (!uri || token.isCancellationRequested) return ours;
      const trigger = context.triggerCharacter;
      return withItemsBehind(ours, await ask<CompletionList>('executeCompletionItemProvider', uri, position, trigger));
    },
    async provideHover(document, position, token, next) {
      const [ours, uri] = await Promise.all([next(document, position, token), embedded.at(document, position, token)]);
      if (!uri || token.isCancellationRequested) return ours;
      const theirs = (await ask<Hover[]>('executeHoverProvider', uri, position)) ?? [];
      const contents = [...(ours?.contents ?? []), ...theirs.flatMap((hover) => hover.contents)];
      return contents.length === 0 ? ours : new Hover(contents, ours?.range ?? theirs[0]?.range);
    },
    async provideSignatureHelp(document, position, context, token, next) {
      const ours = await next(document, position, context, token);
      if (ours && ours.signatures.length > 0) return ours;
      const uri = await embedded.at(document, position, token);
      if (!uri || token.isCancellationRequested) return ours;
      return ask<SignatureHelp>('executeSignatureHelpProvider', uri, position, context.triggerCharacter);
    },
    async provideDefinition(document, position, token, next) {
      const ours = await next(document, position, token);
      if (Array.isArray(ours) ? ours.length > 0 : ours) return ours;
      const uri = await embedded.at(document, position, token);
      if (!uri || token.isCancellationRequested) return ours;
      const theirs = await ask<(Location | LocationLink)[]>('executeDefinitionProvider', uri, position);
      return inRecipes(theirs ?? [], embedded);
    },
  };
}

/** Undefined where no extension answers. */
async function ask<Answer>(command: string, uri: Uri, ...parameters: readonly unknown[]): Promise<Answer | undefined> {
  try {
    return (await commands.executeCommand<Answer | undefined>(`vscode.${command}`, uri, ...parameters)) ?? undefined;
  } catch {
    // What another extension fails at is no failure of ours.
    return undefined;
  }
}

function withItemsBehind(
  ours: CompletionItem[] | CompletionList | null | undefined,
  theirs: CompletionList | undefined,
): CompletionItem[] | CompletionList | null | undefined {
  const first = Array.isArray(ours) ? ours : (ours?.items ?? []);
  const known = new Set(first.map(labelOf));
  const added = (theirs?.items ?? [])
    // An edit elsewhere, such as an import at the top, would change the recipe and not the code.
    .filter((item) => !known.has(labelOf(item)) && (item.additionalTextEdits?.length ?? 0) === 0)
    .slice(0, maxItems)
    .map(behind);
  if (added.length === 0) return ours;
  return { items: [...first, ...added], isIncomplete: Array.isArray(ours) ? false : (ours?.isIncomplete ?? false) };
}

/** The server sorts its items by two letters; a command of another extension would run in its own document. */
function behind(item: CompletionItem): CompletionItem {
  const { command: _, ...rest } = item;
  return { ...rest, sortText: `zzz${item.sortText ?? labelOf(item)}` };
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** What lies in the code lies at the same place of the recipe. */
function inRecipes(
  places: readonly (Location | LocationLink)[],
  embedded: EmbeddedDocuments,
): Definition | LocationLink[] {
  const links = places.map((place): LocationLink => {
    if (!('targetUri' in place)) return { targetUri: recipeFor(place.uri, embedded), targetRange: place.range };
    return { ...place, targetUri: recipeFor(place.targetUri, embedded) };
  });
  return links;
}

function recipeFor(uri: Uri, embedded: EmbeddedDocuments): Uri {
  return embedded.recipeOf(uri) ?? uri;
}
