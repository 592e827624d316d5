import type { ComponentType } from 'react';
import { lobbyButtons } from '../../src-shared/text/lobbyWords.ts';
import type { ClipName } from '../../src-shared/voice/clips.ts';
import { EventPage } from './EventPage.tsx';
import { FieldPage, FieldsPage } from './FieldPages.tsx';
import { AnswersPage } from './feedback/AnswersPage.tsx';
import { FeedbackPage } from './feedback/FeedbackPage.tsx';
import {
  LetterCheckPage,
  LetterOfficerPage,
  LetterPage,
  LetterSenderPage,
  LetterSentPage,
  LetterWordsPage,
} from './feedback/LetterPages.tsx';
import { SuggestPage } from './feedback/SuggestPage.tsx';
import { HomePage } from './HomePage.tsx';
import { NoticesPage } from './NoticesPage.tsx';
import { ProcedurePage } from './ProcedurePage.tsx';
import { ProgressPage } from './ProgressPage.tsx';
import { SearchPage } from './SearchPage.tsx';
import { TicketPage } from './TicketPage.tsx';
import type { Door, PageProps } from './visit.ts';

export interface LobbyPage {
  readonly name: string;
  readonly Page: ComponentType<PageProps>;
  /** The clips that read it aloud; none where it has nothing to be read. */
  readonly speak: readonly ClipName[];
  /** It has its own use for a scanned slip; on other pages one opens the dossier's progress. */
  readonly scans?: boolean;
  /** Its button on the first page, in this order; left out where another page leads to it. */
  readonly entry?: Omit<Door, 'page'>;
}

/** Every page of the lobby screen. A new one is a new line here. */
export const pages: readonly LobbyPage[] = [
  { name: 'home', Page: HomePage, speak: ['lobby.question'] },
  {
    name: 'progress',
    Page: ProgressPage,
    scans: true,
    speak: ['lobby.scan'],
    entry: { word: lobbyButtons.progress, look: 'primary' },
  },
  {
    name: 'ticket',
    Page: TicketPage,
    speak: [],
    scans: true,
    entry: { word: lobbyButtons.ticket, look: 'primary' },
  },
  { name: 'search', Page: SearchPage, speak: [], entry: { word: lobbyButtons.search } },
  { name: 'fields', Page: FieldsPage, speak: [], entry: { word: 'Thủ tục theo lĩnh vực' } },
  { name: 'notices', Page: NoticesPage, speak: [], entry: { word: 'Thông báo của phường' } },
  { name: 'feedback', Page: FeedbackPage, speak: [], entry: { word: lobbyButtons.suggest } },
  { name: 'suggest', Page: SuggestPage, speak: [] },
  { name: 'letter', Page: LetterPage, speak: [] },
  { name: 'letterOfficer', Page: LetterOfficerPage, speak: [] },
  { name: 'letterWords', Page: LetterWordsPage, speak: [] },
  { name: 'letterSender', Page: LetterSenderPage, speak: [] },
  { name: 'letterCheck', Page: LetterCheckPage, speak: [] },
  { name: 'letterSent', Page: LetterSentPage, speak: [] },
  { name: 'answers', Page: AnswersPage, speak: [] },
  { name: 'event', Page: EventPage, speak: [] },
  { name: 'field', Page: FieldPage, speak: [] },
  { name: 'procedure', Page: ProcedurePage, speak: [] },
];

/** What the first page leads to. */
export const doors: readonly Door[] = pages.flatMap(({ name, entry }) =>
  entry ? [{ page: name, ...entry }] : [],
);
