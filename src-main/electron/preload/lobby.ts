import { exposeQuay } from './exposeQuay.ts';

/** Put in by the build from the contract, so that the preload carries names and no schemas. */
declare const LOBBY_CHANNELS: readonly string[];

exposeQuay(LOBBY_CHANNELS);
