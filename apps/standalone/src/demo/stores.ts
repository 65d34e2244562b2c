import type { Platform } from '@zuoxi/vocabulary';
import type { DemoStore } from './history.js';

export interface StoreSpec extends DemoStore {
  readonly name: string;
  readonly clientName: string;
  readonly platform: Platform;
  readonly categoryName: string;
  readonly agents: number;
  readonly inService: boolean;
}

export const stores: readonly StoreSpec[] = [
  {
    slug: 'nuancheng',
    name: '暖橙家居旗舰店',
    clientName: '杭州暖橙家居有限公司',
    platform: 'tmall',
    category: 'home',
    categoryName: '家居家纺',
    perDay: 700,
    agents: 14,
    inService: true,
  },
  {
    slug: 'xiaolu',
    name: '小鹿母婴专营店',
    clientName: '小鹿母婴用品有限公司',
    platform: 'jd',
    category: 'baby',
    categoryName: '母婴用品',
    perDay: 420,
    agents: 10,
    inService: true,
  },
  {
    slug: 'shanye',
    name: '山野户外专营店',
    clientName: '成都山野户外用品店',
    platform: 'pdd',
    category: 'outdoor',
    categoryName: '运动户外',
    perDay: 90,
    agents: 6,
    inService: false,
  },
];
