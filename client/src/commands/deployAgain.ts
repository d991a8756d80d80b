/** `metavirt.deployAgain`: brings the image that was deployed last, as it is built now, to the same target, and asks nothing. */
import { dirname } from 'node:path';
import { commands, window } from 'vscode';
import type { Session } from '../session';
import { findDeployedImages } from '../toolchain/images/deployedImages';
import { deployImage } from './deployImage';
import { type RecentTarget, recentTargets } from './deployImage/recentTargets';
import type { DeployResult } from './deployImage/result';

export async function deployAgain(session: Session): Promise<DeployResult> {
  const [last] = recentTargets(session);
  if (!last) {
    const deploy = 'Deploy Image…';
    void window.showInformationMessage('No image of this workspace was deployed yet.', deploy).then((choice) => {
      if (choice === deploy) void commands.executeCommand('metavirt.deployImage');
    });
    return { kind: 'cancelled' };
  }
  const { image, target, nameInLayout } = last;
  const again = { layout: await newestPath(session, last), name: image, target };
  return deployImage(session, nameInLayout === undefined ? again : { ...again, image: nameInLayout });
}

/** A build deploys under a dated name: what has the image's name in the same folder now is meant. */
async function newestPath(session: Session, { image, path }: RecentTarget): Promise<string> {
  const buildFolder = session.buildFolder.current();
  const images = buildFolder === undefined ? [] : await findDeployedImages(buildFolder);
  return images.find((each) => each.name === image && dirname(each.path) === dirname(path))?.path ?? path;
}
