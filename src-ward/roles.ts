import { type Role, role } from '../src-shared/contract/session.ts';

/** A role the ward gave somebody; null once the person was taken away. */
export interface GivenRole {
  readonly person: string;
  /** Instant. */
  readonly at: string;
  readonly role: string | null;
}

/**
 * Who was what when: a person is judged by the role of that hour, not by a later one. Null where the ward had
 * said nothing yet, or the person had been taken away: what a counter then took from them is for people to judge.
 */
export function rolesFrom(given: readonly GivenRole[]): (person: string, at: string) => Role | null {
  const byPerson = Map.groupBy(given, ({ person }) => person);
  return (person, at) => {
    const when = Date.parse(at);
    const last = byPerson.get(person)?.findLast((one) => Date.parse(one.at) <= when);
    return role.safeParse(last?.role).data ?? null;
  };
}
