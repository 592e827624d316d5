import type { WorkingCalendar } from '../../src-shared/calendar/types.ts';
import type { ChannelName, InputOf, OutputOf, PushTopic } from '../../src-shared/contract/index.ts';
import type { StaffMember } from '../../src-shared/contract/session.ts';
import type { Catalogue } from '../../src-shared/procedure/origins.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Questionnaire } from '../../src-shared/survey/questionnaire.ts';
import type { AppendDeps } from '../store/append.ts';
import type { Attachments } from '../store/attachments.ts';
import type { WriteDb } from '../store/brands.ts';
import type { Ratings } from '../store/ratings.ts';
import type { Membership } from '../sync/membership.ts';
import type { SyncPort } from '../sync/port.ts';
import type { Forms } from './forms.ts';
import type { Connection, Printer } from './host.ts';
import type { Lobby } from './lobby.ts';
import type { Notices, NoticeToCome } from './notices.ts';
import type { Pad } from './pad.ts';
import type { Pairing } from './pairing.ts';
import type { Profiles } from './profiles.ts';
import type { Wordings } from './registerTexts.ts';
import type { ScannerFolder } from './scannerFolder.ts';
import type { Sheets } from './sheets.ts';
import type { Uploads } from './uploads.ts';
import type { Verification } from './verification.ts';

/** What every handler works with; built once by `openCounter`. */
export interface Services extends AppendDeps {
  readonly db: WriteDb;
  readonly calendar: WorkingCalendar;
  readonly catalogue: Catalogue;
  readonly profiles: Profiles;
  readonly ratings: Ratings;
  readonly attachments: Attachments;
  readonly uploads: Uploads;
  readonly notices: Notices;
  readonly noticeUploads: Uploads<NoticeToCome>;
  readonly scanner: ScannerFolder;
  readonly pad: Pad;
  /** True while a rating code may be tried once more. */
  readonly codeTries: () => boolean;
  readonly pairing: Pairing;
  readonly printer: Printer;
  readonly library: Forms;
  readonly lobby: Lobby;
  readonly sheets: Sheets;
  readonly wordings: Wordings;
  readonly questionnaires: readonly Questionnaire[];
  readonly verification: Verification;
  readonly sync: SyncPort;
  readonly enrol: Membership['enrol'];
  readonly storeKey: string;
  /** Short name in codes (`Q1`), another one from enrolment on, and the name people see (`Quầy 1`). */
  readonly counter: { id: string; readonly name: string };
  readonly demo: boolean;
  push(topic: PushTopic): void;
}

/** As the opened counter holds them: what the ward decides changes while it runs. */
export type WritableServices = Omit<Services, Decided> & { -readonly [K in Decided]: Services[K] };
type Decided = 'calendar' | 'catalogue' | 'profiles' | 'demo';

/** A connection as main knows it; who is signed in is never told by the caller. */
export interface Caller extends Connection {
  staff: StaffMember | null;
}

/** What a handler gets: `staff` is there on every channel that needs a sign-in. */
export interface CallContext {
  readonly services: Services;
  readonly caller: Caller;
  readonly staff: StaffMember;
}

export type Handler<C extends ChannelName> = (
  context: CallContext,
  input: InputOf<C>,
) => Result<OutputOf<C>> | Promise<Result<OutputOf<C>>>;

export type Handlers<C extends ChannelName = ChannelName> = { readonly [K in C]: Handler<K> };
