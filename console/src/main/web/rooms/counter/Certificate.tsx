import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Field } from '../../parts/Field';
import { Form } from '../../parts/Form';
import { call } from '../../shared/api';
import { clearDraft, draft } from '../../shared/drafts';
import { languageTag, texts, time } from '../../shared/i18n';
import { localTime, rfc3339 } from '../../shared/shanghai';

interface Issued {
  certificate: string;
  page: string;
  validUntil: string;
}

const t = texts(
  {
    since: 'The customer holds the number since',
    consent: "Reference of the customer's consent",
    action: 'Make the certificate',
    print: 'Print',
    until: (until: string) => `It may be shown until ${until}.`,
    label: 'Certificate',
  },
  {
    since: '客户持号时间',
    consent: '客户授权凭证编号',
    action: '开具证明',
    print: '打印',
    until: (until: string) => `有效期至 ${until}。`,
    label: '号码焕新证明',
  },
);

/** Has a certificate of the number's past made, shows it and prints it. */
export function Certificate({ number, holderSince }: { number: string; holderSince: string | undefined }) {
  const name = `counter.certificate.${number}`;
  const since = draft(`${name}.since`, holderSince ? localTime(new Date(holderSince)) : '');
  const consent = draft(`${name}.consent`, '');
  const issued = useSignal<Issued | null>(null);
  const submit = async () => {
    issued.value = await call<Issued>('POST', 'numbers/certificate', {
      body: { phoneNumber: number, holderSince: rfc3339(since.value), consent: consent.value.trim(), language: languageTag() },
    });
    clearDraft(`${name}.consent`);
  };
  return (
    <>
      <Form action={t().action} submit={submit} label={t().action} disabled={!since.value || !consent.value.trim()}>
        <Field label={t().since} type="datetime-local" value={since} />
        <Field label={t().consent} value={consent} autocomplete="off" />
      </Form>
      {issued.value ? <Paper issued={issued.value} /> : null}
    </>
  );
}

/** The certificate's own page, with its own style and without a script, in a tree of its own that alone is printed. */
function Paper({ issued }: { issued: Issued }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = host.current;
    if (!place) return;
    // The page's policy forbids style elements, not sheets that a script of its own adopts.
    const styles: string[] = [];
    const plain = issued.page.replace(/<style>(.*?)<\/style>/gs, (_, text: string) => {
      styles.push(text.replace(/\bbody\b/g, ':host'));
      return '';
    });
    const page = new DOMParser().parseFromString(plain, 'text/html');
    page.querySelectorAll('script, style, link, meta').forEach((one) => one.remove());
    const style = new CSSStyleSheet();
    style.replaceSync(styles.join('\n'));
    const shadow = place.shadowRoot ?? place.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = [style];
    shadow.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
  }, [issued]);
  return (
    <>
      <div class="actions">
        <button type="button" onClick={() => window.print()}>
          {t().print}
        </button>
        <span class="quiet">{t().until(time(issued.validUntil))}</span>
      </div>
      <div class="paper" ref={host} role="region" aria-label={t().label} />
    </>
  );
}
