// All tests that run inside the extension host, in the order in which they run.
import './activation.test';
import './build.test';
