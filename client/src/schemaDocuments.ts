/** Configuration files that another extension completes and explains by the schemas which this extension brings: nothing is to be said twice. */
import { type ExtensionContext, extensions, languages, type TextDocument } from 'vscode';
import type { Middleware } from 'vscode-languageclient/node';

type Answers = Pick<Middleware, 'provideCompletionItem' | 'provideHover'>;

interface Contribution {
  readonly fileMatch: string | readonly string[];
}

/** Who reads the schemas: VS Code's own extension for JSON, and those that most people install for TOML and YAML. */
const readers = [
  { extension: 'vscode.json-language-features', contributions: 'jsonValidation', languages: ['json', 'jsonc'] },
  { extension: 'tamasfe.even-better-toml', contributions: 'tomlValidation', languages: ['toml'] },
  { extension: 'redhat.vscode-yaml', contributions: 'yamlValidation', languages: ['yaml'] },
];

/** What the server says, but for the documents that a schema speaks for. */
export function unlessSchemaAnswers({ extension }: ExtensionContext, answers: Answers): Answers {
  const contributes = (extension.packageJSON as { contributes: Readonly<Record<string, readonly Contribution[]>> })
    .contributes;

  function isLeft(document: TextDocument): boolean {
    // Another extension may be installed or turned off at any time.
    return readers.some(
      (reader) =>
        reader.languages.includes(document.languageId) &&
        extensions.getExtension(reader.extension) !== undefined &&
        patternsIn(contributes[reader.contributions] ?? []).some(
          (pattern) => languages.match({ pattern }, document) > 0,
        ),
    );
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
