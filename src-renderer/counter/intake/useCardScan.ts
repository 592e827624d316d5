import { useState } from 'react';
import { parseCccd } from '../../../src-shared/dossier/cccd.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useScan } from '../../ui/useScan.ts';
import { type CardOwner, fromCard, replacesPerson } from './fromCard.ts';

export interface CardScan {
  /** What the last scan gave, until the next one. */
  readonly said: { readonly good: boolean; readonly text: string } | null;
  /** Puts back the person the last scan replaced; null when it replaced nobody. */
  readonly undo: (() => void) | null;
  /** Reads a pasted code. True when it was a card. */
  read(text: string): boolean;
  clear(): void;
}

const ownerFor = (form: IntakeForm, focused: Element | null): CardOwner =>
  !form.submitter.sameAsApplicant && focused?.id.startsWith('submitter.') ? 'submitter' : 'applicant';

/** A card scanned anywhere on the screen fills the person; anything else is named and changes nothing. */
export function useCardScan(form: IntakeForm, change: (part: Partial<IntakeForm>) => void): CardScan {
  const [said, setSaid] = useState<CardScan['said']>(null);
  const [replaced, setReplaced] = useState<Partial<IntakeForm> | null>(null);
  const read = (text: string, focused: Element | null = null): boolean => {
    const card = parseCccd(text);
    if (!card.ok) {
      setSaid({ good: false, text: messageFor(card.error) });
      return false;
    }
    const owner = ownerFor(form, focused);
    const { applicant, submitter } = form;
    setReplaced(replacesPerson(form, card.value, owner) ? { applicant, submitter } : null);
    change(fromCard(form, card.value, owner));
    setSaid({ good: true, text: `Đã điền theo thẻ căn cước của ${card.value.name}.` });
    return true;
  };
  useScan(read);
  const clear = () => {
    setSaid(null);
    setReplaced(null);
  };
  const undo = () => {
    if (replaced) change(replaced);
    clear();
  };
  return { said, undo: replaced ? undo : null, read, clear };
}
