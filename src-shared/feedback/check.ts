import { speaksOfPetition } from '../rating/petition.ts';
import { fail, ok, type Result } from '../result.ts';
import { checkPhone } from '../text/phone.ts';
import type { FeedbackLetter } from './events.ts';

/** Fewer letters say nothing clear. */
const fewestLetters = 10;

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * A letter as it may be taken: clear, with the name and address of who sent it (NĐ 20/2008 Đ.7), and neither
 * a complaint nor a denunciation. Fails with feedback.petition, feedback.noContent, feedback.noName,
 * feedback.noAddress, feedback.badContact.
 */
export function checkLetter(typed: FeedbackLetter): Result<FeedbackLetter> {
  const letter: FeedbackLetter = {
    name: typed.name.trim().normalize('NFC'),
    address: typed.address.trim().normalize('NFC'),
    contact: typed.contact.trim(),
    content: typed.content.trim().normalize('NFC'),
    documents: typed.documents.trim().normalize('NFC'),
  };
  if (speaksOfPetition(`${letter.content} ${letter.documents}`)) return fail('feedback.petition');
  if (lettersIn(letter.content) < fewestLetters) return fail('feedback.noContent');
  if (lettersIn(letter.name) < 2) return fail('feedback.noName');
  if (lettersIn(letter.address) < 2) return fail('feedback.noAddress');
  const reachable = letter.contact === '' || isEmail(letter.contact) || checkPhone(letter.contact).ok;
  return reachable ? ok(letter) : fail('feedback.badContact');
}
