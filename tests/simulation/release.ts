// Everything of a release that a schedule plays: what runs at a counter, what runs at the ward, and what people
// do with it.

export { appendCommit } from '../../src-main/store/append.ts';
export { readState, refillDerived } from '../../src-main/store/project.ts';
export { belong } from '../../src-main/sync/belong.ts';
export { createSync } from '../../src-main/sync/sync.ts';
export { createWard } from '../../src-ward/ward.ts';
export { fromTheFuture, handle, receive, settle, settleSetAside } from './office.ts';
