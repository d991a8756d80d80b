/** The keys of configuration files under a name: the path of a key, or its last part; or the formats of that name. */
import { formatsWithKeys, keysOf, shapeOfFormat } from '../../formats/keys/tables';
import { nearestOf } from '../../knowledge/nearestName';
import { describeKey, describeTable } from '../describe/configKeys';

/** A name such as `name` stands in many tables. */
const mostKeys = 12;

/** Markdown, one text for each key or format; none where nothing has the name. */
export function describeConfigKeys(name: string): readonly string[] {
  const format = formatsWithKeys.find((each) => each === name);
  const shape = format && shapeOfFormat(format);
  const keys = formatsWithKeys.flatMap((each) =>
    keysOf(each).flatMap((fact) => (isCalled(fact.path, name) ? [describeKey(each, fact)] : [])),
  );
  const own = format && shape ? [describeTable(format, format, shape)] : [];
  const all = [...own, ...new Set(keys)];
  const more = all.length - mostKeys;
  return more > 0 ? [...all.slice(0, mostKeys), `And ${more} more keys of that name.`] : all;
}

/** The key that was most likely meant. */
export function nearestConfigKey(name: string): string | undefined {
  return nearestOf(name, [
    ...new Set(formatsWithKeys.flatMap((format) => keysOf(format).map(({ path }) => lastPart(path)))),
  ]);
}

function isCalled(path: string, name: string): boolean {
  return path === name || lastPart(path) === name;
}

/** `plugins.'io.containerd.cri'.tls[].ca` is called `ca`. */
function lastPart(path: string): string {
  return /'([^']+)'(?:\[\])*$/.exec(path)?.[1] ?? path.replace(/(?:\[\])+$/, '').replace(/^.*\./, '');
}
