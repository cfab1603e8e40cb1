import { useSignal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { Live } from '../parts/Live';
import { ROOMS } from '../rooms';
import type { Room } from '../rooms/room';
import { SignIn } from '../rooms/signin/SignIn';
import { lost } from '../shared/connection';
import { language, texts } from '../shared/i18n';
import { may, role, session, signOut } from '../shared/session';
import { theme } from '../shared/theme';
import { address, go } from './address';

const t = texts(
  {
    skip: 'Skip to the content',
    product: 'Number Refresh',
    rooms: 'Rooms',
    lost: 'The connection is lost. Nothing that you typed is lost; it goes on by itself as soon as the server answers.',
    signOut: 'Sign out',
    dark: 'Dark',
    light: 'Light',
    carrier: 'Carrier',
    operator: 'Operator',
    app: 'App provider',
    none: 'No room of the console is open to this client.',
    broken: 'This part of the page could not be loaded. Reload the page.',
  },
  {
    skip: '跳到正文',
    product: '二次号码焕新',
    rooms: '功能',
    lost: '连接已中断。已填写的内容不会丢失，服务器恢复后将自动继续。',
    signOut: '退出',
    dark: '深色',
    light: '浅色',
    carrier: '运营商',
    operator: '平台运营',
    app: '应用方',
    none: '该客户端没有可用的功能。',
    broken: '该部分页面未能加载，请刷新页面。',
  },
);

export function App() {
  const open = ROOMS.filter((room) => room.scopes.some(may));
  const wanted = address.value[0];
  const room = open.find((one) => one.id === wanted) ?? open[0];
  useEffect(() => {
    document.title = [session.value && room ? room.title() : null, t().product].filter(Boolean).join(' · ');
  });
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        {t().skip}
      </a>
      <header class="container">
        <strong class="product">
          <img src="/console/icon.svg" alt="" width="28" height="28" /> {t().product}
        </strong>
        {session.value ? <Rooms open={open} present={room} /> : null}
        <Switches />
      </header>
      <Live>{lost.value ? <p class="lost container">{t().lost}</p> : null}</Live>
      <main id="main" class="container" tabIndex={-1}>
        {session.value ? room ? <Loaded key={room.id} room={room} /> : <p>{t().none}</p> : <SignIn />}
      </main>
    </>
  );
}

function skip(event: Event): void {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function Rooms({ open, present }: { open: readonly Room[]; present: Room | undefined }) {
  return (
    <nav aria-label={t().rooms}>
      <ul>
        {open.map((room) => (
          <li>
            <a href={`#/${room.id}`} aria-current={room === present ? 'page' : undefined}>
              {room.title()}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Switches() {
  const dark = theme.value === 'dark' || (theme.value === 'auto' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  return (
    <div class="switches">
      {session.value ? (
        <span class="who">
          {role.value ? t()[role.value] : null} <bdi class="quiet">{session.value.clientId}</bdi>
        </span>
      ) : null}
      <button type="button" class="link" lang={language.value === 'zh' ? 'en' : 'zh-CN'} onClick={() => (language.value = language.value === 'zh' ? 'en' : 'zh')}>
        {language.value === 'zh' ? 'English' : '中文'}
      </button>
      <button type="button" class="link" onClick={() => (theme.value = dark ? 'light' : 'dark')}>
        {dark ? t().light : t().dark}
      </button>
      {session.value ? (
        <button
          type="button"
          class="link"
          onClick={() => {
            signOut();
            go();
          }}
        >
          {t().signOut}
        </button>
      ) : null}
    </div>
  );
}

/** A room, once it is loaded. */
function Loaded({ room }: { room: Room }) {
  const content = useSignal<{ Content: ComponentType } | null>(null);
  const failed = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    room.load().then(
      (module) => (content.value = { Content: module.default }),
      () => (failed.value = true),
    );
  }, [room]);
  if (failed.value) return <p role="alert">{t().broken}</p>;
  const Content = content.value?.Content;
  return (
    <>
      <h1 ref={heading}>{room.title()}</h1>
      {Content ? <Content /> : <p aria-busy="true" />}
    </>
  );
}
