import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { messageFor } from '../../src-shared/text/messages.ts';
import { voiceFolders } from '../pages.ts';
import { defaultDataFolder, rootFolder } from '../paths.ts';
import { openCounter } from '../services/openCounter.ts';
import { fileKeyBox } from '../store/fileKeyBox.ts';
import { browserPrinter } from '../web/browserPrinter.ts';
import { startWeb } from '../web/server.ts';
import { buildIfNeeded } from './build.ts';
import { electronHere } from './electronHere.ts';

const usage = `Cách dùng: npm start -- [--host electron|browser] [--port 4390] [--listen 127.0.0.1] [--data <thư mục>]`;

function options() {
  try {
    const { values } = parseArgs({
      options: {
        host: { type: 'string' },
        port: { type: 'string', default: '4390' },
        listen: { type: 'string', default: '127.0.0.1' },
        data: { type: 'string', default: defaultDataFolder() },
      },
    });
    const port = Number(values.port);
    const badHost = values.host !== undefined && values.host !== 'electron' && values.host !== 'browser';
    if (badHost || !Number.isInteger(port) || port < 0 || port > 65_535) return null;
    return { ...values, port };
  } catch {
    return null;
  }
}

async function startBrowserHost(dataFolder: string, listen: string, port: number): Promise<void> {
  const assetsFolder = join(rootFolder, 'assets');
  const opened = await openCounter({
    dataFolder,
    assetsFolder,
    keys: fileKeyBox(join(dataFolder, 'keys.json')),
    printer: browserPrinter,
    clock: () => new Date(),
    random: randomBytes,
    cipher: true,
    online: true,
  });
  if (!opened.ok) return stop(messageFor(opened.error));
  const counter = opened.value;
  try {
    const web = await startWeb({
      counter,
      rendererFolder: join(rootFolder, 'dist', 'renderer'),
      voiceFolders: voiceFolders(dataFolder, assetsFolder),
      host: listen,
      port,
    });
    // Before anything is said: who reads “Ctrl+C” may press it at once.
    const end = async () => {
      await web.close();
      counter.close();
      process.exit(0);
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
    console.log(`Quầy Một Cửa đang chạy. Dữ liệu: ${dataFolder}`);
    console.log(`Mở quầy tại:      ${web.counterAddress}`);
    console.log(`Màn hình đánh giá: ${web.padAddress} (lấy mã ghép ở trang chủ của quầy)`);
    console.log(`Màn hình sảnh:     ${web.lobbyAddress}; màn hình gọi số: ${web.displayAddress}`);
    console.log('Dừng: Ctrl+C');
  } catch (error) {
    counter.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    stop(messageFor({ code: 'web.portTaken', details: { port } }));
  }
}

function stop(message: string): void {
  console.error(message);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const given = options();
  if (!given) return stop(usage);
  const electron = electronHere();
  if (given.host === 'electron' && !electron.ok) return stop(messageFor(electron.error));
  const useElectron = given.host !== 'browser' && electron.ok;
  if (!buildIfNeeded(useElectron ? 'electron' : 'renderer'))
    return stop(messageFor({ code: 'start.buildFailed' }));
  if (useElectron && electron.ok) {
    const child = spawn(electron.value, [rootFolder, '--data', given.data], { stdio: 'inherit' });
    process.on('SIGINT', () => child.kill('SIGTERM'));
    child.on('exit', (code) => process.exit(code ?? 0));
    return;
  }
  if (!electron.ok && given.host === undefined)
    console.log(`${messageFor(electron.error)} Dùng trình duyệt thay cho cửa sổ riêng.`);
  await startBrowserHost(given.data, given.listen, given.port);
}

await main();
