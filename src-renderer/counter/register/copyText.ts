/**
 * Puts text where Ctrl+V takes it from. A page that is not a secure origin (a counter opened over the local
 * network) and a window that grants nothing have no clipboard to write to by name: there the old way is
 * taken, which a person's press allows. False where neither went.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const field = Object.assign(document.createElement('textarea'), { value: text, readOnly: true });
  field.style.cssText = 'position:fixed;left:-9999px;top:0';
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
