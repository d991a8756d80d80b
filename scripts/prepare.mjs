/** `prepare` of package.json: builds, also where npm installs this package from git with `--global`, as pre-commit does. */
import { existsSync } from 'node:fs';
import { inCheckout } from './checkout.mjs';
import { run } from './run.mjs';

if (!existsSync(inCheckout('node_modules', 'esbuild'))) {
  // npm hands its own `--global` on to the installation in its clone, which then brings none of the packages that the build needs.
  const { npm_config_global, npm_config_location, ...environment } = process.env;
  const code = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
    environment,
  });
  if (code !== 0) process.exit(code);
}
process.exit(await run(process.execPath, [inCheckout('scripts', 'build.mjs')]));
