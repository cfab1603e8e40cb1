import { useSignal } from '@preact/signals';
import { faultText } from '../../parts/AppFacts';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { Live } from '../../parts/Live';
import { call } from '../../shared/api';
import { clearDraft, draft } from '../../shared/drafts';
import { texts } from '../../shared/i18n';
import type { RegisteredApp } from '../../shared/registered';

const t = texts(
  {
    reason: 'Reason for the pause',
    reasonHint: 'It is kept, and operators see it. Leave out personal data.',
    pause: 'Pause',
    resume: 'Resume',
    verify: 'Send a verify',
    paused: 'It is sent nothing until it is resumed. Its tasks wait, and end at their deadlines.',
    resumed: 'What waited for it is sent, spread out.',
    passed: 'The endpoint answered the challenge.',
    failed: (why: string) => `The endpoint did not answer the challenge: ${why}.`,
  },
  {
    reason: '暂停原因',
    reasonHint: '将被保存并对平台运营人员可见，请勿填写个人信息。',
    pause: '暂停',
    resume: '恢复',
    verify: '发送验证',
    paused: '恢复之前不再下发。任务将等待，到期即结束。',
    resumed: '等待的任务将逐步下发。',
    passed: '接口已正确答复验证。',
    failed: (why: string) => `接口未通过验证：${why}。`,
  },
);

/** Pauses, resumes and verifies an app. */
export function AppActions({ app, changed }: { app: RegisteredApp; changed: (now: RegisteredApp) => void }) {
  const name = `operator.pause.${app.id}`;
  const reason = draft(name, '');
  const done = useSignal('');
  const act = async (what: string, body?: unknown) => {
    done.value = '';
    const now = await call<RegisteredApp>('POST', `apps/${encodeURIComponent(app.id)}/${what}`, body === undefined ? {} : { body });
    changed(now);
    return now;
  };
  const pause = async () => {
    await act('pause', reason.value.trim() ? { reason: reason.value.trim() } : {});
    clearDraft(name);
    done.value = t().paused;
  };
  const resume = async () => {
    await act('resume');
    done.value = t().resumed;
  };
  const verify = async () => {
    const { attempt } = await act('verify');
    if (attempt) done.value = attempt.passed ? t().passed : t().failed(faultText(attempt));
  };
  return (
    <>
      {app.pausedBecause || app.state === 'PAUSED' ? (
        <Form action={t().resume} submit={resume} label={t().resume} />
      ) : (
        <Form action={t().pause} submit={pause} label={t().pause}>
          <Field label={t().reason} hint={t().reasonHint} value={reason} autocomplete="off" />
        </Form>
      )}
      {app.endpoint ? <Form action={t().verify} submit={verify} label={t().verify} /> : null}
      <Live>{done.value ? <p>{done.value}</p> : null}</Live>
    </>
  );
}
