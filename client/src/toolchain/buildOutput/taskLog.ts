/** Finds in the log of a failed task what went wrong. */
import { type FileHandle, open, stat } from 'node:fs/promises';

export interface LoggedError {
  /** Counted from 1. */
  readonly line: number;
  /** That line and what follows it, at most eight lines. */
  readonly excerpt: readonly string[];
}

const readBytes = 512 * 1024;
const mostBytes = 256 * 1024 * 1024;
const excerptLines = 8;
const longestLine = 300;

/** How tools announce that they failed, the most telling first. */
const announcements: readonly RegExp[] = [
  /^ERROR: /,
  /(?:^|[\s:])(?:fatal )?error: /i,
  /: (?:undefined reference to|command not found|No such file or directory|Permission denied)/,
  /^(?:FAILED: |CMake Error|Traceback |configure: error|E: |Error: |error\[|panic: )/,
  /^make(?:\[\d+\])?: \*\*\* /,
  /^\S*(?:Error|Exception): /,
  /\b(?:error|failed|failure|cannot)\b/i,
];

/** What BitBake and OE-core write into each failed log says nothing of the cause. */
const ofBitbake =
  /^(?:DEBUG|NOTE|WARNING): |^ERROR: (?:Logfile of failure|Task |Execution of |ExecutionError|oe_runmake failed)/;

/** The first line in the text that announces an error, by the most telling kind of announcement; undefined where none does. */
export function errorInLog(text: string): LoggedError | undefined {
  const lines = text.split('\n');
  for (const announcement of announcements) {
    const index = lines.findIndex((line) => {
      const start = line.slice(0, longestLine);
      return announcement.test(start) && !ofBitbake.test(start);
    });
    if (index < 0) continue;
    const following = lines.slice(index, index + excerptLines).map((line) => line.slice(0, longestLine));
    const end = following.findIndex((line) => ofBitbake.test(line));
    return { line: index + 1, excerpt: end < 0 ? following.filter((line) => line !== '') : following.slice(0, end) };
  }
  return undefined;
}

/**
 * The same for a log file. Of a very long one the end is searched, where the error stands. Undefined too if the file cannot be read, as that of a
 * build in a container or on another host.
 */
export async function errorInLogFile(path: string): Promise<LoggedError | undefined> {
  const stats = await stat(path).catch(() => undefined);
  // A pipe in its place would never end.
  if (!stats?.isFile() || stats.size > mostBytes) return undefined;
  const file = await open(path).catch(() => undefined);
  if (!file) return undefined;
  try {
    const start = Math.max(0, stats.size - readBytes);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(stats.size - start), 0, stats.size - start, start);
    const found = errorInLog(buffer.toString('utf8', 0, bytesRead));
    return found && { ...found, line: found.line + (await countLines(file, start)) };
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}

async function countLines(file: FileHandle, endByte: number): Promise<number> {
  const buffer = Buffer.alloc(64 * 1024);
  let count = 0;
  for (let at = 0; at < endByte; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, endByte - at), at);
    if (bytesRead === 0) break;
    for (let index = buffer.indexOf(10); index >= 0 && index < bytesRead; index = buffer.indexOf(10, index + 1))
      count++;
    at += bytesRead;
  }
  return count;
}
