/** A project for a program that looks at few files and ends. */
import { runAtOnce } from '../../base/pacer';
import type { FileReader } from '../files';
import { type DiscoveryRequest, findLayers } from '../layers/discoverLayers';
import { IndexSnapshot, type ProjectSnapshot } from './projectSnapshot';
import { RecordsOnDemand } from './recordsOnDemand';

/** What a snapshot of a whole index gives; but what is looked at late may have changed meanwhile. */
export function snapshotOnDemand(request: DiscoveryRequest, reader: FileReader): ProjectSnapshot {
  const found = runAtOnce(findLayers(request, reader));
  const records = new RecordsOnDemand(request, found, reader);
  const state = {
    discovery: found,
    records,
    recipes: () => records.recipes(),
    names: () => records.names(),
    reader,
    openTrees: new Map(),
    notes: () => records.notes(),
    isComplete: true,
  };
  return new IndexSnapshot(state, undefined);
}
