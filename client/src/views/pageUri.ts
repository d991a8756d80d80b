/** The address of a page of documentation in the window. */
import { Uri } from 'vscode';

/** Named in package.json too. */
const pageScheme = 'metavirt-page';

const slash = '\u2215';

/** The tab shows the last part of the path, which a slash in the name would cut. */
export function pageUri(name: string): Uri {
  return Uri.from({ scheme: pageScheme, path: `/${name.replaceAll('/', slash)}` });
}

export function nameOfPage({ path }: Uri): string {
  return path.slice(1).replaceAll(slash, '/');
}
