import { create } from 'zustand';
import type { Visit, VisitLine } from '../../../src-shared/certification/visit.ts';
import { emptyIntake } from '../../../src-shared/dossier/emptyIntake.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';

/** The visit as typed. The person stands in an intake form, so that a card is read as everywhere else. */
export type VisitTyped = Omit<Visit, 'applicant'> & { readonly id: string; readonly person: IntakeForm };

export const newLine = (procedure: string): VisitLine => ({ procedure, paper: '', pages: 1, copies: 1 });

const begin = (): VisitTyped => ({
  id: crypto.randomUUID(),
  person: emptyIntake(),
  lines: [newLine('2.000815')],
  electronic: null,
  exemption: '',
  signer: '',
  method: 'cash',
  receipt: { series: '', number: '' },
});

interface VisitStore {
  /** Whose visit it is: another officer signed in here begins anew. */
  readonly officer: string;
  readonly visit: VisitTyped;
  change(part: Partial<VisitTyped>): void;
  start(officer: string): void;
}

/** Half-typed visits outlive a look at another screen, in memory only. */
export const useVisit = create<VisitStore>((set, get) => ({
  officer: '',
  visit: begin(),
  change: (part) => set({ visit: { ...get().visit, ...part } }),
  start: (officer) => set({ officer, visit: begin() }),
}));

/** What is sent and checked. */
export const visitOf = ({ id: _, person, ...visit }: VisitTyped): Visit => ({
  ...visit,
  applicant: person.applicant,
});

/** The number of the paper offered under that digit, or the text itself. */
export const chosenPaper = (typed: string, offered: readonly string[]): string =>
  /^[1-9]$/.test(typed.trim()) ? (offered[Number(typed.trim()) - 1] ?? typed) : typed;

/** The next number of the receipt book: spoiled numbers are skipped by hand. */
export const nextReceipt = (number: string): string =>
  /^\d{7,8}$/.test(number) ? String(Number(number) + 1).padStart(number.length, '0') : '';
