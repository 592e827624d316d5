import { z } from 'zod';
import type { NamedComponent } from '../dossier/events.ts';
import type { Component } from '../procedure/version.ts';
import { composed } from './composed.ts';
import { contactNote, frame, privacyNote, type SlipSource, signed } from './frame.ts';
import { line, signature, slipFrame, slipLine } from './parts.ts';
import { nameLines } from './people.ts';

/** A heading with numbered lines under it. */
const namedList = z.object({ heading: z.string(), items: z.array(z.string()) });
type NamedList = z.infer<typeof namedList>;

/** The guidance desk's sheet before receipt: what is there, what is missing, and a ticket to come back with. */
export const precheckSlip = slipFrame.extend({
  form: z.literal('precheck'),
  applicantLines: z.array(slipLine),
  lists: z.array(namedList),
  /** Said instead of a list of missing papers when nothing required is missing. */
  complete: z.string(),
  ticket: z.object({ title: z.string(), text: z.string(), lines: z.array(slipLine) }),
  signatures: z.array(signature),
});
export type PrecheckSlip = z.infer<typeof precheckSlip>;

export interface PrecheckSource extends SlipSource {
  readonly at: string;
  readonly officer: string;
  /** Ids of the papers the person has. */
  readonly have: readonly string[];
  readonly missing: readonly NamedComponent[];
  /** The papers of the version looked through. */
  readonly components: readonly Pick<Component, 'id' | 'name' | 'condition' | 'blankForm'>[];
}

/** The sheet in words. The blank forms are those of papers the person has yet to bring. */
export function buildPrecheckSlip(source: PrecheckSource): PrecheckSlip {
  const { forms, personal, components, have, missing } = source;
  const { labels, ticket, ...form } = forms.precheck;
  const here = components.filter(({ id }) => have.includes(id));
  const notHere = components.filter(({ id }) => !have.includes(id));
  const conditional = notHere.flatMap(({ name, condition }) => (condition ? [`${name} (${condition})`] : []));
  const wanted = notHere.filter(({ id }) => missing.some((paper) => paper.id === id));
  const blankForms = [...new Set(wanted.flatMap(({ blankForm }) => blankForm ?? []))];
  const lists: NamedList[] = [
    { heading: labels.have, items: here.map(({ name }) => name) },
    { heading: labels.missing, items: missing.map(({ name }) => name) },
    { heading: labels.blankForms, items: blankForms },
    { heading: labels.conditional, items: conditional },
  ];
  // Somebody who only asks need not say who they are.
  const named = personal === null || personal.applicant.name.trim() !== '';
  const subject = line(forms.labels.subject, source.procedureName);
  return composed({
    ...frame(source, {
      form,
      at: source.at,
      number: null,
      copyLabels: null,
      notes: [...contactNote(source), ...(named ? privacyNote(source, source.at) : [])],
    }),
    form: 'precheck',
    applicantLines: [
      ...(named ? nameLines(personal, { ...forms.labels, applicant: labels.applicant }) : []),
      subject,
    ],
    lists: lists.filter(({ items }) => items.length > 0),
    complete: missing.length === 0 ? labels.complete : '',
    ticket: { title: ticket.title, text: ticket.text, lines: [subject] },
    signatures: signed(form.signs, [source.officer]),
  });
}
