import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail, type Result } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { certificateIn } from '../certificate.ts';
import { type OpenWard, openWard } from '../open.ts';
import { keepEmbedded, startEmbedded } from '../pg/embedded.ts';
import { takenLines } from './takenLines.ts';

const root = join(import.meta.dirname, '..', '..');

const usage = `Cách dùng: npm run ward -- [lệnh] [tùy chọn]

  (không có lệnh)            chạy máy chủ phường
  code --counter Q2          lấy mã ghi danh dùng một lần cho quầy Q2
  devices                    xem các quầy đã ghi danh
  revoke <mã thiết bị>       thu hồi một quầy
  manager "Lê Văn A"         mật khẩu mới cho người quản lý, để vào trang /manage
  take-in --file <tệp>       nhận việc chờ gửi mà một quầy đã xuất ra tệp

  --data <thư mục>  --port 4391  --listen 127.0.0.1  --name "Phường …"
  DATABASE_URL đặt máy PostgreSQL có sẵn; không đặt thì dùng PostgreSQL kèm theo, dữ liệu trong --data.`;

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string', default: join(homedir(), '.local', 'share', 'quay-mot-cua-ward') },
        port: { type: 'string', default: '4391' },
        listen: { type: 'string', default: '127.0.0.1' },
        name: { type: 'string', default: 'Phường minh họa' },
        counter: { type: 'string', default: '' },
        file: { type: 'string', default: '' },
      },
    });
    const port = Number(values.port);
    return Number.isInteger(port) && port >= 0 && port < 65_536 ? { ...values, port, positionals } : null;
  } catch {
    return null;
  }
}

const groups = (fingerprint: string) => fingerprint.toUpperCase().match(/.{4}/g)?.join(' ') ?? '';

async function main(): Promise<void> {
  const given = options();
  if (!given) return refuse(usage);
  const [command, argument] = given.positionals;
  if (command && !isCommand(command)) return refuse(usage);
  const open = command ? startEmbedded : keepEmbedded;
  const own = process.env.DATABASE_URL ? null : await open(given.data);
  const ward = await openWard(process.env.DATABASE_URL ?? own?.url ?? '');
  const id = await ward.wardId(given.name);
  const end = async () => {
    await ward.close();
    await own?.stop();
  };
  if (command) {
    await runCommand(command, { ...given, argument: argument ?? '' }, id, ward);
    return end();
  }
  if (!existsSync(join(root, 'dist', 'renderer', 'public.html')))
    spawnSync('npm', ['run', '--silent', 'build:renderer'], { cwd: root, stdio: 'inherit', shell: true });
  const certificate = await certificateIn(given.data, new Date());
  const app = await ward.serve(certificate, process.stdout, id);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The embedded PostgreSQL would stop by itself, under requests that are not done.
    process.removeAllListeners(signal);
    process.once(signal, () => void end().then(() => process.exit(0)));
  }
  await app.listen({ host: given.listen, port: given.port });
  console.log(`Máy chủ phường đang chạy: https://${given.listen}:${given.port}`);
  console.log(`Dấu vân tay chứng thư (đối chiếu khi ghi danh quầy): ${groups(certificate.fingerprint)}`);
}

const commands = ['code', 'devices', 'revoke', 'manager', 'take-in'] as const;
const isCommand = (word: string): word is (typeof commands)[number] =>
  (commands as readonly string[]).includes(word);

async function runCommand(
  command: (typeof commands)[number],
  { argument, counter, file }: { readonly argument: string; readonly counter: string; readonly file: string },
  id: string,
  { members, managers, takeIn }: OpenWard,
): Promise<void> {
  const tell = <T>(done: Result<T>, words: (value: T) => string) =>
    done.ok ? console.log(words(done.value)) : refuse(messageFor(done.error));
  switch (command) {
    case 'devices': {
      const devices = await members.list(id);
      for (const device of devices)
        console.log(
          `${device.counter}  ${device.name}  ${device.id}${device.revoked ? '  (đã thu hồi)' : ''}`,
        );
      if (devices.length === 0) console.log('Chưa có quầy nào ghi danh.');
      return;
    }
    case 'code':
      return tell(
        await members.makeCode(id, counter),
        (code) => `Mã ghi danh của quầy ${counter}: ${code} (dùng một lần, trong 24 giờ)`,
      );
    case 'revoke':
      return tell(await members.revoke(id, argument), () => 'Đã thu hồi. Quầy này không gửi, nhận được nữa.');
    case 'manager':
      return tell(
        await managers.make(id, argument),
        (password) => `Mật khẩu của ${argument.trim()}: ${password} (chỉ hiện lần này)`,
      );
    case 'take-in': {
      const text = readText(file);
      return tell(text === null ? fail('takeIn.noFile') : await takeIn(id, text), (taken) =>
        takenLines(taken).join('\n'),
      );
    }
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function refuse(message: string): void {
  console.error(message);
  process.exitCode = 2;
}

await main();
// Left to end by itself, the embedded PostgreSQL's hook would make every refusal a success.
if (process.exitCode) process.exit();
