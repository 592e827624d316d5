import type { ScreenSettings } from '../../../src-shared/contract/screens.ts';
import type { TypingOptions } from '../../../src-shared/text/typeKey.ts';

/** How the on-screen keyboard begins where the ward has settled it. */
export const typingOf = ({ typing, tonePlacement }: ScreenSettings): TypingOptions => ({
  method: typing,
  placement: tonePlacement,
});
