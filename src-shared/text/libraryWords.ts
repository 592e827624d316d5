import type { LibraryKind } from '../contract/library.ts';

export const libraryKindWords: Readonly<Record<LibraryKind, string>> = {
  blank: 'Mẫu đơn, tờ khai',
  sample: 'Hồ sơ mẫu',
};
