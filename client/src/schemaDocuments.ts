/** Configuration files that another extension completes and explains by the schemas which this extension brings: nothing is to be said twice. */
import { type ExtensionContext, languages, type TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';
import { hasExtension } from './languageExtensions';

type Answers = Pick<Middleware, 'provideCompletionItem' | 'provideHover'>;

interface Contribution {
  readonly fileMatch: string | readonly string[];
}

/** Where the manifest names the schemas of a language. The extension for TOML loads none from within another extension. */
const contributionsOf: Readonly<Record<string, string | undefined>> = {
  json: 'jsonValidation',
  jsonc: 'jsonValidation',
  yaml: 'yamlValidation',
};

/** What the server says, but for the documents that a schema speaks for. */
export function unlessSchemaAnswers({ extension }: ExtensionContext, answers: Answers): Answers {
  const contributes = (extension.packageJSON as { contributes: Readonly<Record<string, readonly Contribution[]>> })
    .contributes;

  function isLeft(document: TextDocument): boolean {
    const name = contributionsOf[document.languageId];
    if (name === undefined || !hasExtension(document.languageId)) return false;
    return patternsIn(contributes[name] ?? []).some((pattern) => languages.match({ pattern }, document) > 0);
  }

  return {
    async provideCompletionItem(document, position, context, token, next) {
      if (isLeft(document)) return undefined;
      return answers.provideCompletionItem?.(document, position, context, token, next);
    },
    async provideHover(document, position, token, next) {
      if (isLeft(document)) return undefined;
      return answers.provideHover?.(document, position, token, next);
    },
  };
}

/** A pattern without a slash is the name of a file anywhere. */
function patternsIn(contributions: readonly Contribution[]): readonly string[] {
  return contributions
    .flatMap(({ fileMatch }) => fileMatch)
    .map((pattern) => (pattern.includes('/') ? pattern : `**/${pattern}`));
}
