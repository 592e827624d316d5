import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { fail } from '../../src-shared/result.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { certificateIn } from '../certificate.ts';
import { type OpenWard, openWard } from '../open.ts';
import { startEmbedded } from '../pg/embedded.ts';
import { takenLines } from './takenLines.ts';

const usage = `Cách dùng: npm run ward -- [lệnh] [tùy chọn]

  (không có lệnh)            chạy máy chủ phường
  code --counter Q2          lấy mã ghi danh dùng một lần cho quầy Q2
  devices                    xem các quầy đã ghi danh
  revoke <mã thiết bị>       thu hồi một quầy
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

const commands = ['code', 'devices', 'revoke', 'take-in'];

const groups = (fingerprint: string) => fingerprint.toUpperCase().match(/.{4}/g)?.join(' ') ?? '';

async function main(): Promise<void> {
  const given = options();
  if (!given) return refuse(usage);
  const [command, argument] = given.positionals;
  if (command && !commands.includes(command)) return refuse(usage);
  const own = process.env.DATABASE_URL ? null : await startEmbedded(given.data);
  const ward = await openWard(process.env.DATABASE_URL ?? own?.url ?? '');
  const id = await ward.wardId(given.name);
  const end = async () => {
    await ward.close();
    await own?.stop();
  };
  if (command) {
    await (command === 'take-in'
      ? runTakeIn(given.file, id, ward)
      : runCommand(command, argument ?? '', given.counter, id, ward));
    return end();
  }
  const certificate = await certificateIn(given.data, new Date());
  const app = await ward.serve(certificate, process.stdout);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // The embedded PostgreSQL would stop by itself, under requests that are not done.
    process.removeAllListeners(signal);
    process.once(signal, () => void end().then(() => process.exit(0)));
  }
  await app.listen({ host: given.listen, port: given.port });
  console.log(`Máy chủ phường đang chạy: https://${given.listen}:${given.port}`);
  console.log(`Dấu vân tay chứng thư (đối chiếu khi ghi danh quầy): ${groups(certificate.fingerprint)}`);
}

async function runCommand(
  command: string,
  argument: string,
  counter: string,
  id: string,
  { members }: OpenWard,
): Promise<void> {
  if (command === 'devices') {
    const devices = await members.list(id);
    for (const device of devices)
      console.log(`${device.counter}  ${device.name}  ${device.id}${device.revoked ? '  (đã thu hồi)' : ''}`);
    if (devices.length === 0) console.log('Chưa có quầy nào ghi danh.');
    return;
  }
  const done = command === 'code' ? await members.makeCode(id, counter) : await members.revoke(id, argument);
  if (!done.ok) return refuse(messageFor(done.error));
  console.log(
    command === 'code'
      ? `Mã ghi danh của quầy ${counter}: ${done.value} (dùng một lần, trong 24 giờ)`
      : 'Đã thu hồi. Quầy này không gửi, nhận được nữa.',
  );
}

async function runTakeIn(file: string, id: string, ward: OpenWard): Promise<void> {
  const text = readText(file);
  const done = text === null ? fail('takeIn.noFile') : await ward.takeIn(id, text);
  if (!done.ok) return refuse(messageFor(done.error));
  for (const line of takenLines(done.value)) console.log(line);
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
