/** `metavirt.showRules`: the page of documentation that lists all rules. */
import { rulesPage } from '../views/documentationHtml';
import { showDocumentation } from '../views/documentationView';

export async function showRules(): Promise<void> {
  await showDocumentation(rulesPage);
}
