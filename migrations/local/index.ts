import type { Migration } from 'kysely/migration';
import * as firstStore from './0001-first-store.ts';
import * as lifeOfADossier from './0002-life-of-a-dossier.ts';
import * as certification from './0003-certification.ts';
import * as registers from './0004-registers.ts';
import * as ward from './0005-ward.ts';
import * as oneIndexByReceipt from './0006-one-index-by-receipt.ts';
import * as comparedWithTheWard from './0007-compared-with-the-ward.ts';
import * as files from './0008-files.ts';
import * as setAside from './0009-set-aside.ts';
import * as pad from './0013-pad.ts';

/** Every migration of the counter's store, by name, in order. Written out so that a bundle holds them. */
export const localMigrations: Readonly<Record<string, Migration>> = {
  '0001-first-store': firstStore,
  '0002-life-of-a-dossier': lifeOfADossier,
  '0003-certification': certification,
  '0004-registers': registers,
  '0005-ward': ward,
  '0006-one-index-by-receipt': oneIndexByReceipt,
  '0007-compared-with-the-ward': comparedWithTheWard,
  '0008-files': files,
  '0009-set-aside': setAside,
  '0013-pad': pad,
};
