/** The page of the image editor before its script fills it: nothing from outside of the extension, and no script but its own. */
import { escapedHtml } from '../htmlText';

export interface EditorResources {
  readonly title: string;
  readonly nonce: string;
  /** Where scripts and styles of the extension come from. */
  readonly source: string;
  readonly script: string;
  readonly style: string;
}

export function imageEditorHtml({ title, nonce, source, script, style }: EditorResources): string {
  const policy = `default-src 'none'; style-src ${source}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapedHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapedHtml(title)}</title>
<link rel="stylesheet" href="${escapedHtml(style)}">
</head>
<body>
<main id="page" aria-busy="true"><p class="waiting">Reading the image…</p></main>
<script nonce="${nonce}" src="${escapedHtml(script)}"></script>
</body>
</html>
`;
}
