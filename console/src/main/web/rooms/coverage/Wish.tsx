import { useSignal } from '@preact/signals';
import { ErrorBox } from '../../parts/ErrorBox';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { call } from '../../shared/api';
import type { CoveredApp } from '../../shared/apps';
import { clearDraft, draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';

const t = texts(
  {
    title: 'An app is missing?',
    lead: 'Say which. The operator of the platform sees how often each is asked for. Once a day counts.',
    name: 'Name of the app',
    action: 'Ask for it',
    done: (name: string) => `Counted: ${name}.`,
    ask: (name: string) => `Ask for it: ${name}`,
    missing: 'Fill this in.',
  },
  {
    title: '缺少某个应用？',
    lead: '请告知应用名称。平台运营方可看到各应用的需求次数，每日计一次。',
    name: '应用名称',
    action: '提出需求',
    done: (name: string) => `已记录：${name}。`,
    ask: (name: string) => `提出需求：${name}`,
    missing: '请填写此项。',
  },
);

/** Asks for an app by its name. */
export function Wish() {
  const name = draft('coverage.wish.name', '');
  const tried = useSignal(false);
  const done = useSignal('');
  const submit = async () => {
    const wanted = name.value.trim();
    tried.value = wanted === '';
    done.value = '';
    if (!wanted) return;
    await call('POST', 'demands', { body: { name: wanted } });
    done.value = wanted;
    clearDraft('coverage.wish.name');
  };
  return (
    <section aria-labelledby="wish">
      <h2 id="wish">{t().title}</h2>
      <p>{t().lead}</p>
      <Form action={t().action} submit={submit} label={t().title}>
        <Field label={t().name} value={name} autocomplete="off" wrong={tried.value && !name.value.trim() ? t().missing : undefined} />
      </Form>
      <Live>{done.value ? <p>{t().done(done.value)}</p> : null}</Live>
    </section>
  );
}

/** Asks for a registered app that does not take part. */
export function WishButton({ app }: { app: CoveredApp }) {
  const done = useSignal(false);
  const problem = useSignal<unknown>(null);
  const ask = async () => {
    try {
      await call('POST', 'demands', { body: { app: app.id } });
      done.value = true;
      problem.value = null;
    } catch (cause) {
      problem.value = cause;
    }
  };
  return (
    <>
      <button type="button" class="link" aria-label={t().ask(app.name)} onClick={() => void ask()}>
        {t().action}
      </button>
      <Live>{done.value ? <p>{t().done(app.id)}</p> : null}</Live>
      <ErrorBox problem={problem.value} />
    </>
  );
}
