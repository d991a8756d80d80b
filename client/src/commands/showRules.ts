/** `metavirt.showRules`: the page of documentation that lists all rules. */
import { showDocumentation } from '../views/documentationView';

/** As the server calls it. */
const rulesPage = 'Rules';

export async function showRules(): Promise<void> {
  await showDocumentation(rulesPage);
}
