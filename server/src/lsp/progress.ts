/** Shows the user that layers are being read. */
import type { Session } from './session';

/** Work that ends sooner is not worth a flicker. */
const delayMs = 200;

export function showProgress(session: Session, title: string, done: Promise<void>): void {
  if (!session.client.showsProgress) return;
  const timer = setTimeout(() => {
    session.log.watch({ method: 'window/workDoneProgress/create' }, show(session, title, done));
  }, delayMs);
  void done.then(() => clearTimeout(timer));
}

async function show({ connection }: Session, title: string, done: Promise<void>): Promise<void> {
  const progress = await connection.window.createWorkDoneProgress();
  progress.begin(title);
  await done;
  progress.done();
}
