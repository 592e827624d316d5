import { z } from 'zod';
import type { Result } from '../result.ts';
import { absenceContract } from './absence.ts';
import { attachmentContract } from './attachment.ts';
import { cashContract } from './cash.ts';
import { catalogueContract } from './catalogue.ts';
import { certificationContract } from './certification.ts';
import { dossierContract } from './dossier.ts';
import { enrolmentContract } from './enrolment.ts';
import { feedbackContract, lobbyFeedbackContract } from './feedback.ts';
import { homeContract } from './home.ts';
import { libraryContract } from './library.ts';
import { lifeContract } from './life.ts';
import { lobbyContract } from './lobby.ts';
import { noticeContract } from './notice.ts';
import { padContract } from './pad.ts';
import { paperContract } from './paper.ts';
import { queueContract } from './queue.ts';
import { ratingContract } from './rating.ts';
import { registerContract } from './register.ts';
import { screensContract } from './screens.ts';
import { sessionContract } from './session.ts';
import { setAsideContract } from './setAside.ts';
import { slipContract } from './slip.ts';
import { surveyContract } from './survey.ts';
import { syncContract } from './sync.ts';
import { systemContract } from './system.ts';

/** The one typed boundary: handlers, preloads and clients are derived from this map. */
export const contract = {
  ...sessionContract,
  ...absenceContract,
  ...catalogueContract,
  ...dossierContract,
  ...lifeContract,
  ...certificationContract,
  ...surveyContract,
  ...feedbackContract,
  ...cashContract,
  ...attachmentContract,
  ...slipContract,
  ...homeContract,
  ...enrolmentContract,
  ...padContract,
  ...ratingContract,
  ...registerContract,
  ...paperContract,
  ...libraryContract,
  ...screensContract,
  ...lobbyContract,
  ...lobbyFeedbackContract,
  ...noticeContract,
  ...queueContract,
  ...systemContract,
  ...syncContract,
  ...setAsideContract,
} as const;

export type ChannelName = keyof typeof contract;
export type InputOf<C extends ChannelName> = z.infer<(typeof contract)[C]['input']>;
export type OutputOf<C extends ChannelName> = z.infer<(typeof contract)[C]['output']>;

export const channelNames = Object.keys(contract) as ChannelName[];
export const isChannel = (name: string): name is ChannelName => Object.hasOwn(contract, name);

/** How a window calls the main process, whatever the host. */
export type Call = <C extends ChannelName>(channel: C, input: InputOf<C>) => Promise<Result<OutputOf<C>>>;

/** What main tells a window unasked: read again. It carries no data. */
export const pushTopic = z.enum(['dossiers', 'pad', 'queue', 'session', 'settings', 'sync']);
export type PushTopic = z.infer<typeof pushTopic>;
