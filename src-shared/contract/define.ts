import type { z } from 'zod';

/**
 * Who may call a channel. `counter`: staff window; `pad`: the rating screen and nothing else;
 * `lobby`: the citizens' screen; `manage`: leaders and administrators in the staff window.
 */
export type Surface = 'counter' | 'pad' | 'lobby' | 'manage';

export interface Channel<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly surface: Surface;
  readonly kind: 'query' | 'command';
  /** False only for what the sign-in screen itself needs. */
  readonly signedIn: boolean;
  readonly input: I;
  readonly output: O;
}

type Options = { readonly signedIn?: boolean };

const channel =
  (kind: 'query' | 'command') =>
  <I extends z.ZodType, O extends z.ZodType>(
    surface: Surface,
    input: I,
    output: O,
    options: Options = {},
  ): Channel<I, O> => ({
    surface,
    kind,
    signedIn: options.signedIn ?? (surface === 'counter' || surface === 'manage'),
    input,
    output,
  });

export const query = channel('query');
export const command = channel('command');
