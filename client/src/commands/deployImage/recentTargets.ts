/** Where images of this workspace went, the last first. */
import type { Session } from '../../session';

export interface RecentTarget {
  /** What the image is called by default. */
  readonly image: string;
  /** Where the image was, for one that is not in a deploy folder. */
  readonly path: string;
  /** Which of several images in the layout it was. */
  readonly nameInLayout?: string;
  /** As parseTarget reads it. */
  readonly target: string;
  /** What went there. */
  readonly digest: string;
  /** The plan was seen, and is not to be shown again for this target. */
  readonly isTrusted: boolean;
}

const key = 'metavirt.deployTargets';
const mostRemembered = 50;

export function recentTargets(session: Session): readonly RecentTarget[] {
  return session.context.workspaceState.get<readonly RecentTarget[]>(key, []);
}

/** Those of the same image come first. */
export function recentTargetsFor(session: Session, image: string): readonly string[] {
  const all = recentTargets(session);
  const [own, others] = [
    all.filter((recent) => recent.image === image),
    all.filter((recent) => recent.image !== image),
  ];
  return [...new Set([...own, ...others].map(({ target }) => target))];
}

export function isTrustedTarget(session: Session, target: string): boolean {
  return recentTargets(session).some((recent) => recent.target === target && recent.isTrusted);
}

export async function rememberTarget(session: Session, recent: RecentTarget): Promise<void> {
  const others = recentTargets(session).filter(
    ({ image, target }) => image !== recent.image || target !== recent.target,
  );
  await session.context.workspaceState.update(key, [recent, ...others].slice(0, mostRemembered));
}
