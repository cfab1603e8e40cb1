import { signal } from '@preact/signals';

/** The room in the address, and what stands behind it: #/orders/4a1f… is ['orders', '4a1f…']. */
export const address = signal<readonly string[]>([]);

/** The key of the local stack's clients, from the address that ./run serve printed; it leaves the address at once. */
export const localKey = signal<string | null>(null);

function read(): void {
  const hash = window.location.hash;
  if (/^#[A-Za-z0-9_-]{16,}$/.test(hash)) {
    localKey.value = hash.slice(1);
    history.replaceState(null, '', '/');
  }
  address.value = window.location.hash.replace(/^#\/?/, '').split('/').filter(Boolean).map(decodeURIComponent);
}

read();
window.addEventListener('hashchange', read);

export function go(...parts: string[]): void {
  window.location.hash = `#/${parts.map(encodeURIComponent).join('/')}`;
}
