import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toLocalDate } from '../../src-shared/calendar/zone.ts';
import { importPortalRecord } from '../../src-shared/procedure/portal/index.ts';
import type { FieldWarning, ProcedureVersion } from '../../src-shared/procedure/version.ts';
import { fail, ok, type Result } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { storeVersions } from '../services/catalogue.ts';
import { type CommandOutcome, dataOption, openToDecide, readArgs, refused, said } from './outcome.ts';

interface FileOutcome {
  readonly file: string;
  readonly outcome: 'imported' | 'importedWithWarnings' | 'rejected';
  readonly version?: ProcedureVersion;
  readonly warnings: readonly FieldWarning[];
  readonly reason?: string;
}

const source = 'Cổng Dịch vụ công quốc gia (nhập từ tệp)';

/** Every JSON file of a folder gets exactly one outcome; none is passed over in silence. */
export function readPortalFolder(folder: string, checkedOn: string): Result<FileOutcome[]> {
  let files: string[];
  try {
    files = readdirSync(folder)
      .filter((name) => name.toLowerCase().endsWith('.json'))
      .sort();
  } catch {
    return fail('cli.noFolder', { folder });
  }
  return ok(files.map((file) => ({ file, ...readPortalFile(join(folder, file), checkedOn) })));
}

function readPortalFile(path: string, checkedOn: string): Omit<FileOutcome, 'file'> {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { outcome: 'rejected', warnings: [], reason: 'không phải tệp JSON đọc được' };
  }
  return importPortalRecord(raw, { checkedOn, source });
}

/**
 * `quay catalogue import`: an unread portal record fills in what the checked catalogue lacks; with
 * --replace it becomes the ward's own word and goes before it.
 */
export async function runCatalogueImport(args: readonly string[]): Promise<CommandOutcome> {
  const parsed = readArgs(args, {
    ...dataOption,
    'checked-on': { type: 'string', default: toLocalDate(new Date().toISOString()) },
    replace: { type: 'boolean', default: false },
  });
  if (!parsed.ok) return refused(messageFor(parsed.error));
  const { values, positionals } = parsed.value;
  const [folder] = positionals;
  const checkedOn = values['checked-on'];
  if (!folder || !/^\d{4}-\d{2}-\d{2}$/.test(checkedOn))
    return refused(
      'Cần thư mục tệp JSON, ví dụ: npm run quay -- catalogue import <thư mục> --checked-on 2026-07-20',
    );
  const read = readPortalFolder(folder, checkedOn);
  if (!read.ok) return refused(messageFor(read.error));
  const opened = await openToDecide(values.data);
  if (!opened.ok) return refused(messageFor(opened.error), 1);
  try {
    const versions = read.value.flatMap(({ version }) => version ?? []);
    const stored = storeVersions(opened.value.services.db, values.replace ? 'ward' : 'imported', versions);
    return stored.ok ? said(report(read.value, stored.value.changed)) : refused(messageFor(stored.error), 1);
  } finally {
    opened.value.close();
  }
}

function report(outcomes: readonly FileOutcome[], changed: number): string {
  const count = (wanted: FileOutcome['outcome']) =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const lines = outcomes.flatMap(({ file, outcome, warnings, reason }) => {
    if (outcome === 'rejected') return [`${file}: TỪ CHỐI: ${reason}`];
    if (outcome === 'imported') return [`${file}: đã nhập`];
    return [
      `${file}: đã nhập, ${warnings.length} cảnh báo`,
      ...warnings.map((w) => `    ${w.field}: ${w.text}`),
    ];
  });
  const total =
    `${outcomes.length} tệp: ${count('imported')} nhập đủ, ${count('importedWithWarnings')} nhập có cảnh báo, ` +
    `${count('rejected')} từ chối; ${changed} bản mới hoặc thay đổi, còn lại đã có và giống hệt.`;
  return [...lines, total].join('\n');
}
