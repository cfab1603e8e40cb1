import { may } from '../../shared/session';
import { texts } from '../../shared/i18n';
import { address } from '../../shell/address';
import { OrderDetail } from './OrderDetail';
import { OrderList } from './OrderList';
import { Submit } from './Submit';

const t = texts({ views: 'Orders', list: 'All orders', submit: 'New order' }, { views: '申请单', list: '全部申请单', submit: '新申请单' });

/** A carrier's orders: the list, one of them, or a new one. */
export default function Orders() {
  const place = address.value[1];
  return (
    <>
      <nav class="views" aria-label={t().views}>
        <a href="#/orders" aria-current={place === undefined ? 'page' : undefined}>
          {t().list}
        </a>
        {may('number-refresh:orders:write') ? (
          <a href="#/orders/new" aria-current={place === 'new' ? 'page' : undefined}>
            {t().submit}
          </a>
        ) : null}
      </nav>
      {place === undefined ? <OrderList /> : place === 'new' ? <Submit /> : <OrderDetail key={place} id={place} />}
    </>
  );
}
