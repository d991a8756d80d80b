/** Shows the user that layers are being read. */
import type { Session } from './session';

/** Work that ends sooner is not worth a flicker. */
const delayMs = 200;

export function showProgress({ connection, client }: Session, title: string, done: Promise<void>): void {
  if (!client.showsProgress) return;
  const timer = setTimeout(async () => {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(title);
    await done;
    progress.done();
  }, delayMs);
  void done.then(() => clearTimeout(timer));
}
