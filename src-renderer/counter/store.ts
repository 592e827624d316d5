import { create } from 'zustand';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import { createProcedureIndex, type ProcedureIndex } from '../../src-shared/procedure/search.ts';
import type { ProcedureEntry } from '../../src-shared/procedure/version.ts';
import { call } from '../client/call.ts';
import { newDraftId } from './intake/newDraftId.ts';

export type Screen =
  | { readonly name: 'home' }
  | { readonly name: 'list'; readonly list: DossierList }
  | { readonly name: 'drafts' }
  | { readonly name: 'incoming' }
  | { readonly name: 'intake'; readonly draftId: string; readonly procedureCode: string | null }
  | { readonly name: 'dossier'; readonly id: string }
  | { readonly name: 'atOnce' }
  | { readonly name: 'certifications' }
  | { readonly name: 'cash' }
  | { readonly name: 'tools' }
  | { readonly name: 'completeness' }
  | { readonly name: 'privacy' }
  | { readonly name: 'ratings' }
  | { readonly name: 'recoveryKey' }
  | { readonly name: 'register' }
  | { readonly name: 'reports' }
  | { readonly name: 'notEntered' }
  | { readonly name: 'screens' }
  | { readonly name: 'surveys' }
  | { readonly name: 'survey'; readonly id: string }
  | { readonly name: 'surveySheets'; readonly id: string }
  | { readonly name: 'feedbackList' }
  | { readonly name: 'feedbackEntry' }
  | { readonly name: 'feedback'; readonly id: string }
  | { readonly name: 'suggestions' }
  | { readonly name: 'queue' }
  | { readonly name: 'notices' }
  | { readonly name: 'system' }
  | { readonly name: 'sync' }
  | { readonly name: 'conflict'; readonly commitId: string }
  | { readonly name: 'setAside'; readonly commitId: string };

interface CounterStore {
  /** Undefined until the first answer; null while nobody is signed in. */
  readonly staff: StaffMember | null | undefined;
  readonly wardName: string;
  readonly counterName: string;
  readonly screens: readonly Screen[];
  readonly index: ProcedureIndex;
  open(screen: Screen): void;
  /** Replaces the current screen, so that going back skips it. */
  replace(screen: Screen): void;
  back(): void;
  home(): void;
  newIntake(procedureCode: string | null): void;
  signedIn(staff: StaffMember): Promise<void>;
  /** The sign-in ended without anybody leaving: main was started again. */
  signInLost(): void;
  signOut(): Promise<void>;
  setPlace(wardName: string, counterName: string, staff: StaffMember | null): Promise<void>;
}

const start: readonly Screen[] = [{ name: 'home' }];

const loadIndex = async (): Promise<ProcedureIndex> => {
  const answer = await call('catalogue.entries', {});
  const entries: readonly ProcedureEntry[] = answer.ok ? answer.value.entries : [];
  return createProcedureIndex(entries);
};

/** What the counter window shows, and the catalogue it keeps in memory to search in a frame. */
export const useCounter = create<CounterStore>((set, get) => ({
  staff: undefined,
  wardName: '',
  counterName: '',
  screens: start,
  index: [],
  open: (screen) => {
    const { screens } = get();
    // The same place again must not cost a second step back.
    if (JSON.stringify(screens.at(-1)) !== JSON.stringify(screen)) set({ screens: [...screens, screen] });
  },
  replace: (screen) => set({ screens: [...get().screens.slice(0, -1), screen] }),
  back: () => set({ screens: get().screens.length > 1 ? get().screens.slice(0, -1) : start }),
  home: () => set({ screens: start }),
  newIntake: (procedureCode) => get().open({ name: 'intake', draftId: newDraftId(), procedureCode }),
  signedIn: async (staff) => set({ staff, screens: start, index: await loadIndex() }),
  signInLost: () => set({ staff: null, screens: start }),
  signOut: async () => {
    await call('session.signOut', {});
    set({ staff: null, screens: start });
  },
  setPlace: async (wardName, counterName, staff) => {
    set({ wardName, counterName, staff });
    if (staff) set({ index: await loadIndex() });
  },
}));

/** The screen on top. */
export const useScreen = (): Screen => useCounter((state) => state.screens.at(-1) ?? { name: 'home' });

/** Whether a person may do what is for leaders and administrators; main decides the same for itself. */
export const manages = (staff: StaffMember | null | undefined): boolean =>
  staff?.role === 'leader' || staff?.role === 'administrator';
