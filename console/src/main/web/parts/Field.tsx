import type { Signal } from '@preact/signals';
import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

interface Common {
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, in words; empty for nothing. */
  wrong?: string | undefined;
}

interface TextField extends Common {
  value: Signal<string>;
  type?: 'text' | 'password' | 'date' | 'datetime-local' | 'number' | 'tel' | 'url' | 'month';
  lines?: number;
  required?: boolean;
  autocomplete?: string;
  name?: string;
  max?: string;
}

/** One line, or several, to type into. */
export function Field({ label, hint, wrong, value, type = 'text', lines, ...rest }: TextField) {
  const id = useId();
  const described = wrong || hint ? `${id}-hint` : undefined;
  const shared = {
    id,
    value: value.value,
    'aria-describedby': described,
    'aria-invalid': wrong ? ('true' as const) : undefined,
    onInput: (event: { currentTarget: { value: string } }) => (value.value = event.currentTarget.value),
    ...rest,
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? <textarea rows={lines} {...shared} /> : <input {...({ type, ...shared } as JSX.IntrinsicElements['input'])} />}
      <Hint id={`${id}-hint`} hint={hint} wrong={wrong} />
    </div>
  );
}

interface ChoiceField extends Common {
  value: Signal<string>;
  choices: readonly (readonly [value: string, label: string])[];
}

/** One of a few. */
export function Choice({ label, hint, wrong, value, choices }: ChoiceField) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value.value} aria-describedby={hint || wrong ? `${id}-hint` : undefined} onChange={(event) => (value.value = event.currentTarget.value)}>
        {choices.map(([choice, text]) => (
          <option value={choice}>{text}</option>
        ))}
      </select>
      <Hint id={`${id}-hint`} hint={hint} wrong={wrong} />
    </div>
  );
}

interface Picks extends Common {
  value: Signal<readonly string[]>;
  choices: readonly (readonly [value: string, label: ComponentChildren])[];
}

/** Any number of some. */
export function Picks({ label, hint, wrong, value, choices }: Picks) {
  const id = useId();
  const switched = (choice: string, on: boolean) =>
    (value.value = on ? [...value.value, choice] : value.value.filter((one) => one !== choice));
  return (
    <fieldset class="field" aria-describedby={hint || wrong ? `${id}-hint` : undefined}>
      <legend>{label}</legend>
      <div class="picks">
        {choices.map(([choice, text]) => (
          <label>
            <input type="checkbox" checked={value.value.includes(choice)} onChange={(event) => switched(choice, event.currentTarget.checked)} />
            {text}
          </label>
        ))}
      </div>
      <Hint id={`${id}-hint`} hint={hint} wrong={wrong} />
    </fieldset>
  );
}

/** Yes or no. */
export function Tick({ label, value }: { label: ComponentChildren; value: Signal<boolean> }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={value.value} onChange={(event) => (value.value = event.currentTarget.checked)} />
      {label}
    </label>
  );
}

function Hint({ id, hint, wrong }: { id: string; hint: string | undefined; wrong: string | undefined }) {
  if (wrong) return <small id={id} class="wrong">{wrong}</small>;
  return hint ? <small id={id}>{hint}</small> : null;
}
