import { version } from '../../package.json';

/** How the server names itself to a client. */
export const serverInfo = { name: 'metavirt', version };
