/** Files with an ending that other programs use too. */
import type { SyntaxTree } from '../../syntax/bitbake/tree';

/** Whether an include or configuration file holds nothing that BitBake understands, as the `ccache.conf` in openembedded-core. */
export function isForeign({ dialect, statements }: SyntaxTree): boolean {
  if (dialect !== 'conf' && dialect !== 'include') return false;
  const understood = statements.filter(({ kind }) => kind !== 'blank' && kind !== 'comment' && kind !== 'unparsed');
  return understood.length === 0 && statements.some(({ kind }) => kind === 'unparsed');
}
