import { AssertionError } from 'node:assert';

const count = { passed: 0, failed: 0 };

/** Runs one check and says how it went; the next one runs whatever came out, unless it cannot. */
export async function check(name: string, body: () => Promise<void> | void): Promise<boolean> {
  try {
    await body();
    count.passed += 1;
    console.log(`  ok   ${name}`);
    return true;
  } catch (error) {
    count.failed += 1;
    const words = error instanceof AssertionError || error instanceof Error ? error.message : String(error);
    console.log(`  FAIL ${name}\n       ${words.replaceAll('\n', '\n       ')}`);
    return false;
  }
}

/** The closing line of the run; the process ends badly when anything failed or nothing ran. */
export function closeChecks(): void {
  console.log(`\n${count.passed} passed, ${count.failed} failed`);
  process.exitCode = count.failed === 0 && count.passed > 0 ? 0 : 1;
}
