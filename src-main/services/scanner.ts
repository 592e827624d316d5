import { fail, ok, type Result } from '../../src-shared/result.ts';
import { getMeta, setMeta } from '../store/meta.ts';
import { transact } from '../store/transact.ts';
import { attachContent } from './attachments.ts';
import type { Handlers, Services } from './services.ts';

const folderOf = ({ db }: Services): string | null => getMeta(db, 'scannerFolder') || null;

const withFolder = <T>(
  services: Services,
  work: (folder: string) => Promise<Result<T>>,
): Promise<Result<T>> => {
  const folder = folderOf(services);
  return folder === null ? Promise.resolve(fail('scanner.notSet')) : work(folder);
};

export const scannerHandlers: Handlers<
  'scanner.status' | 'scanner.list' | 'scanner.take' | 'scanner.setFolder'
> = {
  'scanner.status': async ({ services }) => {
    const folder = folderOf(services);
    return ok({ folder, reachable: folder !== null && (await services.scanner.reachable(folder)) });
  },
  'scanner.list': ({ services }) =>
    withFolder(services, async (folder) => {
      const files = await services.scanner.list(folder);
      return files.ok ? ok({ files: [...files.value] }) : files;
    }),
  'scanner.take': (context, { dossierId, file, component }) =>
    withFolder(context.services, (folder) =>
      context.services.scanner.take(folder, file, (name, content) =>
        attachContent(context, { dossierId, name, component }, content),
      ),
    ),
  'scanner.setFolder': async ({ services }, { folder }) => {
    const accepted = folder === null ? ok(null) : await services.scanner.accept(folder);
    if (!accepted.ok) return accepted;
    return transact(services.db, () => {
      setMeta(services.db, 'scannerFolder', accepted.value ?? '');
      return ok({ folder: accepted.value, reachable: accepted.value !== null });
    });
  },
};
