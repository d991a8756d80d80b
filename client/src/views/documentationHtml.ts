/** The HTML of a page of documentation: no scripts, and the colours and letters of the editor's theme. */
import { randomBytes } from 'node:crypto';
import { escapedHtml } from '../htmlText';

/** What the server calls the page that lists all rules. */
export const rulesPage = 'Rules';

export interface DocumentationContent {
  readonly title: string;
  /** HTML that VS Code made from Markdown. */
  readonly body: string;
  /** The name of the page that was shown before. */
  readonly previous: string | undefined;
}

export function documentationHtml({ title, body, previous }: DocumentationContent): string {
  const nonce = randomBytes(16).toString('hex');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<nav>
${previous === undefined ? '' : link(`← ${previous}`, [{ name: previous }])}
${link('Search documentation…', [])}
${title === rulesPage ? link('Search rules…', [{ rulesOnly: true }]) : link('All rules', [{ name: rulesPage }])}
</nav>
<main>${body}</main>
</body>
</html>
`;
}

function link(words: string, parameters: readonly object[]): string {
  const query = parameters.length === 0 ? '' : `?${encodeURIComponent(JSON.stringify(parameters))}`;
  return `<a href="command:metavirt.searchDocumentation${query}">${escapedHtml(words)}</a>`;
}

const style = `
body { max-width: 50em; padding: 0 26px 40px; font-size: var(--vscode-font-size); line-height: 1.55; }
body:has(table) { max-width: 75em; }
nav { display: flex; gap: 1.5em; padding: 14px 0 4px; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
h1 { font-size: 1.45em; font-weight: normal; margin: 0.6em 0; padding-bottom: 0.3em; border-bottom: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
code { font-family: var(--vscode-editor-font-family); font-size: 0.95em; background: var(--vscode-textCodeBlock-background); padding: 1px 4px; border-radius: 3px; color: inherit; }
pre { background: var(--vscode-textCodeBlock-background); padding: 10px 14px; border-radius: 3px; overflow-x: auto; }
pre code { background: none; padding: 0; }
h1 code { background: none; padding: 0; }
table { border-collapse: collapse; margin: 0.6em 0 1.6em; }
th, td { text-align: left; vertical-align: top; padding: 4px 14px 4px 0; border-bottom: 1px solid var(--vscode-widget-border, rgba(128, 128, 128, 0.35)); }
td:first-child code { white-space: nowrap; }
ul { padding-left: 1.6em; }
p:has(+ ul) { margin-bottom: 0.2em; }
p + ul { margin-top: 0.2em; }
hr { border: none; margin: 2em 0; }
`;
