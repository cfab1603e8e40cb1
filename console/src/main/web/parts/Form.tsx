import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { ErrorBox } from './ErrorBox';

interface FormProps {
  /** What the button says. */
  action: string;
  /** Does it; what it throws is shown beside the button, and nothing that was typed is lost. */
  submit: () => Promise<void>;
  children?: ComponentChildren;
  /** Further buttons. */
  more?: ComponentChildren;
  disabled?: boolean;
  label?: string;
}

/** A form with one action. It sends nothing by itself: the page's policy forbids that. */
export function Form({ action, submit, children, more, disabled, label }: FormProps) {
  const busy = useSignal(false);
  const problem = useSignal<unknown>(null);
  const send = async () => {
    if (busy.value) return;
    busy.value = true;
    problem.value = null;
    try {
      await submit();
    } catch (cause) {
      problem.value = cause;
    } finally {
      busy.value = false;
    }
  };
  return (
    <form
      noValidate
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {children}
      <ErrorBox problem={problem.value} />
      <div class="actions">
        <button type="submit" aria-busy={busy.value} disabled={disabled || busy.value}>
          {action}
        </button>
        {more}
      </div>
    </form>
  );
}
