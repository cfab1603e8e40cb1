import type { ComponentChildren } from 'preact';

/** What changes by itself and is read out when it does, without taking the focus. */
export function Live({ children }: { children: ComponentChildren }) {
  return (
    <div role="status" aria-live="polite">
      {children}
    </div>
  );
}
