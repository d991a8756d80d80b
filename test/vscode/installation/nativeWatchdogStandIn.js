/**
 * Stands in for the native module `@vscode/native-watchdog`, which has no prebuilt binary: it ends a process whose
 * parent is gone. The tests end all processes they started themselves.
 */
exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
