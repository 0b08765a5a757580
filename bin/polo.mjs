#!/usr/bin/env node
// Runs polo.ts with this Node.js, or with the one that npm installed where this one is too old for TypeScript.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import('./polo.ts');
} else {
  const node = ['node', 'node.exe'].map((name) => at(`../node_modules/.bin/${name}`)).find(existsSync);
  if (!node) throw new Error(`polo needs Node.js 24; run npm ci in ${at('..')}`);
  const child = spawn(node, [at('polo.ts'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // Ctrl-C reaches the child from the terminal itself; handed on, it would count twice.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    if (signal) process.removeAllListeners(signal);
    if (signal) process.kill(process.pid, signal);
    else process.exitCode = code ?? 1;
  });
}
