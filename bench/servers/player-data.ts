import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The rows that the Flask peer reads for every request. */
export interface PlayerData {
  readonly path: string;
  /** Made up here, because the real file is not on this machine. */
  readonly isStandIn: boolean;
}

/** The players' CSV beside the project, or a stand-in of its shape and size in `folder`. */
export const playerData = (root: string, folder: string): PlayerData => {
  const real = join(root, '..', 'shared', 'data', 'htwtmlb.csv');
  if (existsSync(real)) return { path: real, isStandIn: false };
  const path = join(folder, 'players.csv');
  writeFileSync(path, standIn());
  return { path, isStandIn: true };
};

const ROWS = 1033;

/** Heights follow the weights, with a ripple of ± 3 inches; the same rows every time. */
const standIn = (): string => {
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const weight = 150 + ((index * 37) % 141);
    const height = Math.round(61.8 + 0.059 * weight + 3 * Math.sin(index));
    return `${index},Player_${index},ABC,Catcher,${height},${weight}.0,${20 + (index % 20)}.5`;
  });
  return [',Name,Team,Position,Height,Weight,Age', ...rows, ''].join('\n');
};
