/** All tests that run inside the extension host, in the order in which they run. */
import './activation.test';
import './language.test';
import './configurations.test';
import './embedded.test';
import './values.test';
import './build.test';
import './deploy.test';
import './images.test';
import './run.test';
