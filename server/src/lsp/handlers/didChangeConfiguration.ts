/** workspace/didChangeConfiguration: takes over the settings that come along, or asks for them where the client keeps them. */
import { runSafeNotification } from '../runSafe';
import type { Session } from '../session';
import { changeSettings } from '../settingsChange';

const section = 'metavirt';

export function registerDidChangeConfiguration(session: Session): void {
  const { connection, log } = session;
  const work = { method: 'workspace/didChangeConfiguration' };
  connection.onDidChangeConfiguration(({ settings }: { settings: unknown }) => {
    const sent = sectionOf(settings);
    if (sent !== undefined) {
      runSafeNotification(log, work, () => changeSettings(session, sent));
    } else if (session.client.answersConfiguration) {
      connection.workspace.getConfiguration(section).then(
        (asked: unknown) => runSafeNotification(log, work, () => changeSettings(session, asked)),
        (error: unknown) => log.report(work, error),
      );
    }
  });
}

/** Most clients send `{ metavirt: {...} }`; nothing or null means that the server has to ask. */
function sectionOf(settings: unknown): unknown {
  if (typeof settings !== 'object' || settings === null) return undefined;
  return section in settings ? settings[section] : undefined;
}
