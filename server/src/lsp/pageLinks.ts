/** Links to pages of documentation: a command for a client that has it, the page on the web about all findings for any other. */
import { repository } from '../../../package.json';
import { type AddressOf, documentedName, withLinkedNames } from '../features/explain/linkedNames';
import { isProblemCode } from '../project/problemTitles';
import type { ClientFeatures } from './clientFeatures';

const showPageCommand = 'metavirt.searchDocumentation';

/** Undefined for a client that cannot show a page. */
export function pageAddresses({ commands }: ClientFeatures): AddressOf | undefined {
  if (!commands.has(showPageCommand)) return undefined;
  return (name) => `command:${showPageCommand}?${encoded(JSON.stringify([{ name }]))}`;
}

/** A bracket in the address would end the link before its time. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(/[()]/g, (bracket) => `%${bracket.charCodeAt(0).toString(16)}`);
}

/** A hover in which names lead to their pages, and a last line to the page about what it explains. */
export function hoverWithLinks(markdown: string, client: ClientFeatures): string {
  const addressOf = pageAddresses(client);
  const name = addressOf && documentedName(markdown);
  if (!addressOf || name === undefined) return markdown;
  return `${withLinkedNames(markdown, name, addressOf)}\n\n[Documentation](${addressOf(name)} "Opens the page about ${name}")`;
}

/** Where the code of a finding is explained. */
export function codeAddress(code: string): string {
  const anchor = isProblemCode(code) ? 'what-bitbake-itself-says' : code;
  return `${repository.url.replace(/\.git$/, '')}/blob/main/docs/findings.md#${anchor}`;
}
