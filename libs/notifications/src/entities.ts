import { Membership, OwnRole, Store } from '@zuoxi/published';
import { Channel } from './delivery/channel.entity.js';
import { Delivery } from './delivery/delivery.entity.js';
import { Event } from './event/event.entity.js';
import { Notice } from './notice/notice.entity.js';
import { NoticeChoice } from './notice/notice-choice.entity.js';

/** Every table of this service, and what it reads of others. */
export const entities = [Channel, Delivery, Event, Notice, NoticeChoice, Membership, OwnRole, Store];
