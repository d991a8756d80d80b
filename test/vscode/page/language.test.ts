import { after, before, describe } from 'node:test';
import { useGatewayLayer } from '../fixture/gatewayLayer';
import { navigatingScenarios } from './language/navigating';
import { writingScenarios } from './language/writing';
import { openWorkbench, type Workbench } from './openWorkbench';

// One window for all of them: it takes longer to open than a scenario.
describe('The language, as a person sees it', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await openWorkbench({ isTrusted: true, prepare: useGatewayLayer });
    await workbench.page.keyboard.press('Control+B');
  });
  after(() => workbench?.close());

  describe('Writing a recipe', () => writingScenarios(() => workbench));
  describe('Finding the way around layers', () => navigatingScenarios(() => workbench));
});
