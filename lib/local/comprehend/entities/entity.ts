import type { Finding } from '../text/code-points.ts';
import type { EntityType } from './classify-name.ts';

export interface Entity extends Finding {
  readonly type: EntityType;
  /** 0 to 1. */
  readonly score: number;
}

/** The surest of what overlaps, the longer of the equally sure, in the order of the text. */
export const withoutOverlaps = (entities: readonly Entity[]): Entity[] => {
  const kept: Entity[] = [];
  const byLead = [...entities].sort((one, other) => one.begin - other.begin);
  for (const entity of byLead) {
    const last = kept.at(-1);
    if (last === undefined || entity.begin >= last.end) kept.push(entity);
    else if (beats(entity, last)) kept[kept.length - 1] = entity;
  }
  return kept;
};

const beats = (one: Entity, other: Entity): boolean =>
  one.score > other.score || (one.score === other.score && one.end - one.begin > other.end - other.begin);
