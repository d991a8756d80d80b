/** Neovim without a screen, set up as docs/editors.md says and with nobody's own configuration; tests question it in Lua. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';

const checkout = join(__dirname, '../..');

/** How long Neovim may take to come up, and to answer. */
const answerTimeoutMs = 10_000;
const pollDelayMs = 20;

export class Neovim {
  readonly #home: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #process: ChildProcess;

  /** Starts Neovim in a folder. */
  constructor(folder: string) {
    this.#home = realpathSync(mkdtempSync(join(tmpdir(), 'metavirt-neovim-')));
    const programs = join(this.#home, '.local/bin');
    link(join(checkout, 'server/bin/metavirt.js'), join(programs, 'metavirt'));
    copy(join(checkout, 'editors/neovim/metavirt.lua'), join(this.#home, '.config/nvim/plugin/metavirt.lua'));
    this.#environment = {
      HOME: this.#home,
      PATH: `${programs}${delimiter}${process.env.PATH}`,
      TMPDIR: process.env.TMPDIR,
    };
    this.#process = spawn('nvim', ['--headless', '--listen', this.#socket], {
      cwd: folder,
      env: this.#environment,
      stdio: 'ignore',
    });
  }

  get #socket(): string {
    return join(this.#home, 'socket');
  }

  /** What a chunk of Lua returns, as JSON knows it. */
  async ask<Answer>(lua: string): Promise<Answer> {
    await this.#up();
    // Neovim 0.7 breaks a long answer into lines when it prints it.
    const answerFile = join(this.#home, 'answer.json');
    const chunk = `
      local answer = (function() ${lua} end)()
      vim.fn.writefile({ vim.fn.json_encode(answer) }, '${answerFile}')`;
    const expression = `luaeval('loadstring(_A)()', '${chunk.replaceAll("'", "''")}')`;
    await promisify(execFile)('nvim', ['--server', this.#socket, '--remote-expr', expression], {
      env: this.#environment,
      timeout: answerTimeoutMs,
    });
    return JSON.parse(readFileSync(answerFile, 'utf8')) as Answer;
  }

  /** The answer to a question once `isEnough` says so; what was answered last where it never does. */
  async askUntil<Answer>(lua: string, isEnough: (answer: Answer) => boolean): Promise<Answer> {
    const giveUpAt = Date.now() + answerTimeoutMs;
    for (;;) {
      const answer = await this.ask<Answer>(lua);
      if (isEnough(answer) || Date.now() > giveUpAt) return answer;
      await setTimeout(pollDelayMs);
    }
  }

  /** Ends Neovim as `:qall!` does, which ends the server. */
  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    try {
      await this.ask("vim.schedule(function() vim.cmd('qall!') end)");
    } catch (error) {
      this.#process.kill();
      throw error;
    } finally {
      await ended;
      rmSync(this.#home, { recursive: true, force: true });
    }
  }

  async #up(): Promise<void> {
    const giveUpAt = Date.now() + answerTimeoutMs;
    while (!existsSync(this.#socket)) {
      if (Date.now() > giveUpAt) throw new Error(`Neovim did not come up within ${answerTimeoutMs} ms`);
      await setTimeout(pollDelayMs);
    }
  }
}

function link(target: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

function copy(source: string, path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(source, path);
}
