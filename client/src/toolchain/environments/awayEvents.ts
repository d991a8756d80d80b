/**
 * How BitBake's event log comes from where BitBake runs out of our reach, on another host or in a container: a bash there follows it while it grows,
 * and sends the events that tell of a build on its standard error, of which BitBake has no need. So they come over the connection that is there
 * already, end with it, and need no folder that both sides see. These are commands of that bash; the build folder is its working folder, and
 * `program` BitBake's process.
 *
 * Where there is no `tail` or `grep` as GNU has them, or the user has BitBake write an event log of their own, no events come.
 */
import { findingClasses } from '../buildOutput/eventFindings';
import { progressClasses } from '../buildOutput/eventProgress';

// Most of a log is of no use to who watches a build, and long.
const wanted = [...new Set([...progressClasses, ...findingClasses])]
  .map((name) => name.replaceAll('.', '[.]'))
  .join('|');

/** The log is there before BitBake is, so that whoever follows it need not wait for it to appear. */
export const makeEventLog: readonly string[] = [
  'if [ -z "$BBEVENTLOG" ] && log=$(mktemp -d "${TMPDIR:-/tmp}/metavirt-build-XXXXXX") && : >"$log/events.json"; then export BBEVENTLOG="$log/events.json"; else log=; fi 2>/dev/null',
];

// `tail` goes once more over the log when BitBake has ended. Its own words, as of a log that BitBake begins anew, are of no interest.
export const followEventLog: readonly string[] = [
  'follow() { tail -n +1 -s 0.2 --pid="$program" -F "$BBEVENTLOG" </dev/null 3<&- 2>/dev/null | LC_ALL=C grep --line-buffered -E \'^[{]"class": ?"(' +
    wanted +
    ')"\' >&2; }',
  'if [ -n "$log" ]; then follow & follower=$!; fi',
];

// As of a log on this machine: a server that stays resident writes on, and fails the builds of others if the folder is gone before it is.
const outliveServer =
  'SECONDS=0; while [ -e bitbake.sock ] && [ "$SECONDS" -lt 86400 ]; do sleep 2; done; [ -e bitbake.sock ] || rm -rf -- "$log"';

export const removeEventLog: readonly string[] = [
  `if [ -n "$log" ]; then wait "$follower"; if [ -e bitbake.sock ]; then ln -sf /dev/null "$BBEVENTLOG"; { ${outliveServer}; } >/dev/null 2>&1 </dev/null 3<&- & else rm -rf -- "$log"; fi; fi`,
];
