import { z } from 'zod';

/** Which generation of the circular's forms a dossier is under. */
export const formProfile = z.enum(['2018', '2025']);
export type FormProfile = z.infer<typeof formProfile>;
