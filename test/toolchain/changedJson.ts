/** JSON with one change, written as a line: `process.cwd = "app"` sets a value, `process.cwd -` takes it away, `mounts + {}` puts one behind. */

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

/** A line that is no such change stands for the whole text. */
export function changedJson(base: unknown, line: string): string {
  const [, path, operator, written] = /^([\w.]+|"[^"]+") (=|-|\+) ?(.*)$/s.exec(line) ?? [];
  if (path === undefined || written === undefined) return line;
  const root = structuredClone(base) as { [name: string]: Json };
  const steps = path.replaceAll('"', '').split(path.startsWith('"') ? '/' : '.');
  const name = steps.pop() ?? '';
  let at: Json = root;
  for (const step of steps) at = childOf(at, step);
  const holder = at as { [name: string]: Json };
  if (operator === '=') {
    // Numbers keep the way they are written.
    holder[name] = placeholder;
    return JSON.stringify(root).replace(JSON.stringify(placeholder), () => written);
  }
  if (operator === '-') delete holder[name];
  else (holder[name] as Json[]).push(JSON.parse(written) as Json);
  return JSON.stringify(root);
}

const placeholder = 'the value of the change';

function childOf(node: Json, step: string): Json {
  const holder = node as { [name: string]: Json };
  holder[step] ??= {};
  return holder[step];
}
