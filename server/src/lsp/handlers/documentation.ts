/** metavirt/documentation and metavirt/documentationPage: all names with a page about them, and one page, for the release of the layers. */
import { RequestType } from 'vscode-languageserver/node';
import { type ExplainedName, explainedNames } from '../../features/explain/explainedNames';
import { page } from '../../features/explain/page';
import type { ReleaseName } from '../../knowledge/release';
import { pageAddresses } from '../pageLinks';
import { runSafe } from '../runSafe';
import type { Session } from '../session';

interface Documentation {
  readonly names: readonly ExplainedName[];
  readonly release: ReleaseName | null;
}

interface PageParameters {
  readonly name: string;
}

interface Page {
  readonly name: string;
  readonly markdown: string;
}

const documentationRequest = new RequestType<unknown, Documentation, never>('metavirt/documentation');
const pageRequest = new RequestType<PageParameters, Page | null, never>('metavirt/documentationPage');

export function registerDocumentation(session: Session): void {
  const { connection, log } = session;
  const nothing: Documentation = { names: [], release: null };
  connection.onRequest(documentationRequest, (_params, token) =>
    runSafe<Documentation>(log, { method: 'metavirt/documentation' }, token, nothing, async () => {
      const release = await releaseInUse(session);
      return { names: explainedNames(release), release: release ?? null };
    }),
  );
  connection.onRequest(pageRequest, ({ name }, token) =>
    runSafe<Page | null>(log, { method: 'metavirt/documentationPage' }, token, null, async () => {
      const markdown = page(name, await releaseInUse(session), pageAddresses(session.client));
      return markdown === undefined ? null : { name, markdown };
    }),
  );
}

async function releaseInUse({ project, settings }: Session): Promise<ReleaseName | undefined> {
  if (settings.release) return settings.release;
  await project.settled;
  return project.snapshot.release?.name;
}
