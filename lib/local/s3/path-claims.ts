/**
 * Which paths of a bucket's folder are taken, judged as the least discerning disk would (upper and
 * lower case the same, composed and decomposed accents the same). So `a` and `a/b`, `cat.jpg` and
 * `Cat.jpg`, never meet in one file: the second of them is refused and stored by its hash.
 */
export class PathClaims {
  readonly #claims = new Map<string, Claim>();

  /** Takes the path and its folders, all or nothing. False when something else has one of them. */
  take(key: string): boolean {
    const steps = stepsOf(key);
    if (!steps.every((step) => this.#isFree(step))) return false;
    this.hold(key);
    return true;
  }

  /** Takes the path whoever else has it: the file is there already, so this disk does tell them apart. */
  hold(key: string): void {
    for (const step of stepsOf(key)) {
      const claim = this.#claims.get(step.folded);
      if (claim === undefined) this.#claims.set(step.folded, { ...step, users: 1 });
      else claim.users += 1;
    }
  }

  /** Gives back what one `take` or `hold` of the same key took. */
  release(key: string): void {
    for (const { folded } of stepsOf(key)) {
      const claim = this.#claims.get(folded);
      if (claim === undefined) continue;
      claim.users -= 1;
      if (claim.users === 0) this.#claims.delete(folded);
    }
  }

  /** A folder may be used by many keys, in one spelling; a file by one. */
  #isFree({ folded, spelling, isFolder }: Step): boolean {
    const claim = this.#claims.get(folded);
    return claim === undefined || (claim.isFolder && isFolder && claim.spelling === spelling);
  }
}

interface Step {
  readonly folded: string;
  readonly spelling: string;
  readonly isFolder: boolean;
}
interface Claim extends Step {
  users: number;
}

/** `a/b/c`: the folders `a` and `a/b`, and the file `a/b/c`. */
const stepsOf = (key: string): readonly Step[] => {
  const names = key.split('/');
  return names.map((_, index) => {
    const spelling = names.slice(0, index + 1).join('/');
    return { spelling, folded: fold(spelling), isFolder: index < names.length - 1 };
  });
};

/** Upper case first, so that `ß` and `SS`, `ſ` and `S` meet as they do on disks that fold case. */
const fold = (text: string): string => text.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
