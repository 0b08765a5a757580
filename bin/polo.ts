#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

/** TypeScript is stripped and compiled once, not at every start. */
enableCompileCache();
const { runCli } = await import('../lib/cli/root.ts');

process.exitCode = await runCli(process.argv.slice(2), process);
