/** Documents that hold the Python or shell code of a recipe, in which the extensions of these languages can be asked. */
import {
  type CancellationToken,
  EventEmitter,
  type ExtensionContext,
  type Position,
  type TextDocument,
  Uri,
  workspace,
} from 'vscode';
import type { EmbeddedDocumentParameters, EmbeddedDocumentResult } from '../protocol';

const embeddedScheme = 'metavirt-embedded';

export interface EmbeddedDocuments {
  /** The document with the code around a position, as new as the recipe; undefined where nothing is forwarded. */
  at(recipe: TextDocument, position: Position, token: CancellationToken): Promise<Uri | undefined>;
  /** The recipe whose code an embedded document holds. */
  recipeOf(embedded: Uri): Uri | undefined;
}

type Ask = (parameters: EmbeddedDocumentParameters, token: CancellationToken) => Promise<EmbeddedDocumentResult | null>;

/** An extension that has not seen the newest text by then is asked all the same: its answer is only an addition. */
const newestTextTimeoutMs = 500;

/** Extensions tell the language by the ending, some of them with nothing else to go by. */
const endings = { python: '.py', shellscript: '.sh' } as const;

/** Nothing is registered before a document is first asked for. */
export function embeddedDocuments(context: ExtensionContext, ask: Ask): EmbeddedDocuments {
  const texts = new Map<string, string>();
  const recipes = new Map<string, Uri>();
  let changed: EventEmitter<Uri> | undefined;

  function provide(): EventEmitter<Uri> {
    if (changed) return changed;
    const emitter = new EventEmitter<Uri>();
    changed = emitter;
    context.subscriptions.push(
      emitter,
      workspace.registerTextDocumentContentProvider(embeddedScheme, {
        onDidChange: emitter.event,
        provideTextDocumentContent: (uri) => texts.get(uri.toString()),
      }),
      workspace.onDidCloseTextDocument(({ uri }) => {
        texts.delete(uri.toString());
        recipes.delete(uri.toString());
      }),
    );
    return emitter;
  }

  async function show(uri: Uri, recipe: Uri, text: string): Promise<void> {
    const emitter = provide();
    const key = uri.toString();
    texts.set(key, text);
    recipes.set(key, recipe);
    const open = workspace.textDocuments.find((document) => document.uri.toString() === key);
    if (!open) {
      await workspace.openTextDocument(uri);
      return;
    }
    if (open.getText() === text) return;
    const arrived = textArrives(open, text);
    emitter.fire(uri);
    await arrived;
  }

  return {
    async at(recipe, position, token) {
      const forwarded = forwardedLanguages(recipe);
      if (forwarded === 'none') return undefined;
      const parameters = {
        uri: recipe.uri.toString(),
        position: { line: position.line, character: position.character },
      };
      const found = await ask(parameters, token);
      if (!found || !isForwarded(found.language, forwarded)) return undefined;
      const uri = Uri.from({ scheme: embeddedScheme, path: `${recipe.uri.path}${endings[found.language]}` });
      await show(uri, recipe.uri, found.text);
      return uri;
    },
    recipeOf: (embedded) => recipes.get(embedded.toString()),
  };
}

type Forwarded = 'none' | 'python' | 'shell' | 'both';

function forwardedLanguages({ uri }: TextDocument): Forwarded {
  return workspace.getConfiguration('metavirt', uri).get<Forwarded>('embeddedLanguages.forward', 'none');
}

function isForwarded(language: EmbeddedDocumentResult['language'], forwarded: Forwarded): boolean {
  return forwarded === 'both' || forwarded === (language === 'python' ? 'python' : 'shell');
}

/** Resolves once the document has the text, or when it takes too long. */
function textArrives(document: TextDocument, text: string): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const listener = workspace.onDidChangeTextDocument((event) => {
      if (event.document === document && document.getText() === text) done();
    });
    const timer = setTimeout(done, newestTextTimeoutMs);
  });
}
