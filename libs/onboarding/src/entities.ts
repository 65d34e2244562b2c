import { StoreProfile } from './profile/store-profile.entity.js';
import { TrafficSlot } from './profile/traffic-slot.entity.js';

/** Every table of this service. */
export const entities = [StoreProfile, TrafficSlot];
