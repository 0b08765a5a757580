import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

export interface FolderFile {
  /** Relative to the folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
}

/** Every file below a folder in the order of their paths; linked files count, linked folders are not entered. */
export const filesIn = (folder: string): readonly FolderFile[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, stats: statSync(path) }))
    .filter(({ stats }) => stats.isFile())
    .map(({ path, stats }) => ({ path: relative(folder, path).replaceAll('\\', '/'), bytes: stats.size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
