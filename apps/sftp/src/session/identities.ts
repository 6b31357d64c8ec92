/** Version 3 knows owners as numbers; below this one systems keep their own accounts. */
const firstId = 1000;

/**
 * Numbers for logins, as one session sees them. The session's own user is always 1000, which is also the first user of most Unix
 * systems, so that a mount shows its files as theirs. Each user has a group of the same name and number.
 */
export class Identities {
  readonly #logins: string[] = [];
  readonly #ids = new Map<string, number>();

  constructor(ownLogin: string) {
    this.idOf(ownLogin);
  }

  /** 0 for what belongs to nobody. */
  idOf(login: string | undefined): number {
    if (login === undefined) return 0;
    let id = this.#ids.get(login);
    if (id === undefined) {
      id = firstId + this.#logins.push(login) - 1;
      this.#ids.set(login, id);
    }
    return id;
  }

  /** '' for a number that was never given out. */
  nameOf(id: number): string {
    return id === 0 ? nobody : (this.#logins[id - firstId] ?? '');
  }
}

/** Whose files belong to nobody in particular. */
export const nobody = 'patio';
