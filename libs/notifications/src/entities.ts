import { Membership, Store } from '@zuoxi/published';
import { Event } from './notice/event.entity.js';
import { Notice } from './notice/notice.entity.js';
import { NoticeChoice } from './notice/notice-choice.entity.js';

/** Every table of this service, and what it reads of others. */
export const entities = [Event, Notice, NoticeChoice, Membership, Store];
