/** Stands in for the native module `@vscode/spdlog`, which has no prebuilt binary: the log writer of the VS Code server. */
const fs = require('node:fs');
const path = require('node:path');

const LEVEL_NAMES = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];
let defaultLevel = LEVEL_NAMES.indexOf('info');

class Logger {
  constructor(file) {
    this.file = file;
    this.level = defaultLevel;
    this.isRaw = false;
    if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  }

  write(level, message) {
    if (level < this.level || !this.file) return;
    const line = this.isRaw ? message : `${new Date().toISOString()} [${LEVEL_NAMES[level]}] ${message}\n`;
    // A log line that cannot be written is lost; the program that wrote it goes on.
    try {
      fs.appendFileSync(this.file, line);
    } catch {}
  }

  trace(message) {
    this.write(0, message);
  }
  debug(message) {
    this.write(1, message);
  }
  info(message) {
    this.write(2, message);
  }
  warn(message) {
    this.write(3, message);
  }
  error(message) {
    this.write(4, message);
  }
  critical(message) {
    this.write(5, message);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.isRaw = true;
  }
  flush() {}
  drop() {
    this.file = undefined;
  }
}

exports.version = 11100;
exports.Logger = Logger;
exports.setLevel = (level) => {
  defaultLevel = level;
};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
